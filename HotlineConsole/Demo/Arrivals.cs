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
