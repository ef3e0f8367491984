using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Demo;

/// <summary>A call that an attendant has taken down at <paramref name="At"/>.</summary>
internal sealed record Arrival(DateTimeOffset At, long Hour, int Index)
{
    public Guid IdFor(int seed) => PlannedAction.IdOf($"{seed}|call|{Hour}|{Index}");
}

/// <summary>
/// The stream of calls: a Poisson process whose rate follows the hour of the day. Every hour has dice of its own, so the stream can be
/// entered at any instant and is the same.
/// </summary>
internal sealed class Arrivals(int seed, double perDay, TimeZoneInfo zone)
{
    /// <summary>All calls after the instant, without an end.</summary>
    public IEnumerable<Arrival> After(DateTimeOffset instant)
    {
        for (var hour = instant.UtcTicks / TimeSpan.TicksPerHour; ; hour++)
        {
            foreach (var arrival in OfHour(hour))
            {
                if (arrival.At > instant)
                {
                    yield return arrival;
                }
            }
        }
    }

    private IEnumerable<Arrival> OfHour(long hour)
    {
        var start = new DateTimeOffset(hour * TimeSpan.TicksPerHour, TimeSpan.Zero);
        var rate = CallProfile.Expected(TimeZoneInfo.ConvertTime(start, zone).DateTime, perDay);
        var dice = Dice.Of(seed, Draw.Calls, hour);
        var index = 0;
        for (var at = dice.Exponential(rate); at < 1; at += dice.Exponential(rate))
        {
            yield return new(start + TimeSpan.FromMilliseconds(Math.Floor(at * 3_600_000)), hour, index++);
        }
    }
}

/// <summary>Makes of a call the command of the attendant who took it.</summary>
internal sealed class Reception(int seed, City city, Personas personas)
{
    private readonly Complaints _complaints = new(city);

    /// <summary>Whether the call is among that part of all calls.</summary>
    public bool IsAmong(double share, Arrival arrival) => share >= 1 || Dice.Of(seed, Draw.Thinning, arrival.Hour, arrival.Index).Chance(share);

    public Envelope Accept(Arrival arrival, DateTimeOffset? at)
    {
        var dice = Dice.Of(seed, Draw.Complaint, arrival.Hour, arrival.Index);
        var attendant = personas.Attendant(dice.Below(int.MaxValue));
        var (district, street) = Where(arrival);
        return new(arrival.IdFor(seed), attendant, new AcceptComplaint(_complaints.Make(arrival.At, district, street, dice)), At: at);
    }

    public OrganizerId StreetOf(Arrival arrival) => Where(arrival).Street;

    private (string District, OrganizerId Street) Where(Arrival arrival) => _complaints.Where(Dice.Of(seed, Draw.Street, arrival.Hour, arrival.Index));
}
