using System.Collections.Frozen;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Confidentiality;

/// <summary>What of the console can be opened: desks, registers, lines that stay open, the interface for programs.</summary>
public enum Entry
{
    Attendant,
    Dispatcher,
    Supervisor,
    Organizer,

    /// <summary>Who of the own organizer is on duty, with phones.</summary>
    Roster,

    /// <summary>The desk of those who ask claimants what came of it (5.5).</summary>
    FollowUp,

    /// <summary>The list of orders and the sheet of one; which orders is decided for each by <see cref="Capabilities.MaySee"/>.</summary>
    Orders,

    Wall,
    People,
    Devices,
    Keys,

    /// <summary>The board's live line for programs; an organizer's people hear of their inbox only.</summary>
    BoardLine,

    /// <summary>Reading through the interface for programs; what of it is decided for each order and register.</summary>
    Reading,

    /// <summary>Commands through the interface for programs; which of them is decided by <see cref="Capabilities.Refuse"/>.</summary>
    Commands,

    /// <summary>Invitations to rate, and what claimants answer by text message: for gateways (5.5.2).</summary>
    Messages,

    /// <summary>Complaints about the service of the hotline itself (5.4.3).</summary>
    ServiceComplaints,

    /// <summary>The archive: what is kept until when, its verification, and the way out (5.6.3).</summary>
    Archive,

    /// <summary>The audit of security acts (6.1).</summary>
    Audit,

    /// <summary>How the system runs: database, seals, lines; nothing of any order.</summary>
    Status,

    /// <summary>What a person does with the own account: the password, the sessions.</summary>
    OwnAccount,
}

/// <summary>Which role may open what (6.1.2). What is not in the table is closed.</summary>
[Clause("6.1.2")]
public static class Entries
{
    private static readonly FrozenDictionary<Entry, Role[]> Table = new Dictionary<Entry, Role[]>
    {
        [Entry.Attendant] = [Role.Attendant],
        [Entry.Dispatcher] = [Role.Dispatcher],
        [Entry.Supervisor] = [Role.Supervisor],
        [Entry.Organizer] = [Role.OrganizerStaff, Role.OrganizerLeader],
        [Entry.Roster] = [Role.OrganizerLeader],
        [Entry.FollowUp] = [Role.FollowUp],
        [Entry.Orders] = [Role.Attendant, Role.Dispatcher, Role.Supervisor, Role.OrganizerStaff, Role.OrganizerLeader, Role.FollowUp, Role.Keeper],
        [Entry.Wall] = [Role.Wall, Role.Supervisor, Role.Administrator],
        [Entry.People] = [Role.SecurityAdministrator],
        [Entry.Devices] = [Role.Administrator],
        [Entry.Keys] = [Role.SecurityAdministrator],
        [Entry.BoardLine] = [Role.Attendant, Role.Dispatcher, Role.Supervisor, Role.Wall, Role.OrganizerStaff, Role.OrganizerLeader],
        [Entry.Reading] = [Role.Attendant, Role.Dispatcher, Role.Supervisor, Role.OrganizerStaff, Role.OrganizerLeader, Role.Administrator, Role.Wall, Role.FollowUp, Role.Keeper,
            Role.Gateway],
        [Entry.Commands] = [Role.Attendant, Role.Dispatcher, Role.Supervisor, Role.OrganizerStaff, Role.OrganizerLeader, Role.Administrator, Role.Wall, Role.FollowUp, Role.Keeper,
            Role.Gateway],
        [Entry.Messages] = [Role.Gateway],
        [Entry.ServiceComplaints] = [Role.Attendant, Role.Supervisor, Role.FollowUp],
        [Entry.Archive] = [Role.Keeper],
        [Entry.Audit] = [Role.Auditor],
        [Entry.Status] = [Role.Administrator, Role.Auditor],
        [Entry.OwnAccount] = [Role.Attendant, Role.Dispatcher, Role.Supervisor, Role.OrganizerStaff, Role.OrganizerLeader, Role.Administrator,
            Role.SecurityAdministrator, Role.Auditor, Role.FollowUp, Role.Keeper, Role.Gateway],
    }.ToFrozenDictionary();

    public static bool MayOpen(this Role role, Entry entry) => RolesOf(entry).Contains(role);

    /// <summary>Nobody for an entry that is not in the table.</summary>
    public static IReadOnlyList<Role> RolesOf(Entry entry) => Table.GetValueOrDefault(entry) ?? [];
}
