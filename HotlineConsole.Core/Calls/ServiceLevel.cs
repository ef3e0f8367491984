using System.Collections.Immutable;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Calls;

/// <summary>
/// How the telephone is answered: over the last 24 hours to the minute, now, and what today's callers say of the service. The published text has no
/// figures for it; these are the draft's.
/// </summary>
/// <param name="Offered">Calls that came.</param>
/// <param name="Answered">How many of them were answered.</param>
/// <param name="Prompt">How many of those within 15 s.</param>
/// <param name="WaitingSince">Since when the longest waiting one waits.</param>
/// <param name="RatedToday">Ratings of the city's day by level, the best first.</param>
[Clause("D:5.2.3.3")]
public sealed record ServiceLevel(
    int Offered, int Answered, int Prompt, int Abandoned, int Waiting, DateTimeOffset? WaitingSince, int Talking, ImmutableArray<int> RatedToday)
{
    /// <summary>电话应在 15 秒之内接听.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(15);

    /// <summary>连续 24 小时内.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>呼叫接通率应大于或等于 95%: in hundredths.</summary>
    public const int ConnectedPercent = 95;

    /// <summary>Calls that came and wait no longer: whether the others will be answered nobody knows yet.</summary>
    public int Settled => Offered - Waiting;

    /// <summary>Answered of those that are settled; null before the first.</summary>
    public double? Connection => Part(Answered, Settled);

    /// <summary>Within 15 s of those answered.</summary>
    public double? PromptPart => Part(Prompt, Answered);

    public double? AbandonedPart => Part(Abandoned, Settled);

    /// <summary>Counted in whole calls, so that nothing is rounded up to the limit.</summary>
    public bool IsConnected => Settled == 0 || (long)Answered * 100 >= (long)Settled * ConnectedPercent;

    /// <summary>Every call was answered in time.</summary>
    public bool IsPrompt => Prompt == Answered;

    public int Ratings => RatedToday.Sum();

    /// <summary>Very satisfied, satisfied or fairly satisfied, of today's ratings; null before the first.</summary>
    [Clause("5.4.2")]
    public double? SatisfiedPart => Part(RatedToday.Take(3).Sum(), Ratings);

    /// <summary>Whether somebody has waited for longer than 15 s by then.</summary>
    public bool IsLongWaiting(DateTimeOffset now) => now - WaitingSince > AnswerWithin;

    private static double? Part(int part, int all) => all <= 0 ? null : (double)part / all;
}
