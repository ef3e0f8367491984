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
        var roles = Entries.RolesOf(entry).Select(role => role.ToString());
        Roles = string.Join(',', entry == Entry.OwnAccount ? roles.Append(Owed.Role) : roles) is { Length: > 0 } named ? named : "nobody";
    }

    public Entry Entry { get; }
}
