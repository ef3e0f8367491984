using HotlineConsole.Core.Confidentiality;
using Microsoft.AspNetCore.Authorization;

namespace HotlineConsole.Security;

/// <summary>Says which roles may open a page or call an endpoint; without it any signed-in user may.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class NeedsAttribute : AuthorizeAttribute
{
    public NeedsAttribute(params Role[] anyOf) => Roles = string.Join(',', anyOf);
}
