namespace HotlineConsole.Core.Time;

public sealed partial class WorkingCalendar
{
    /// <summary>The first instant at which so much working time has passed since the start; a negative amount counts back.</summary>
    public DateTimeOffset Add(DateTimeOffset start, TimeSpan working)
    {
        if (working <= TimeSpan.Zero)
        {
            return working == TimeSpan.Zero ? start.ToUniversalTime() : Subtract(start, -working);
        }

        var left = working;
        for (var date = LocalTime.DateOf(start, Zone); ; date = date.AddDays(1))
        {
            foreach (var hours in HoursOn(date))
            {
                var (from, to) = Instants(date, hours);
                from = from > start ? from : start.ToUniversalTime();
                if (to - from >= left)
                {
                    return from + left;
                }

                left -= to > from ? to - from : TimeSpan.Zero;
            }
        }
    }

    /// <summary>The last instant from which so much working time passes until the end; a negative amount counts forward.</summary>
    public DateTimeOffset Subtract(DateTimeOffset end, TimeSpan working)
    {
        if (working <= TimeSpan.Zero)
        {
            return working == TimeSpan.Zero ? end.ToUniversalTime() : Add(end, -working);
        }

        var left = working;
        for (var date = LocalTime.DateOf(end, Zone); ; date = date.AddDays(-1))
        {
            var day = HoursOn(date);
            for (var i = day.Length - 1; i >= 0; i--)
            {
                var (from, to) = Instants(date, day[i]);
                to = to < end ? to : end.ToUniversalTime();
                if (to - from >= left)
                {
                    return to - left;
                }

                left -= to > from ? to - from : TimeSpan.Zero;
            }
        }
    }

    /// <summary>Working time between two instants; negative when the second comes first.</summary>
    public TimeSpan Elapsed(DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from)
        {
            return -Elapsed(to, from);
        }

        var sum = TimeSpan.Zero;
        var last = LocalTime.DateOf(to, Zone);
        for (var date = LocalTime.DateOf(from, Zone); date <= last; date = date.AddDays(1))
        {
            foreach (var hours in HoursOn(date))
            {
                var (opens, closes) = Instants(date, hours);
                opens = opens > from ? opens : from;
                closes = closes < to ? closes : to;
                sum += closes > opens ? closes - opens : TimeSpan.Zero;
            }
        }

        return sum;
    }

    /// <summary>
    /// The same time of day on the Nth working day after the start; a start outside working hours counts from the next opening. Where that
    /// day has no work at that time, its next opening, or its close when there is none (decision 0009).
    /// </summary>
    public DateTimeOffset AddWorkingDays(DateTimeOffset start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var begin = Opening(start);
        var local = LocalTime.Of(begin, Zone);
        var date = DateOnly.FromDateTime(local);
        for (var left = days; left > 0; left -= IsWorkingDay(date) ? 1 : 0)
        {
            date = date.AddDays(1);
        }

        return days == 0 ? begin : LocalTime.FirstInstantAt(date.ToDateTime(TimeOnly.MinValue) + TimeInHours(date, local.TimeOfDay), Zone);
    }

    /// <summary>The instant itself when it lies in working hours, otherwise the next opening.</summary>
    public DateTimeOffset Opening(DateTimeOffset instant)
    {
        for (var date = LocalTime.DateOf(instant, Zone); ; date = date.AddDays(1))
        {
            foreach (var hours in HoursOn(date))
            {
                var (from, to) = Instants(date, hours);
                if (instant < to)
                {
                    return from > instant ? from : instant.ToUniversalTime();
                }
            }
        }
    }

    private TimeSpan TimeInHours(DateOnly date, TimeSpan timeOfDay)
    {
        var day = HoursOn(date);
        foreach (var hours in day)
        {
            if (timeOfDay < hours.End)
            {
                return timeOfDay > hours.Start ? timeOfDay : hours.Start;
            }
        }

        return day[^1].End;
    }

    private (DateTimeOffset From, DateTimeOffset To) Instants(DateOnly date, WorkingHours hours)
    {
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        return (LocalTime.FirstInstantAt(midnight + hours.Start, Zone), LocalTime.FirstInstantAt(midnight + hours.End, Zone));
    }
}
