using System.Collections.Frozen;
using System.Globalization;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Demo;

/// <summary>The simulated people: seats with numbers, not persons.</summary>
internal sealed class Personas(City city)
{
    private readonly Actor[] _attendants = Seats("attendant", "受理坐席", Role.Attendant, 300);
    private readonly Actor[] _dispatchers = Seats("dispatcher", "派单坐席", Role.Dispatcher, 40);
    private readonly Actor[] _followUps = Seats("follow-up", "回访坐席", Role.FollowUp, 60);
    private readonly Actor[] _supervisors = Seats("supervisor", "督办坐席", Role.Supervisor, 8);

    private readonly FrozenDictionary<OrganizerId, (Actor Staff, Actor Leader)> _organizers = city.Organizers.Values.ToFrozenDictionary(
        o => o.Id,
        o => (new Actor($"demo-staff-{o.Id}", o.FullName + "承办席", Role.OrganizerStaff, o.Id),
            new Actor($"demo-leader-{o.Id}", o.FullName + "审核席", Role.OrganizerLeader, o.Id)));

    public Actor Attendant(long which) => _attendants[which % _attendants.Length];

    public Actor Dispatcher(long which) => _dispatchers[which % _dispatchers.Length];

    public Actor Supervisor(long which) => _supervisors[which % _supervisors.Length];

    public Actor FollowUp(long which) => _followUps[which % _followUps.Length];

    public static bool IsFollowUpSeat(string? id) => id?.StartsWith("demo-follow-up-", StringComparison.Ordinal) is true;

    public Actor Staff(OrganizerId of) => _organizers[of].Staff;

    public Actor Leader(OrganizerId of) => _organizers[of].Leader;

    /// <summary>Whether a seat of the simulation took the call, not a person.</summary>
    public static bool IsSimulated(LastChange change) => change.By.StartsWith("受理坐席", StringComparison.Ordinal);

    private static Actor[] Seats(string id, string name, Role role, int count) =>
    [
        .. Enumerable.Range(1, count).Select(i => i.ToString("D3", CultureInfo.InvariantCulture)).Select(i => new Actor($"demo-{id}-{i}", name + i, role)),
    ];
}
