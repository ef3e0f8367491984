namespace HotlineConsole.Demo;

/// <summary>When people call: by hour of the local day, on workdays and at weekends.</summary>
internal static class CallProfile
{
    // Parts of a day's calls from 0:00-1:00 on: low at night, peaks from 9 to 11 and from 14 to 17.
    private static readonly double[] Workday =
    [
        0.9, 0.6, 0.4, 0.4, 0.4, 0.7, 1.5, 3.2, 5.8, 8.6, 8.4, 6.4,
        4.6, 5.2, 7.6, 7.8, 7.4, 6.0, 5.2, 5.0, 4.8, 4.2, 3.0, 1.9,
    ];

    private static readonly double[] Weekend =
    [
        1.2, 0.8, 0.6, 0.5, 0.5, 0.7, 1.3, 2.6, 4.8, 7.2, 7.4, 6.2,
        5.2, 5.4, 6.6, 6.8, 6.6, 6.2, 6.0, 6.0, 6.2, 5.2, 3.6, 2.4,
    ];

    // Five workdays and two days of the weekend make a mean of one.
    private const double OnWorkday = 1.06;
    private const double OnWeekend = 0.85;

    public static bool IsWeekend(DateTime local) => local.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    /// <summary>Calls in the hour that begins at this local time, of so many on a mean day.</summary>
    public static double Expected(DateTime local, double perDay) =>
        perDay * (IsWeekend(local) ? OnWeekend * ShareOf(Weekend, local.Hour) : OnWorkday * ShareOf(Workday, local.Hour));

    private static double ShareOf(double[] profile, int hour) => profile[hour] / profile.Sum();
}
