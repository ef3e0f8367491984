using System.Collections.Immutable;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.WorkOrders;

/// <summary>Where a work order stands (5.2.3.1 b; the flows of 5.1 and Appendix A).</summary>
public enum WorkOrderStatus
{
    /// <summary>已受理,待派单.</summary>
    Accepted,

    /// <summary>已直接答复 (5.3.1).</summary>
    AnsweredDirectly,

    /// <summary>已引导至其他渠道.</summary>
    Redirected,

    /// <summary>已派单,待签收.</summary>
    Dispatched,

    /// <summary>已签收,办理中.</summary>
    SignedFor,

    /// <summary>已退回,待重新派单.</summary>
    Returned,

    /// <summary>待承办单位领导审核 (5.3.2.3.1).</summary>
    UnderReview,

    /// <summary>已反馈.</summary>
    FedBack,

    /// <summary>已办结.</summary>
    Closed,

    /// <summary>待热线复核: the organizer calls the complaint unreasonable, and a second person at the hotline has not said so yet (5.3.2.3.6).</summary>
    AwaitingConfirmation,

    /// <summary>重新办理,待派单: the claimant says in the follow-up that it is not solved (5.5.5 b).</summary>
    Reopened,
}

/// <summary>诉求工单: state of one complaint, folded from its events. <see cref="Version"/> counts them.</summary>
public sealed partial record WorkOrder
{
    public required WorkOrderNumber Number { get; init; }

    public required int Version { get; init; }

    public required WorkOrderStatus Status { get; init; }

    public required PublicComplaint Complaint { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    public required LastChange LastChange { get; init; }

    public DateTimeOffset? FirstDispatchedAt { get; init; }

    /// <summary>The first feedback; a further handling does not change it.</summary>
    public DateTimeOffset? FedBackAt { get; init; }

    /// <summary>办结: closed, answered directly or redirected.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How often it was dispatched.</summary>
    public int Rounds { get; init; }

    /// <summary>How often a lead returned it.</summary>
    public int Returns { get; init; }

    public int Reminders { get; init; }

    public string? Opinion { get; init; }

    public ImmutableArray<Assignment> Assignments { get; init; } = [];

    public ImmutableArray<Deadline> Deadlines { get; init; } = [];

    public ImmutableArray<SystemSupervision> Supervisions { get; init; } = [];

    public ImmutableArray<SiteVisit> Visits { get; init; } = [];

    /// <summary>As kept: null where nobody was ever called, as in states that are older than the whistle.</summary>
    public ImmutableArray<Whistle>? WhistlesAsked { get; init; }

    /// <summary>Calls of organizers to report, and meetings (5.3.2.2.4).</summary>
    public ImmutableArray<Whistle> Whistles => WhistlesAsked ?? [];

    /// <summary>As kept: null where nobody ever asked, as in states that are older than the question.</summary>
    public ImmutableArray<Unmasking>? UnmaskingsAsked { get; init; }

    /// <summary>Looks at the claimant's full particulars (6.1).</summary>
    public ImmutableArray<Unmasking> Unmaskings => UnmaskingsAsked ?? [];

    /// <summary>As kept: null where none was recorded.</summary>
    public ImmutableArray<NoticeJudgement>? NoticesJudged { get; init; }

    /// <summary>Judgements whether an authority is told (5.3.2.1.5), the newest last.</summary>
    public ImmutableArray<NoticeJudgement> Notices => NoticesJudged ?? [];

    /// <summary>Who was named responsible after two returns.</summary>
    public Adjudication? Adjudication { get; init; }

    /// <summary>The attendant's report to the supervisors (5.2.2.3 e); null when there was none.</summary>
    public UrgentReport? Urgent { get; init; }

    /// <summary>The order whose matter this one is about as well (5.2.3.1).</summary>
    public WorkOrderNumber? MainOrder { get; init; }

    /// <summary>As kept: null where none was ever linked.</summary>
    public ImmutableArray<WorkOrderNumber>? OrdersJoined { get; init; }

    /// <summary>Orders about the same matter that were linked to this one.</summary>
    public ImmutableArray<WorkOrderNumber> Joined => OrdersJoined ?? [];

    /// <summary>As kept: null where nothing was ever attached, as in states that are older than attachments.</summary>
    public ImmutableArray<Attachment>? Attached { get; init; }

    /// <summary>Its files, those taken out of sight among them (5.2.2.2).</summary>
    public ImmutableArray<Attachment> Attachments => Attached ?? [];

    /// <summary>Its place in the archive (5.6.1), once it has one.</summary>
    public ArchiveRecord? Archived { get; init; }

    /// <summary>That it be removed from the archive, while nobody has decided on it (5.6.2).</summary>
    public RemovalProposal? Removal { get; init; }

    /// <summary>It was removed from the archive: nothing of its texts, persons and files is left, and nothing happens to it any more.</summary>
    public Tombstone? Removed { get; init; }

    public Extension? Extension { get; init; }

    /// <summary>The reply that waits for the leader or for the hotline, or that went out.</summary>
    public Reply? Reply { get; init; }

    /// <summary>The answer given at once, with the entry cited (5.3.1), or the text that leads elsewhere.</summary>
    public string? DirectAnswer { get; init; }

    public string? DatabaseEntry { get; init; }

    /// <summary>As kept: null where no leader approved a claim that a complaint is unreasonable.</summary>
    public LeaderApproval? ClaimApproved { get; init; }

    /// <summary>The lead's reply is not its own to change: its leader or the hotline reads it.</summary>
    public bool IsReplyUnderReview => Status is WorkOrderStatus.UnderReview or WorkOrderStatus.AwaitingConfirmation;

    /// <summary>Runs under the 15-day limit of a complex order.</summary>
    public bool IsComplex => Extension is { Approved: true };

    public ResponseTier Tier => IsComplex ? ResponseTier.Complex : Tiers.Of(Complaint.Urgency);

    /// <summary>Decision 0005: the second return by a lead is a dispute about duty, which only a supervisor's decision ends.</summary>
    public const int ReturnsToAdjudicate = 2;

    public bool AwaitsAdjudication => Status == WorkOrderStatus.Returned && Returns >= ReturnsToAdjudicate;

    /// <summary>Nothing more is owed to the claimant: fed back, closed, answered or led elsewhere.</summary>
    public bool IsSettled => Status is WorkOrderStatus.FedBack or WorkOrderStatus.Closed or WorkOrderStatus.AnsweredDirectly or WorkOrderStatus.Redirected;

    /// <summary>Nothing is done about it any more, unless the follow-up leads to a further handling.</summary>
    public bool IsOver => Status is WorkOrderStatus.Closed or WorkOrderStatus.AnsweredDirectly or WorkOrderStatus.Redirected;

    public Assignment? Lead => Assignments.LastOrDefault(a => a is { Part: Part.Lead, IsActive: true });

    /// <summary>This organizer's present hold with duties of its own (lead or co-organizer), or null.</summary>
    public Assignment? HeldBy(OrganizerId organizer) =>
        Assignments.LastOrDefault(a => a.Organizer == organizer && a.IsActive && a.Part != Part.DistrictCopy);

    /// <summary>The mail of a dispatch whose organizer still has the order; null: none, or nobody has to get it any more.</summary>
    public DispatchMail? MailTo(OrganizerId organizer, int round) =>
        IsSettled ? null : Assignments.LastOrDefault(a => a.Organizer == organizer && a.Round == round && a.IsActive)?.Mail;

    /// <summary>Has or had it in any part, or was called to it; who may see it from an organizer's side.</summary>
    public bool Concerns(OrganizerId organizer) =>
        Assignments.Any(a => a.Organizer == organizer) || Visits.Any(v => v.Organizer == organizer) || Whistles.Any(w => w.CallOf(organizer) is not null);

    public Deadline? OpenDeadline(DeadlineKind kind, OrganizerId? organizer = null) =>
        Deadlines.LastOrDefault(d => d.Kind == kind && d.IsOpen && (organizer is null || d.Organizer == organizer));

    public Deadline? DeadlineOf(string key) => Deadlines.FirstOrDefault(d => d.Key == key);
}
