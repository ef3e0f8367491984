using System.Collections.Immutable;
using System.Globalization;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using static HotlineConsole.Tests.Time.Calendars;

namespace HotlineConsole.Tests.Time;

public sealed class WorkingCalendarTests
{
    [Theory, Clause("D:5.3.2.2.1")]
    [InlineData("2024-06-13 10:00", 1, "2024-06-14 10:00")]
    [InlineData("2024-06-14 10:00", 1, "2024-06-17 10:00")] // over a weekend
    [InlineData("2024-02-09 15:00", 1, "2024-02-18 15:00")] // Spring Festival; Sunday the 18th is a make-up day
    [InlineData("2024-02-09 15:00", 2, "2024-02-19 15:00")]
    [InlineData("2024-04-30 17:00", 1, "2024-05-06 17:00")] // Labour Day
    [InlineData("2024-05-10 10:00", 1, "2024-05-11 10:00")] // Saturday the 11th is a make-up day
    [InlineData("2024-05-10 10:00", 2, "2024-05-13 10:00")]
    [InlineData("2024-09-30 09:00", 1, "2024-10-08 09:00")] // National Day
    [InlineData("2024-10-11 10:00", 1, "2024-10-12 10:00")]
    [InlineData("2026-02-13 11:00", 1, "2026-02-14 11:00")] // Saturday the 14th is a make-up day
    [InlineData("2026-02-14 11:00", 1, "2026-02-24 11:00")] // nine days of Spring Festival
    [InlineData("2026-02-27 11:00", 1, "2026-02-28 11:00")]
    [InlineData("2026-09-30 09:30", 1, "2026-10-08 09:30")]
    [InlineData("2026-10-09 09:30", 2, "2026-10-12 09:30")]
    [InlineData("2026-01-01 10:00", 1, "2026-01-05 09:00")] // opens on Sunday the 4th, a make-up day
    [InlineData("2024-06-15 12:00", 1, "2024-06-18 09:00")] // Saturday: from Monday at 9:00
    [InlineData("2024-06-17 12:30", 1, "2024-06-18 13:00")] // lunch: from 13:00
    [InlineData("2024-06-17 18:00", 1, "2024-06-19 09:00")] // the close itself is outside working hours
    [InlineData("2024-06-17 08:59", 1, "2024-06-18 09:00")]
    [InlineData("2024-06-15 12:00", 0, "2024-06-17 09:00")]
    public void WorkingDays_OverWeekendsHolidaysAndMakeUpDays_EndAtTheSameTimeOfDay(string start, int days, string due) =>
        Assert.Equal(At(due), Beijing.AddWorkingDays(At(start), days));

    [Theory]
    [InlineData("2024-06-14 17:00", 60, "2024-06-14 18:00")] // up to the close, not the next opening
    [InlineData("2024-06-14 17:00", 61, "2024-06-17 09:01")]
    [InlineData("2024-06-14 11:30", 60, "2024-06-14 13:30")] // over lunch
    [InlineData("2024-09-30 17:30", 8 * 60, "2024-10-08 17:30")]
    [InlineData("2024-10-05 03:00", 30, "2024-10-08 09:30")]
    public void WorkingTime_AddedAndMeasured_SkipsWhatIsNotWorkingTime(string start, int minutes, string end)
    {
        var working = TimeSpan.FromMinutes(minutes);
        Assert.Equal(At(end), Beijing.Add(At(start), working));
        Assert.Equal(working, Beijing.Elapsed(At(start), At(end)));
        Assert.Equal(-working, Beijing.Elapsed(At(end), At(start)));
    }

    [Theory]
    [InlineData("2024-06-17 09:30", 60, "2024-06-14 17:30")]
    [InlineData("2024-06-17 09:00", 60, "2024-06-14 17:00")]
    [InlineData("2024-10-08 10:00", 60, "2024-10-08 09:00")] // the last such instant: not the close of the day before
    public void WorkingTime_Subtracted_GoesBackOverDaysOff(string end, int minutes, string start) =>
        Assert.Equal(At(start), Beijing.Subtract(At(end), TimeSpan.FromMinutes(minutes)));

    [Fact]
    public void WorkingDay_WhereThatDayHasOtherHours_EndsAtItsNextOpeningOrItsClose()
    {
        var calendar = new WorkingCalendar(Shanghai, new Dictionary<DayOfWeek, ImmutableArray<WorkingHours>>
        {
            [DayOfWeek.Thursday] = [new(new(0, 0), new(0, 0))], // round the clock: the end is 24:00
            [DayOfWeek.Friday] = [new(new(14, 0), new(16, 0)), new(new(9, 0), new(11, 0))],
        });
        Assert.Equal(At("2024-06-14 09:00"), calendar.AddWorkingDays(At("2024-06-13 03:00"), 1));
        Assert.Equal(At("2024-06-14 14:00"), calendar.AddWorkingDays(At("2024-06-13 12:00"), 1));
        Assert.Equal(At("2024-06-14 14:00"), calendar.AddWorkingDays(At("2024-06-13 11:00"), 1)); // the close of the morning
        Assert.Equal(At("2024-06-14 16:00"), calendar.AddWorkingDays(At("2024-06-13 23:00"), 1));
        Assert.Equal(TimeSpan.FromHours(28), calendar.Elapsed(At("2024-06-13 00:00"), At("2024-06-15 00:00")));
        Assert.Equal(At("2024-06-20 00:00"), calendar.Opening(At("2024-06-14 16:00")));
    }

    [Theory]
    [InlineData("2024-03-08T10:00:00-05:00", 1, "2024-03-11T10:00:00-04:00")] // clocks went forward on Sunday
    [InlineData("2024-11-01T10:00:00-04:00", 1, "2024-11-04T10:00:00-05:00")] // clocks went back on Sunday
    public void WorkingDay_OverAClockChange_KeepsTheTimeOfDay(string start, int days, string due) =>
        Assert.Equal(Instant(due), WorkingCalendar.Default(NewYork).AddWorkingDays(Instant(start), days));

    [Fact]
    public void WorkingTime_OnTheDaysOfClockChange_IsTheTimeThatReallyPasses()
    {
        var always = RoundTheClock(NewYork);
        Assert.Equal(TimeSpan.FromHours(23), always.Elapsed(Instant("2024-03-10T00:00:00-05:00"), Instant("2024-03-11T00:00:00-04:00")));
        Assert.Equal(TimeSpan.FromHours(25), always.Elapsed(Instant("2024-11-03T00:00:00-04:00"), Instant("2024-11-04T00:00:00-05:00")));
        Assert.Equal(Instant("2024-03-10T04:00:00-04:00"), always.Add(Instant("2024-03-10T00:00:00-05:00"), TimeSpan.FromHours(3)));
    }

    [Theory]
    [InlineData("2024-03-09T02:30:00-05:00", "2024-03-10T03:00:00-04:00")] // 2:30 is left out: the moment of the change
    [InlineData("2024-11-02T01:30:00-04:00", "2024-11-03T01:30:00-04:00")] // 1:30 comes twice: the first
    public void WorkingDay_EndingAtATimeThatIsLeftOutOrComesTwice_TakesTheFirstInstant(string start, string due) =>
        Assert.Equal(Instant(due), RoundTheClock(NewYork).AddWorkingDays(Instant(start), 1));

    [Fact]
    public void Year_WithoutASingleDay_IsNotCovered()
    {
        Assert.True(Beijing.Covers(2024));
        Assert.False(Beijing.Covers(2025));
        Assert.False(Beijing.With(new CalendarYear(2025, [])).Covers(2025));
    }

    [Fact]
    public void With_OfAYearThatIsThere_TakesItsPlace()
    {
        var changed = Beijing.With(new CalendarYear(2024, [new(new DateOnly(2024, 6, 13), CalendarDayKind.Holiday, "x")]));
        Assert.False(changed.IsWorkingDay(new DateOnly(2024, 6, 13)));
        Assert.True(changed.IsWorkingDay(new DateOnly(2024, 10, 1)));
        Assert.False(changed.IsWorkingDay(new DateOnly(2026, 10, 1)));
    }

    [Fact]
    public void Calendar_WithoutHoursOrWithOverlappingHours_CannotBeMade()
    {
        Assert.Throws<ArgumentException>(() => Week());
        Assert.Throws<ArgumentException>(() => Week(new(new(9, 0), new(12, 0)), new(new(11, 0), new(13, 0))));
        Assert.Throws<ArgumentException>(() => Week(new WorkingHours(new(9, 0), new(8, 0))));

        static WorkingCalendar Week(params WorkingHours[] monday) => new(
            Shanghai, new Dictionary<DayOfWeek, ImmutableArray<WorkingHours>> { [DayOfWeek.Monday] = [.. monday] });
    }

    private static WorkingCalendar RoundTheClock(TimeZoneInfo zone) => new(
        zone,
        Enum.GetValues<DayOfWeek>().ToDictionary(d => d, _ => ImmutableArray.Create(new WorkingHours(default, default))));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime();
}
