using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using HotlineConsole.Core.Time;

namespace HotlineConsole.Tests.Time;

/// <summary>What holds for every working calendar: random weeks, days off, make-up days and zones, around the clock changes of 2024.</summary>
public sealed class CalendarProperties
{
    private static readonly TimeZoneInfo[] Zones =
        [.. new[] { "Asia/Shanghai", "America/New_York", "Europe/London", "Australia/Lord_Howe", "America/St_Johns", "Africa/Cairo" }
            .Select(TimeZoneInfo.FindSystemTimeZoneById)];

    // Whole hours, so that the count by minutes below is exact where the clock is put back.
    private static readonly ImmutableArray<WorkingHours>[] Days =
    [
        [],
        [new(new(9, 0), new(12, 0)), new(new(13, 0), new(18, 0))],
        [new(new(0, 0), new(0, 0))],
        [new(new(1, 0), new(3, 0)), new(new(22, 0), new(0, 0))],
        [new(new(2, 0), new(4, 0))],
        [new(new(0, 0), new(1, 0)), new(new(23, 0), new(0, 0))],
    ];

    private static readonly DateTimeOffset Origin = new(2024, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<WorkingCalendar> AnyCalendar =
        from zone in Gen.Elements(Zones)
        from monday in Gen.Choose(1, Days.Length - 1)
        from others in Gen.Choose(0, Days.Length - 1).ListOf(6)
        from makeUp in Gen.Choose(0, Days.Length - 1)
        from off in Gen.Choose(0, 364).ListOf(20)
        from worked in Gen.Choose(0, 364).ListOf(10)
        select new WorkingCalendar(
            zone,
            Enum.GetValues<DayOfWeek>().ToDictionary(d => d, d => d == DayOfWeek.Monday ? Days[monday] : Days[others[((int)d + 6) % 7 % 6]]),
            [new CalendarYear(2024, [.. off.Select(d => (d, CalendarDayKind.Holiday)).Concat(worked.Select(d => (d, CalendarDayKind.Workday)))
                .DistinctBy(d => d.d).Select(d => new CalendarDay(new DateOnly(2024, 1, 1).AddDays(d.d), d.Item2, ""))])],
            Days[makeUp]);

    // Half of them within three days of a clock change: New York in March, London in October, New York in November.
    private static readonly Gen<DateTimeOffset> AnyInstant = Gen.OneOf(
        Gen.Choose(0, 280 * 24 * 60).Select(minutes => Origin.AddMinutes(minutes)),
        from day in Gen.Elements(9, 240, 247)
        from minutes in Gen.Choose(-3 * 24 * 60, 3 * 24 * 60)
        select Origin.AddDays(day).AddMinutes(minutes));

    private static readonly Arbitrary<(WorkingCalendar Calendar, DateTimeOffset At, TimeSpan Working)> Amounts = (
        from calendar in AnyCalendar
        from at in AnyInstant
        from seconds in Gen.Choose(1, 60 * 3600)
        select (calendar, at, TimeSpan.FromSeconds(seconds))).ToArbitrary();

    private static readonly Arbitrary<(WorkingCalendar Calendar, DateTimeOffset At, int Hours)> Spans = (
        from calendar in AnyCalendar
        from at in AnyInstant
        from hours in Gen.Choose(-200, 200)
        select (calendar, at, hours)).ToArbitrary();

    [Fact]
    public void Add_ThenElapsed_GivesBackTheAmount_AndNotATickSooner() => Holds(Amounts, x =>
    {
        var end = x.Calendar.Add(x.At, x.Working);
        return x.Calendar.Elapsed(x.At, end) == x.Working
            && x.Calendar.Elapsed(x.At, end.AddTicks(-1)) == x.Working - TimeSpan.FromTicks(1);
    });

    [Fact]
    public void Subtract_ThenElapsed_GivesBackTheAmount_AndNotATickLater() => Holds(Amounts, x =>
    {
        var start = x.Calendar.Subtract(x.At, x.Working);
        return x.Calendar.Elapsed(start, x.At) == x.Working
            && x.Calendar.Elapsed(start.AddTicks(1), x.At) == x.Working - TimeSpan.FromTicks(1);
    });

    [Fact]
    public void Subtract_IsTheInverseOfAdd_FromAnOpenInstant() => Holds(Amounts, x =>
    {
        var open = x.Calendar.Opening(x.At);
        return x.Calendar.Subtract(x.Calendar.Add(open, x.Working), x.Working) == open
            && x.Calendar.Add(open, -x.Working) == x.Calendar.Subtract(open, x.Working);
    });

    [Fact]
    public void Elapsed_IsTheCountOfMinutesInWorkingHours() => Holds(Spans, x =>
    {
        var counted = 0;
        for (var minute = 0; minute < Math.Abs(x.Hours) * 60; minute++)
        {
            var local = TimeZoneInfo.ConvertTime(x.At.AddMinutes(x.Hours < 0 ? -minute - 1 : minute), x.Calendar.Zone).DateTime;
            var time = TimeOnly.FromDateTime(local);
            counted += x.Calendar.HoursOn(DateOnly.FromDateTime(local))
                .Any(h => h.From <= time && (h.To == TimeOnly.MinValue || time < h.To)) ? 1 : 0;
        }

        return x.Calendar.Elapsed(x.At, x.At.AddHours(x.Hours)) == TimeSpan.FromMinutes(Math.Sign(x.Hours) * counted);
    });

    [Fact]
    public void WorkingDays_EndOnAWorkingDay_WithSoManyWorkingDaysPassed() => Holds(Spans, x =>
    {
        var days = Math.Abs(x.Hours) % 12;
        var first = LocalDate(x.Calendar.Opening(x.At), x.Calendar);

        // The close of a day may be 24:00, which is the date after: one tick before it is still that day.
        var due = x.Calendar.AddWorkingDays(x.At, days);
        DateOnly[] ends = [LocalDate(due, x.Calendar), LocalDate(due.AddTicks(-1), x.Calendar)];
        return ends.Any(last => x.Calendar.IsWorkingDay(last)
            && Enumerable.Range(1, last.DayNumber - first.DayNumber).Count(d => x.Calendar.IsWorkingDay(first.AddDays(d))) == days);
    });

    private static DateOnly LocalDate(DateTimeOffset instant, WorkingCalendar calendar) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, calendar.Zone).DateTime);

    private static void Holds<T>(Arbitrary<T> values, Func<T, bool> property) => Prop.ForAll(values, property).QuickCheckThrowOnFailure();
}
