using HotlineConsole.Core.Confidentiality;

namespace HotlineConsole.Layout;

/// <summary>An entry of the top bar: where it leads, the key of its text, and who sees it.</summary>
internal sealed record NavigationEntry(string Address, string TextKey, params Role[] For);

/// <summary>The top bar's entries in their order. A page that should be reached from anywhere adds a line.</summary>
internal static class Navigation
{
    public static readonly IReadOnlyList<NavigationEntry> All =
    [
        new("attendant", "Nav.Attendant", Role.Attendant),
        new("dispatcher", "Nav.Dispatcher", Role.Dispatcher),
        new("supervisor", "Nav.Supervisor", Role.Supervisor),
        new("organizer", "Nav.Organizer", Role.OrganizerStaff, Role.OrganizerLeader),
        new("orders", "Nav.Orders", Role.Attendant, Role.Dispatcher, Role.Supervisor, Role.OrganizerStaff, Role.OrganizerLeader),
        new("wall", "Nav.Wall", Role.Supervisor, Role.Administrator),
        new("admin/devices", "Nav.Devices", Role.Administrator),
        new("admin/keys", "Nav.Keys", Role.Administrator),
    ];

    public static IEnumerable<NavigationEntry> Of(Role role) => All.Where(entry => entry.For.Contains(role));
}
