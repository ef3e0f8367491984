using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Texts;
using HotlineConsole.Security.Audit;

namespace HotlineConsole.Pages.Admin;

/// <summary>The codes of the audit in words. What is no code is shown as it is: somebody may have changed it.</summary>
public static class AuditWords
{
    public static string Act(string act) => Enum.TryParse<AuditAct>(act, out var known) && known.ToString() == act ? Words.Name(known) : act;

    /// <summary>A role, with the organizer behind it, or how a sign-in was done or refused.</summary>
    public static string? Value(string? value)
    {
        var first = value?.Split(' ')[0] ?? "";
        return Enum.TryParse<Role>(first, out var role) && role.ToString() == first ? Words.Name(role) + value![first.Length..]
            : Words.InChinese.ContainsKey($"Audit.Value.{value}") ? Words.Of($"Audit.Value.{value}")
            : value;
    }
}
