using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Attachments;

namespace HotlineConsole.Core.Standard;

/// <summary>How "N natural days" is read (decision 0002).</summary>
public enum NaturalDays
{
    /// <summary>N x 24 hours: the strictest reading.</summary>
    TimesTwentyFourHours,

    /// <summary>The end (24:00 local) of the Nth day after the day of the start.</summary>
    EndOfNthDay,
}

/// <summary>What the standard leaves open, one setting each, with the number of its page in docs/decisions.</summary>
public sealed record LocalPolicy
{
    /// <summary>Decision 0001. The edition to use whatever the date; null: the one in force when the complaint was accepted.</summary>
    public string? Edition { get; init; }

    /// <summary>Decision 0002.</summary>
    public NaturalDays NaturalDayReading { get; init; } = NaturalDays.TimesTwentyFourHours;

    /// <summary>Decision 0003. One reminder per deadline.</summary>
    public NearDueLead NearDueLead { get; init; } = new();

    /// <summary>Decision 0042.</summary>
    public HandlingTimes HandlingTimes { get; init; } = new();

    /// <summary>Decision 0004. A surge is declared with an end no later than this after its declaration.</summary>
    public TimeSpan SurgeMaximum { get; init; } = TimeSpan.FromHours(72);

    /// <summary>Decision 0005. How long after its sign-for an organizer may return an order; the end itself is in time.</summary>
    public TierSpans ReturnWithin { get; init; } = new()
    {
        LifeAndSafety = TimeSpan.FromMinutes(15),
        Livelihood = TimeSpan.FromHours(1),
        General = TimeSpan.FromHours(24),
        Complex = TimeSpan.FromHours(24),
    };

    /// <summary>Decision 0034. How long after the dispatch of an urgent order the organizer has been telephoned and the judgement recorded.</summary>
    public TimeSpan CallWithin { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Decision 0008. A reminder or supervision committed later than this after its instant is marked late.</summary>
    public TimeSpan LateAlertTolerance { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Decision 0041. The rate of valid complaints about the service is that of so long until now; whole minutes.</summary>
    public TimeSpan ServiceComplaintPeriod { get; init; } = TimeSpan.FromDays(30);

    /// <summary>From one day to 366, both included.</summary>
    public bool HasUsableServiceComplaintPeriod => ServiceComplaintPeriod >= TimeSpan.FromDays(1) && ServiceComplaintPeriod <= TimeSpan.FromDays(366);

    /// <summary>Decision 0038.</summary>
    public AttachmentLimits Attachments { get; init; } = new();

    /// <summary>Decision 0037.</summary>
    public FollowUpPolicy FollowUp { get; init; } = new();

    /// <summary>Decision 0039.</summary>
    public RetentionPolicy Retention { get; init; } = new();
}
