using System.Collections.Immutable;
using HotlineConsole.Core.Organizers;

namespace HotlineConsole.Core.WorkOrders;

/// <summary>In what part an organizer has a work order (5.3.2.1.1).</summary>
public enum Part
{
    /// <summary>主责: answers for the whole.</summary>
    Lead,

    /// <summary>协办.</summary>
    CoOrganizer,

    /// <summary>The district government that a street's order is copied to; it urges and coordinates, it does not sign.</summary>
    DistrictCopy,

    /// <summary>Called by a whistle or to a meeting (5.3.2.2.4); reports and does its tasks, holds nothing.</summary>
    Called,
}

/// <summary>One organizer's hold on a work order, from a dispatch until it is returned, fed back or closed.</summary>
public sealed record Assignment(OrganizerId Organizer, Part Part, DateTimeOffset DispatchedAt, int Round)
{
    public DateTimeOffset? SignedAt { get; init; }

    public DateTimeOffset? ContactedAt { get; init; }

    /// <summary>When the hotline reached the organizer by telephone (5.3.2.1.5).</summary>
    public DateTimeOffset? CalledAt { get; init; }

    /// <summary>The mail of the dispatch; null: the organizer is not dispatched to by mail.</summary>
    public DispatchMail? Mail { get; init; }

    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>When the order was taken back for a further handling.</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>The co-organizer's own reply, or the lead's that went out.</summary>
    public Reply? Reply { get; init; }

    public DateTimeOffset? RepliedAt { get; init; }

    /// <summary>Who works on it within the organizer; null: nobody in particular.</summary>
    public InnerDesk? Desk { get; init; }

    public bool IsActive => ReturnedAt is null && ReleasedAt is null;
}

/// <summary>A colleague or a section within an organizer.</summary>
/// <param name="Person">Id of the colleague's account; null: a section.</param>
public sealed record InnerDesk(string? Person, string Name);

/// <summary>督办 by the system (5.3.3 a), by the deadline watch or by a supervisor's hand; waits for the organizer's answer.</summary>
public sealed record SystemSupervision(int Id, OrganizerId? Organizer, DateTimeOffset At, string? Deadline, string? Reason, bool Late)
{
    public DateTimeOffset? AcknowledgedAt { get; init; }

    public string? AcknowledgedBy { get; init; }

    public string? Answer { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>现场督办 (5.3.3 d): an organizer ordered on site by a time, and its course.</summary>
public sealed record SiteVisit(int Id, OrganizerId Organizer, DateTimeOffset OrderedAt, DateTimeOffset ArriveBy, string Reason)
{
    public DateTimeOffset? ArrivedAt { get; init; }

    public string? Facts { get; init; }

    public IReadOnlyList<DutyShare> Duties { get; init; } = [];

    public NoticeGround? Notice { get; init; }

    public string? NoticeText { get; init; }

    /// <summary>It has come to an end: duty divided, or the organizer circulated for not coming or not cooperating.</summary>
    public bool IsSettled => Duties.Count > 0 || Notice is NoticeGround.NoShow or NoticeGround.Uncooperative or NoticeGround.RefusedCoordination;
}

/// <summary>派单邮件 (5.3.2.1.2): what was tried and what came of it.</summary>
public sealed record DispatchMail(DateTimeOffset QueuedAt)
{
    public int Attempts { get; init; }

    /// <summary>When it is tried next; null: it is sent or given up.</summary>
    public DateTimeOffset? NextAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public DateTimeOffset? BouncedAt { get; init; }

    public string? Address { get; init; }

    /// <summary>What went wrong last.</summary>
    public string? Error { get; init; }

    public MailStand Stand => BouncedAt is not null ? MailStand.Bounced : SentAt is not null ? MailStand.Sent : Error is not null ? MailStand.Failed : MailStand.Queued;
}

/// <summary>Whether an authority was told of an urgent complaint, and why (5.3.2.1.5).</summary>
public sealed record NoticeJudgement(Authority Authority, bool Told, string Reason, string By, DateTimeOffset At);

/// <summary>裁定: who is responsible after two returns, and on what grounds; it binds those it names.</summary>
public sealed record Adjudication(OrganizerId Lead, ImmutableArray<OrganizerId> CoOrganizers, string Grounds, string By, DateTimeOffset At)
{
    public bool Binds(OrganizerId organizer) => organizer == Lead || CoOrganizers.Contains(organizer);
}

/// <summary>复杂疑难: the request for the 15-day limit (5.3.2.3.2 d) and what became of it.</summary>
public sealed record Extension(OrganizerId Organizer, DateTimeOffset RequestedAt, string Reason)
{
    public bool? Approved { get; init; }
}

/// <summary>What the organizer's leader said when a claim of an unreasonable complaint was passed on to the hotline (5.3.2.3.1).</summary>
public sealed record LeaderApproval(string Opinion, string? PublicOpinionNote);

/// <summary>The newest change by a person, for the sentence of a lost race.</summary>
public sealed record LastChange(string By, DateTimeOffset At, string Event);
