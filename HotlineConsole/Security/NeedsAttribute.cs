using HotlineConsole.Core.Confidentiality;
using Microsoft.AspNetCore.Authorization;

namespace HotlineConsole.Security;

/// <summary>Says what a page, line or endpoint is; the table of <see cref="Entries"/> says who may open it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute : AuthorizeAttribute
{
    public NeedsAttribute(Entry entry)
    {
        Entry = entry;
        Roles = string.Join(',', Entries.RolesOf(entry)) is { Length: > 0 } roles ? roles : "nobody";
    }

    public Entry Entry { get; }
}
