using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Pages.Organizer;

/// <summary>A refusal as its fields show it.</summary>
public static class FieldErrors
{
    public static string? Of(Refusal? refusal, string field) =>
        refusal is { } found && found.Fields.Contains(field) ? Words.Of("OrgDesk.FieldMissing", Words.Of("field." + field)) : null;
}
