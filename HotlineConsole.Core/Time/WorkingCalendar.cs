using System.Collections.Frozen;
using System.Collections.Immutable;

namespace HotlineConsole.Core.Time;

/// <summary>
/// Working time of a place: weekly hours, holidays and make-up workdays. Working time is counted on the wall clock of the zone and measured
/// in time that really passes. Starts of hours are included, ends are not; instants in results are UTC (decision 0009).
/// </summary>
public sealed partial class WorkingCalendar
{
    private readonly FrozenDictionary<DayOfWeek, ImmutableArray<WorkingHours>> _weekly;
    private readonly ImmutableArray<WorkingHours> _makeUp;
    private readonly FrozenDictionary<DateOnly, CalendarDay> _days;
    private readonly FrozenSet<int> _years;

    /// <param name="makeUpHours">Hours of a make-up workday; those of Monday unless given.</param>
    public WorkingCalendar(
        TimeZoneInfo zone,
        IReadOnlyDictionary<DayOfWeek, ImmutableArray<WorkingHours>> weekly,
        IEnumerable<CalendarYear>? years = null,
        ImmutableArray<WorkingHours>? makeUpHours = null)
    {
        Zone = zone;
        _weekly = weekly.ToFrozenDictionary(d => d.Key, d => InOrder(d.Value));
        if (_weekly.Values.All(hours => hours.IsEmpty))
        {
            throw new ArgumentException("A working calendar has working hours on some day of the week.", nameof(weekly));
        }

        _makeUp = makeUpHours is { } given ? InOrder(given) : _weekly.GetValueOrDefault(DayOfWeek.Monday, []);
        Years = [.. years ?? []];
        _days = Years.SelectMany(y => y.Days).ToFrozenDictionary(d => d.Date);
        _years = Years.Where(y => !y.Days.IsEmpty).Select(y => y.Year).ToFrozenSet();
    }

    public TimeZoneInfo Zone { get; }

    public ImmutableArray<CalendarYear> Years { get; }

    /// <summary>Monday to Friday 9:00-12:00 and 13:00-18:00, no year covered.</summary>
    public static WorkingCalendar Default(TimeZoneInfo zone)
    {
        ImmutableArray<WorkingHours> day = [new(new(9, 0), new(12, 0)), new(new(13, 0), new(18, 0))];
        DayOfWeek[] weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
        return new(zone, weekdays.ToDictionary(d => d, _ => day));
    }

    /// <summary>This calendar with the days of a year added, in place of what it had for that year.</summary>
    public WorkingCalendar With(CalendarYear year) =>
        new(Zone, _weekly, [.. Years.Where(y => y.Year != year.Year), year], _makeUp);

    /// <summary>Whether published days of the year are known. A year without a single one is not covered.</summary>
    public bool Covers(int year) => _years.Contains(year);

    public bool IsWorkingDay(DateOnly date) => !HoursOn(date).IsEmpty;

    /// <summary>The holiday or make-up workday on the date; null for an ordinary day.</summary>
    public CalendarDay? DayOn(DateOnly date) => _days.GetValueOrDefault(date);

    /// <summary>The working hours of a date, in order.</summary>
    public ImmutableArray<WorkingHours> HoursOn(DateOnly date) => _days.GetValueOrDefault(date)?.Kind switch
    {
        CalendarDayKind.Holiday => [],
        CalendarDayKind.Workday => _makeUp,
        null => _weekly.GetValueOrDefault(date.DayOfWeek, []),
    };

    private static ImmutableArray<WorkingHours> InOrder(ImmutableArray<WorkingHours> hours)
    {
        var sorted = hours.Sort((a, b) => a.Start.CompareTo(b.Start));
        for (var i = 0; i < sorted.Length; i++)
        {
            if (sorted[i].End <= sorted[i].Start || (i > 0 && sorted[i].Start < sorted[i - 1].End))
            {
                throw new ArgumentException("Working hours of a day end after they begin and do not overlap.", nameof(hours));
            }
        }

        return sorted;
    }
}
