namespace HotlineConsole.Core.Time;

/// <summary>Wall-clock time of a zone to instants and back, also where the clock is put forward or back.</summary>
internal static class LocalTime
{
    internal static DateTime Of(DateTimeOffset instant, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(instant, zone).DateTime;

    internal static DateOnly DateOf(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(Of(instant, zone));

    /// <summary>
    /// The first instant (UTC) at which the wall clock shows this time or a later one: of a time that comes twice the first, of a time
    /// that is left out the moment of the change. So later wall-clock times never give earlier instants.
    /// </summary>
    internal static DateTimeOffset FirstInstantAt(DateTime local, TimeZoneInfo zone)
    {
        if (!zone.IsInvalidTime(local) && !zone.IsAmbiguousTime(local))
        {
            return Utc(local - zone.GetUtcOffset(local));
        }

        if (zone.IsAmbiguousTime(local))
        {
            return Utc(local - zone.GetAmbiguousTimeOffsets(local).Max());
        }

        // Offsets lie within a day of UTC; inside that range the clock passes the left-out time once, so halving finds the change.
        var before = local.Ticks - TimeSpan.TicksPerDay;
        var reached = local.Ticks + TimeSpan.TicksPerDay;
        while (reached - before > 1)
        {
            var middle = before + ((reached - before) / 2);
            if (Of(new DateTimeOffset(middle, TimeSpan.Zero), zone) >= local)
            {
                reached = middle;
            }
            else
            {
                before = middle;
            }
        }

        return new DateTimeOffset(reached, TimeSpan.Zero);
    }

    private static DateTimeOffset Utc(DateTime utc) => new(utc.Ticks, TimeSpan.Zero);
}
