using HotlineConsole.Core.Confidentiality;

namespace HotlineConsole.Layout;

/// <summary>An entry of the top bar: where it leads, the key of its text, and what it opens.</summary>
internal sealed record NavigationEntry(string Address, string TextKey, Entry Opens);

/// <summary>The top bar's entries in their order. A page that should be reached from anywhere adds a line.</summary>
internal static class Navigation
{
    public static readonly IReadOnlyList<NavigationEntry> All =
    [
        new("attendant", "Nav.Attendant", Entry.Attendant),
        new("dispatcher", "Nav.Dispatcher", Entry.Dispatcher),
        new("supervisor", "Nav.Supervisor", Entry.Supervisor),
        new("organizer", "Nav.Organizer", Entry.Organizer),
        new("organizer/roster", "Nav.Roster", Entry.Roster),
        new("followup", "Nav.FollowUp", Entry.FollowUp),
        new("service-complaints", "Nav.ServiceComplaints", Entry.ServiceComplaints),
        new("orders", "Nav.Orders", Entry.Orders),
        new("wall", "Nav.Wall", Entry.Wall),
        new("archive", "Nav.Archive", Entry.Archive),
        new("admin/users", "Nav.Users", Entry.People),
        new("admin/devices", "Nav.Devices", Entry.Devices),
        new("admin/keys", "Nav.Keys", Entry.Keys),
        new("admin/status", "Nav.Status", Entry.Status),
        new("admin/audit", "Nav.Audit", Entry.Audit),
    ];

    /// <summary>Another entry lies below its address, which would mark both.</summary>
    public static bool HasPagesBelow(NavigationEntry entry) => All.Any(other => other.Address.StartsWith(entry.Address + "/", StringComparison.Ordinal));

    public static IEnumerable<NavigationEntry> Of(Role role) => All.Where(entry => role.MayOpen(entry.Opens));
}
