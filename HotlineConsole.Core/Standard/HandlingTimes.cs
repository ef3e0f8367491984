namespace HotlineConsole.Core.Standard;

/// <summary>
/// How much of an organizer's limit the work itself takes where somebody has to go and see: a complaint, a call for help, a report. The standard gives no
/// figure; these are the hotline's to set (decision 0042).
/// </summary>
public sealed record HandlingTimes
{
    public TierSpans OnTheSpot { get; init; } = new()
    {
        LifeAndSafety = TimeSpan.FromMinutes(90),
        Livelihood = TimeSpan.FromHours(8),
        General = TimeSpan.FromHours(72),
        Complex = TimeSpan.FromHours(168),
    };
}
