using System.Globalization;
using HotlineConsole.Core.Time;

namespace HotlineConsole.Tests.Time;

/// <summary>Working calendars for tests: the holidays of 2024 and 2026 as the State Council published them.</summary>
internal static class Calendars
{
    private const string Days2024 = """
        date,kind,name
        2024-01-01,holiday,元旦
        2024-02-04,workday,春节
        2024-02-10,holiday,春节
        2024-02-11,holiday,春节
        2024-02-12,holiday,春节
        2024-02-13,holiday,春节
        2024-02-14,holiday,春节
        2024-02-15,holiday,春节
        2024-02-16,holiday,春节
        2024-02-17,holiday,春节
        2024-02-18,workday,春节
        2024-04-04,holiday,清明
        2024-04-05,holiday,清明
        2024-04-06,holiday,清明
        2024-04-07,workday,清明
        2024-04-28,workday,劳动节
        2024-05-01,holiday,劳动节
        2024-05-02,holiday,劳动节
        2024-05-03,holiday,劳动节
        2024-05-04,holiday,劳动节
        2024-05-05,holiday,劳动节
        2024-05-11,workday,劳动节
        2024-06-10,holiday,端午
        2024-09-14,workday,中秋
        2024-09-15,holiday,中秋
        2024-09-16,holiday,中秋
        2024-09-17,holiday,中秋
        2024-09-29,workday,国庆节
        2024-10-01,holiday,国庆节
        2024-10-02,holiday,国庆节
        2024-10-03,holiday,国庆节
        2024-10-04,holiday,国庆节
        2024-10-05,holiday,国庆节
        2024-10-06,holiday,国庆节
        2024-10-07,holiday,国庆节
        2024-10-12,workday,国庆节
        """;

    private const string Days2026 = """
        # the days that these tests touch
        2026-01-01,holiday,元旦
        2026-01-02,holiday,元旦
        2026-01-03,holiday,元旦
        2026-01-04,workday,元旦
        2026-02-14,workday,春节
        2026-02-15,holiday,春节
        2026-02-16,holiday,春节
        2026-02-17,holiday,春节
        2026-02-18,holiday,春节
        2026-02-19,holiday,春节
        2026-02-20,holiday,春节
        2026-02-21,holiday,春节
        2026-02-22,holiday,春节
        2026-02-23,holiday,春节
        2026-02-28,workday,春节
        2026-10-01,holiday,国庆节
        2026-10-02,holiday,国庆节
        2026-10-03,holiday,国庆节
        2026-10-04,holiday,国庆节
        2026-10-05,holiday,国庆节
        2026-10-06,holiday,国庆节
        2026-10-07,holiday,国庆节
        2026-10-10,workday,国庆节
        """;

    internal static TimeZoneInfo Shanghai { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    internal static TimeZoneInfo NewYork { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    internal static WorkingCalendar Beijing { get; } =
        WorkingCalendar.Default(Shanghai).With(Year(Days2024, 2024)).With(Year(Days2026, 2026));

    /// <summary>"2024-05-01 10:00" of Beijing as an instant in UTC.</summary>
    internal static DateTimeOffset At(string local) => DateTimeOffset.Parse(local + "+08:00", CultureInfo.InvariantCulture).ToUniversalTime();

    private static CalendarYear Year(string text, int year)
    {
        var content = CalendarFile.Read(new StringReader(text), year);
        Assert.Empty(content.Problems);
        return content.Year;
    }
}
