using HotlineConsole.Core.Organizers;

namespace HotlineConsole.Pages.Supervisor;

/// <summary>A share of duty while it is written.</summary>
public sealed class DutyDraft
{
    public OrganizerId? Organizer { get; set; }

    public string? Duty { get; set; }
}
