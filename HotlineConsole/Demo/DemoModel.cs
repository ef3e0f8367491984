using System.Collections.Frozen;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Demo;

/// <summary>The demo city as a model: who calls when with what, and what everybody does about an order as it stands. Nothing in it runs.</summary>
internal sealed class DemoModel
{
    private readonly FrozenSet<OrganizerId> _peopleAt;
    private readonly HotlineCourse _hotline;
    private readonly OrganizerCourse _organizers;
    private readonly SupervisorCourse _supervisors;

    public DemoModel(City city, DemoCityOptions options, IEnumerable<OrganizerId> peopleAt)
    {
        Seed = options.Seed;
        var personas = new Personas(city);
        _peopleAt = [.. peopleAt];
        var chance = new Chances(city, options, _peopleAt);
        Arrivals = new(options.Seed, options.RequestsPerDay, city.TimeZone);
        Reception = new(options.Seed, city, personas);
        _hotline = new(city, personas, chance);
        _organizers = new(personas, chance);
        _supervisors = new(personas, chance);
    }

    public int Seed { get; }

    public Arrivals Arrivals { get; }

    public Reception Reception { get; }

    /// <summary>The calls of a thinner city. Those from streets with demo accounts stay in, so that their people find something.</summary>
    public IEnumerable<Envelope> Calls(DateTimeOffset after, double share)
    {
        foreach (var call in Arrivals.After(after))
        {
            if (Reception.IsAmong(share, call) || _peopleAt.Contains(Reception.StreetOf(call)))
            {
                yield return Reception.Accept(call, call.At);
            }
        }
    }

    /// <summary>
    /// The next thing that somebody does with the order; null when nobody has anything to do. It follows from the order's state alone.
    /// <paramref name="without"/>: a kind of command that was refused.
    /// </summary>
    public PlannedAction? Next(WorkOrder order, Type? without = null)
    {
        PlannedAction? next = null;
        foreach (var action in _hotline.Of(order).Concat(_organizers.Of(order)).Concat(_supervisors.Of(order)))
        {
            if ((next is null || action.At < next.At) && action.Command.GetType() != without)
            {
                next = action;
            }
        }

        return next;
    }
}

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
