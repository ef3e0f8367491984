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
    private readonly FollowUpCourse _followUps;

    public DemoModel(City city, DemoCityOptions options, IEnumerable<OrganizerId> peopleAt)
    {
        Seed = options.Seed;
        var personas = new Personas(city);
        _peopleAt = [.. peopleAt];
        var chance = new Chances(city, options, _peopleAt);
        Arrivals = new(options.Seed, options.RequestsPerDay, city.TimeZone);
        Reception = new(options.Seed, city, personas);
        Switchboard = new(options.Seed, Arrivals, Reception, personas);
        _hotline = new(city, personas, chance);
        _organizers = new(personas, chance, new(city, personas, chance));
        _supervisors = new(personas, chance);
        _followUps = new(personas, chance);
    }

    public int Seed { get; }

    public Arrivals Arrivals { get; }

    public Reception Reception { get; }

    public Switchboard Switchboard { get; }

    /// <summary>The complaints of a thinner city. Those from streets with demo accounts stay in, so that their people find something.</summary>
    public IEnumerable<Envelope> Calls(DateTimeOffset after, double share) => Thinned(after, share).Select(call => Reception.Accept(call, call.At));

    /// <summary>Who calls in a thinner city.</summary>
    public IEnumerable<Arrival> Thinned(DateTimeOffset after, double share) =>
        Arrivals.After(after).Where(call => Reception.IsAmong(share, call) || _peopleAt.Contains(Reception.StreetOf(call)));

    /// <summary>
    /// The next thing that somebody does with the order; null when nobody has anything to do. It follows from the order's state alone.
    /// <paramref name="without"/>: a kind of command that was refused.
    /// </summary>
    public PlannedAction? Next(WorkOrder order, Type? without = null)
    {
        PlannedAction? next = null;
        foreach (var action in _hotline.Of(order).Concat(_organizers.Of(order)).Concat(_supervisors.Of(order)).Concat(_followUps.Of(order)))
        {
            if ((next is null || action.At < next.At) && action.Command.GetType() != without)
            {
                next = action;
            }
        }

        return next;
    }
}
