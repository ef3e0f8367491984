using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Time;

namespace HotlineConsole.Core.WorkOrders;

/// <summary>What a clock runs towards. Dispatch and Feedback are the claimant's clock; SignFor and OrganizerFeedback the organizer's.</summary>
public enum DeadlineKind
{
    /// <summary>5.3.2.1.3, from acceptance.</summary>
    Dispatch,

    /// <summary>5.3.2.2.2, from the dispatch to this organizer.</summary>
    SignFor,

    /// <summary>5.3.2.3.2, from the first dispatch of a handling; returns and re-dispatches never move it.</summary>
    Feedback,

    /// <summary>5.3.2.3.2 as this organizer is assessed on it, from the dispatch to it.</summary>
    OrganizerFeedback,

    /// <summary>5.3.3 d: the time by which an organizer was ordered on site.</summary>
    OnSiteArrival,

    /// <summary>5.3.2.1.5: until when the hotline telephones this organizer of an urgent order; the time is the local policy's.</summary>
    OrganizerCall,

    /// <summary>5.3.2.1.5: until when the hotline records whether an authority is told.</summary>
    NoticeJudgement,

    /// <summary>5.3.2.2.4: the time by which an organizer was called to report.</summary>
    Report,
}

/// <summary>Whose a clock is.</summary>
public static class DeadlineKinds
{
    /// <summary>What the hotline itself owes beside the clocks of claimant and organizer: no such lateness is the order's or an organizer's.</summary>
    public static bool IsOwnDuty(this DeadlineKind kind) => kind is DeadlineKind.OrganizerCall or DeadlineKind.NoticeJudgement;

    /// <summary>Ends with the organizer's hold, whatever came of it.</summary>
    internal static bool IsOfHold(this DeadlineKind kind) => kind is DeadlineKind.SignFor or DeadlineKind.OrganizerFeedback or DeadlineKind.OrganizerCall;
}

/// <summary>How far the system has gone on a deadline (5.3.3 a): each level at most once a deadline.</summary>
public enum AlertLevel
{
    Reminder,
    Supervision,
}

/// <summary>
/// One due time of one work order with its derivation. <paramref name="Key"/> is unique within the order, for its whole life.
/// <paramref name="Watched"/>: reminders and supervisions are issued for it; a lead organizer's feedback clock that ends with the claimant's is not,
/// so that one lateness is supervised once.
/// </summary>
public sealed record Deadline(string Key, DeadlineKind Kind, OrganizerId? Organizer, DueTime Time, bool Watched = true)
{
    /// <summary>When what it asks for was done, in time or late.</summary>
    public DateTimeOffset? MetAt { get; init; }

    /// <summary>When it fell away undone: order returned, extended, closed.</summary>
    public DateTimeOffset? VoidedAt { get; init; }

    public DateTimeOffset? RemindedAt { get; init; }

    public DateTimeOffset? SupervisedAt { get; init; }

    public bool IsOpen => MetAt is null && VoidedAt is null;

    public bool MetLate => MetAt > Time.Due;

    /// <summary>The next instant at which the deadline watch has something to do, and what. The due instant itself is in time.</summary>
    public (DateTimeOffset At, AlertLevel Level)? NextThreshold =>
        !IsOpen || !Watched || SupervisedAt is not null ? null
        : RemindedAt is null ? (Time.RemindAt, AlertLevel.Reminder)
        : (Time.Due.AddTicks(1), AlertLevel.Supervision);

    /// <summary>Whether it is this one, or what an extension made of it.</summary>
    public bool IsOf(string key) => Key == key || Key.StartsWith(key + ":", StringComparison.Ordinal);

    public static string KeyOf(DeadlineKind kind, OrganizerId? organizer, int round) =>
        organizer is { } id ? $"{kind}:{id.Value}:{round}" : $"{kind}:{round}";
}
