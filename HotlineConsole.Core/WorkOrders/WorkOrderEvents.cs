using System.Collections.Immutable;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Organizers;

namespace HotlineConsole.Core.WorkOrders;

/// <summary>A committed fact. Its JSON is kept for ever: fields are added, never renamed.</summary>
public abstract record HotlineEvent(DateTimeOffset At, Actor By);

/// <summary>A fact in the life of one work order. The whole life is on this page.</summary>
public abstract record WorkOrderEvent(WorkOrderNumber Number, DateTimeOffset At, Actor By) : HotlineEvent(At, By);

// 5.2 Acceptance, 5.3.1 direct answer
public sealed record WorkOrderAccepted(WorkOrderNumber Number, DateTimeOffset At, Actor By, PublicComplaint Complaint, Deadline Dispatch) : WorkOrderEvent(Number, At, By);

public sealed record WorkOrderAnsweredDirectly(WorkOrderNumber Number, DateTimeOffset At, Actor By, string Answer, string DatabaseEntry) : WorkOrderEvent(Number, At, By);

public sealed record WorkOrderRedirected(WorkOrderNumber Number, DateTimeOffset At, Actor By, Elsewhere BelongsTo, string AnswerText) : WorkOrderEvent(Number, At, By);

// 5.2.2.3 e) the report to the supervisors, 5.2.3.1 the same matter: one event on each of the two orders
public sealed record UrgentReported(WorkOrderNumber Number, DateTimeOffset At, Actor By, string? Note) : WorkOrderEvent(Number, At, By);

public sealed record UrgentAcknowledged(WorkOrderNumber Number, DateTimeOffset At, Actor By) : WorkOrderEvent(Number, At, By);

public sealed record LinkedToMain(WorkOrderNumber Number, DateTimeOffset At, Actor By, WorkOrderNumber Main) : WorkOrderEvent(Number, At, By);

public sealed record OrderJoined(WorkOrderNumber Number, DateTimeOffset At, Actor By, WorkOrderNumber Order) : WorkOrderEvent(Number, At, By);

// 5.3.2.1 Dispatch
public sealed record WorkOrderDispatched(
    WorkOrderNumber Number, DateTimeOffset At, Actor By, int Round, OrganizerId Lead, ImmutableArray<OrganizerId> CoOrganizers,
    ImmutableArray<OrganizerId> DistrictCopies, string Basis, string? Opinion, ImmutableArray<Deadline> Deadlines, ImmutableArray<OrganizerId>? ByMail = null) : WorkOrderEvent(Number, At, By);

public sealed record WorkOrderAdjudicated(
    WorkOrderNumber Number, DateTimeOffset At, Actor By, OrganizerId Lead, ImmutableArray<OrganizerId> CoOrganizers, string Grounds) : WorkOrderEvent(Number, At, By);

public sealed record OrganizerCalled(WorkOrderNumber Number, DateTimeOffset At, Actor By, OrganizerId Organizer, bool Reached, string Result, bool Late) : WorkOrderEvent(Number, At, By);

public sealed record NoticeJudged(WorkOrderNumber Number, DateTimeOffset At, Actor By, Authority Authority, bool Told, string Reason, bool Late) : WorkOrderEvent(Number, At, By);

public sealed record MailSent(WorkOrderNumber Number, DateTimeOffset At, Actor By, OrganizerId Organizer, int Round, int Attempt, string Address) : WorkOrderEvent(Number, At, By);

// RetryAt null: given up; Call is what a person has to do then.
public sealed record MailFailed(
    WorkOrderNumber Number, DateTimeOffset At, Actor By, OrganizerId Organizer, int Round, int Attempt, string Address, string? Error, DateTimeOffset? RetryAt,
    Deadline? Call) : WorkOrderEvent(Number, At, By);

// 5.3.2.2 Handling
public sealed record WorkOrderSigned(WorkOrderNumber Number, DateTimeOffset At, Actor By, OrganizerId Organizer, bool Late) : WorkOrderEvent(Number, At, By);

public sealed record AssignedWithin(WorkOrderNumber Number, DateTimeOffset At, Actor By, OrganizerId Organizer, InnerDesk? To) : WorkOrderEvent(Number, At, By);

public sealed record ClaimantContacted(WorkOrderNumber Number, DateTimeOffset At, Actor By, OrganizerId Organizer, ContactWay Way, bool Reached, string Note) : WorkOrderEvent(Number, At, By);

public sealed record ProgressReported(WorkOrderNumber Number, DateTimeOffset At, Actor By, OrganizerId Organizer, string Note, bool SiteVisited) : WorkOrderEvent(Number, At, By);

public sealed record WorkOrderReturned(WorkOrderNumber Number, DateTimeOffset At, Actor By, OrganizerId Organizer, ReturnReason Reason, string Basis, OrganizerId? Proposed) : WorkOrderEvent(Number, At, By);

public sealed record ExtensionRequested(WorkOrderNumber Number, DateTimeOffset At, Actor By, OrganizerId Organizer, string Reason) : WorkOrderEvent(Number, At, By);

public sealed record ExtensionApproved(WorkOrderNumber Number, DateTimeOffset At, Actor By, string Opinion, ImmutableArray<Deadline> Deadlines) : WorkOrderEvent(Number, At, By);

public sealed record ExtensionRejected(WorkOrderNumber Number, DateTimeOffset At, Actor By, string Opinion) : WorkOrderEvent(Number, At, By);

// 5.3.2.2.4 Whistle and meeting. Who is called, and until when, is said by the deadlines.
public sealed record WhistleBlown(
    WorkOrderNumber Number, DateTimeOffset At, Actor By, int Whistle, OrganizerId Organizer, WhistleKind Kind, string Place, string Matter, ImmutableArray<Deadline> Reports) : WorkOrderEvent(Number, At, By);

public sealed record CalledUnitReported(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Whistle, OrganizerId Organizer, string? Declined, bool Late) : WorkOrderEvent(Number, At, By);

public sealed record WhistleTasksSplit(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Whistle, ImmutableArray<WhistleShare> Tasks) : WorkOrderEvent(Number, At, By);

public sealed record WhistleTaskJudged(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Whistle, int Task, bool Done, string Verdict) : WorkOrderEvent(Number, At, By);

public sealed record WhistleClosed(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Whistle, string Result) : WorkOrderEvent(Number, At, By);

// 5.3.2.3 Feedback
public sealed record ReplySubmitted(WorkOrderNumber Number, DateTimeOffset At, Actor By, OrganizerId Organizer, Reply Reply) : WorkOrderEvent(Number, At, By);

public sealed record ReplyRejected(WorkOrderNumber Number, DateTimeOffset At, Actor By, OrganizerId Organizer, string Opinion) : WorkOrderEvent(Number, At, By);

// 5.3.2.3.6: it goes out only when a second person at the hotline has confirmed it.
public sealed record UnreasonableClaimed(WorkOrderNumber Number, DateTimeOffset At, Actor By, OrganizerId Organizer, Reply Reply, string? LeaderOpinion, string? PublicOpinionNote) : WorkOrderEvent(Number, At, By);

public sealed record UnreasonableRejected(WorkOrderNumber Number, DateTimeOffset At, Actor By, OrganizerId Organizer, string Opinion) : WorkOrderEvent(Number, At, By);

public sealed record WorkOrderFedBack(WorkOrderNumber Number, DateTimeOffset At, Actor By, OrganizerId Organizer, Reply Reply, string? LeaderOpinion, string? PublicOpinionNote, bool Late,
    string? ConfirmedBecause = null) : WorkOrderEvent(Number, At, By)
{
    /// <summary>Whether the claimant is followed up; not for organizers, who could tell by it whom nobody will ask.</summary>
    public FollowUpDraw? FollowUp { get; init; }
}


public sealed record CoOrganizerReplied(WorkOrderNumber Number, DateTimeOffset At, Actor By, OrganizerId Organizer, Reply Reply, bool Late) : WorkOrderEvent(Number, At, By);

// 5.3.3 Supervision. ScheduledAt is the instant at which the system should have acted; Late says that it acted after a gap (restart).
public sealed record OrganizerReminded(WorkOrderNumber Number, DateTimeOffset At, Actor By, OrganizerId? Organizer, string? Deadline, string? Note, DateTimeOffset ScheduledAt, bool Late) : WorkOrderEvent(Number, At, By);

public sealed record SystemSupervised(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Supervision, OrganizerId? Organizer, string? Deadline, string? Reason, DateTimeOffset ScheduledAt, bool Late) : WorkOrderEvent(Number, At, By);

public sealed record SupervisionAnswered(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Supervision, OrganizerId Organizer, string Answer) : WorkOrderEvent(Number, At, By);

public sealed record SupervisionAcknowledged(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Supervision) : WorkOrderEvent(Number, At, By);

public sealed record OrganizerOrderedOnSite(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Visit, OrganizerId Organizer, Deadline Arrival, string Reason) : WorkOrderEvent(Number, At, By);

public sealed record ArrivedOnSite(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Visit, bool Late) : WorkOrderEvent(Number, At, By);

public sealed record SiteFactsRecorded(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Visit, string Facts) : WorkOrderEvent(Number, At, By);

public sealed record DutyDivided(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Visit, ImmutableArray<DutyShare> Shares) : WorkOrderEvent(Number, At, By);

public sealed record NoticeCirculated(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Visit, NoticeGround Ground, string Text) : WorkOrderEvent(Number, At, By);

// 6.1 Confidentiality
public sealed record ClaimantUnmasked(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Unmasking, string Reason, bool NeedsSecond) : WorkOrderEvent(Number, At, By);

public sealed record UnmaskingDecided(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Unmasking, bool Granted) : WorkOrderEvent(Number, At, By);

// 5.2.2.2 Attachments
public sealed record AttachmentAdded(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Attachment, StoredFile File, bool Personal) : WorkOrderEvent(Number, At, By);

public sealed record AttachmentRemoved(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Attachment, string Reason) : WorkOrderEvent(Number, At, By);

// 5.5 Follow-up. Round is that of the feedback; Until, NextAt and AnswerBy are what the policy of the moment gave.
public sealed record FollowUpStarted(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Round, DateTimeOffset Until) : WorkOrderEvent(Number, At, By);

public sealed record FollowUpCalled(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Round, CallResult Result, string? Note, DateTimeOffset? NextAt, FollowUpEnd? End) : WorkOrderEvent(Number, At, By);

public sealed record FollowUpAnswered(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Round, FollowUpWay Way, FollowUpAnswers Answers) : WorkOrderEvent(Number, At, By)
{
    /// <summary>The text message as it came, where the answers were read from one.</summary>
    public string? Text { get; init; }
}

public sealed record RatingInvited(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Round) : WorkOrderEvent(Number, At, By);

public sealed record InvitationSent(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Round, DateTimeOffset AnswerBy) : WorkOrderEvent(Number, At, By);

public sealed record MessageUnclear(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Round, string Text) : WorkOrderEvent(Number, At, By);

public sealed record WorkOrderReopened(WorkOrderNumber Number, DateTimeOffset At, Actor By, int Reopening, string Reason, Deadline Dispatch) : WorkOrderEvent(Number, At, By);

// 5.6 Close
public sealed record WorkOrderClosed(WorkOrderNumber Number, DateTimeOffset At, Actor By, string? Note) : WorkOrderEvent(Number, At, By);

public sealed record WorkOrderArchived(WorkOrderNumber Number, DateTimeOffset At, Actor By, ArchiveRecord Record) : WorkOrderEvent(Number, At, By);

public sealed record RemovalProposed(WorkOrderNumber Number, DateTimeOffset At, Actor By, string Reason, string? Appraisal) : WorkOrderEvent(Number, At, By);

public sealed record RemovalRefused(WorkOrderNumber Number, DateTimeOffset At, Actor By, string Opinion) : WorkOrderEvent(Number, At, By);

// The only event of an order that is read once it is there: the texts of all before it are gone. Left is what figures and lists still need.
public sealed record WorkOrderRemoved(WorkOrderNumber Number, DateTimeOffset At, Actor By, Tombstone Tombstone, WorkOrder Left) : WorkOrderEvent(Number, At, By);

// Of the hotline as a whole (5.3.2.1.3 c)
public sealed record SurgeDeclared(DateTimeOffset At, Actor By, DateTimeOffset Until, string Reason) : HotlineEvent(At, By);

public sealed record SurgeEnded(DateTimeOffset At, Actor By, string Reason) : HotlineEvent(At, By);
