using System.Collections.Frozen;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Demo;

/// <summary>The chances of the model: dice by order, how diligent an organizer is, what is left to people.</summary>
internal sealed class Chances
{
    private readonly DemoCityOptions _options;
    private readonly FrozenDictionary<OrganizerId, double> _pace;
    private readonly FrozenDictionary<OrganizerId, double> _leave;

    public Chances(City city, DemoCityOptions options, FrozenSet<OrganizerId> peopleAt)
    {
        _options = options;
        _pace = city.Organizers.Values.ToFrozenDictionary(o => o.Id, PaceOf);
        _leave = peopleAt.Where(city.Organizers.ContainsKey).ToFrozenDictionary(o => o, o => LeaveAt(city.Find(o), city));
    }

    public TimeSpan LeftFor => TimeSpan.FromHours(_options.LeftForHours);

    public Dice For(Draw what, WorkOrder order, long also = 0) => Dice.Of(_options.Seed, what, order.Number.Value, also);

    /// <summary>1 is ordinary; the laggards take several times as long.</summary>
    public double Pace(OrganizerId organizer) => _pace.GetValueOrDefault(organizer, 1);

    public bool IsLeftAtDesk(WorkOrder order, Draw step) => For(Draw.Left, order, (long)step).Chance(1.0 / _options.LeaveOneIn);

    /// <summary>From which of its steps on the organizer's people have the order for themselves; null: they do not.</summary>
    public Draw? LeftFrom(WorkOrder order, OrganizerId organizer)
    {
        if (!_leave.TryGetValue(organizer, out var leave))
        {
            return null;
        }

        var dice = For(Draw.Left, order, order.Rounds);
        return !dice.Chance(leave) ? null : dice.Chance(0.5) ? Draw.Sign : Draw.Contact;
    }

    // Enterprises and departments of the city hold so much that a laggard among them would be the whole city's lateness.
    private double PaceOf(Organizer organizer)
    {
        var dice = Dice.Of(_options.Seed, Draw.Diligence, Dice.Mark(organizer.Id.Value));
        var mayLag = organizer.Kind is OrganizerKind.Street or OrganizerKind.DistrictDepartment or OrganizerKind.DistrictGovernment;
        return mayLag && dice.Chance(0.12) ? dice.Between(3, 6) : dice.Between(0.7, 1.3);
    }

    // Half of what the heating company gets in November would bury its people: no more than so many an hour are left to them.
    private double LeaveAt(Organizer organizer, City city)
    {
        var all = city.Categories.Values.Sum(c => DemoShares.OfCategory(c, 1));
        var own = city.Categories.Values.Where(c => c.CityLead == organizer.Id || c.Lead == organizer.Id.Value).Sum(c => DemoShares.OfCategory(c, 1));
        var perHour = _options.RequestsPerDay / 24.0 * own / all;
        return perHour * _options.LeaveToPeople <= _options.LeaveAtMostPerHour ? _options.LeaveToPeople : _options.LeaveAtMostPerHour / perHour;
    }
}
