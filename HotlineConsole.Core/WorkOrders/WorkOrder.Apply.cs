using System.Collections.Immutable;
using System.Diagnostics;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;

namespace HotlineConsole.Core.WorkOrders;

public sealed partial record WorkOrder
{
    /// <summary>The state after the event; the first event of every order is its acceptance.</summary>
    public static WorkOrder Fold(WorkOrder? order, WorkOrderEvent happened) => happened switch
    {
        WorkOrderAccepted e => new WorkOrder
        {
            Number = e.Number, Version = 1, Status = WorkOrderStatus.Accepted, Complaint = e.Complaint, AcceptedAt = e.At,
            LastChange = new(e.By.Name, e.At, nameof(WorkOrderAccepted)), Deadlines = [e.Dispatch],
        },
        WorkOrderRemoved e => e.Left with { Removed = e.Tombstone },
        _ when order is null => throw new UnreachableException("an order begins with its acceptance"),
        _ => order.Apply(happened) with
        {
            Version = order.Version + 1,
            LastChange = happened.By.Role == Role.DeadlineWatch || HistoryShown.IsOfTheCall(happened) ? order.LastChange : new(happened.By.Name, happened.At, happened.GetType().Name),
        },
    };

    private WorkOrder Apply(WorkOrderEvent happened) => happened switch
    {
        WorkOrderAnsweredDirectly e => Settle(e.At, WorkOrderStatus.AnsweredDirectly) with { ClosedAt = e.At, DirectAnswer = e.Answer, DatabaseEntry = e.DatabaseEntry },
        WorkOrderRedirected e => Settle(e.At, WorkOrderStatus.Redirected) with { ClosedAt = e.At, DirectAnswer = e.AnswerText },
        UrgentReported e => this with { Urgent = new(e.By.Name, e.At, e.Note) },
        UrgentAcknowledged e => this with { Urgent = Urgent! with { AcknowledgedBy = e.By.Name, AcknowledgedAt = e.At } },
        LinkedToMain e => this with { MainOrder = e.Main },
        OrderJoined e => this with { OrdersJoined = Joined.Add(e.Order) },
        WorkOrderDispatched e => Dispatched(e),
        WorkOrderAdjudicated e => this with { Adjudication = new(e.Lead, e.CoOrganizers, e.Grounds, e.By.Name, e.At) },
        OrganizerCalled { Reached: false } => this,
        OrganizerCalled e => Hold(e.Organizer, a => a with { CalledAt = a.CalledAt ?? e.At })
            .Done(e.At, e.Result, d => d.Kind == DeadlineKind.OrganizerCall && d.Organizer == e.Organizer),
        NoticeJudged e => (this with { NoticesJudged = Notices.Add(new(e.Authority, e.Told, e.Reason, e.By.Name, e.At)) })
            .Done(e.At, e.Reason, d => d.Key == JudgementKey(e.Authority)),
        MailSent e => Mailed(e.Organizer, e.Round, m => m with { Attempts = e.Attempt, SentAt = e.At, Address = e.Address, Error = null, NextAt = null }),
        MailFailed e => Mailed(e.Organizer, e.Round, m => m with
        {
            Attempts = e.Attempt, Address = e.Address, Error = e.Error, NextAt = e.RetryAt, BouncedAt = e.RetryAt is null ? e.At : null,
        }).Adding(e.Call is { } call ? [call] : []),
        WorkOrderSigned e => (Status == WorkOrderStatus.Dispatched && Lead?.Organizer == e.Organizer ? this with { Status = WorkOrderStatus.SignedFor } : this)
            .Hold(e.Organizer, a => a with { SignedAt = e.At }).Meet(e.At, d => d.Kind == DeadlineKind.SignFor && d.Organizer == e.Organizer),
        AssignedWithin e => Hold(e.Organizer, a => a with { Desk = e.To }),
        ClaimantContacted e => Hold(e.Organizer, a => a with { ContactedAt = a.ContactedAt ?? e.At }),
        ProgressReported => this,
        WorkOrderReturned e => Returned(e),
        ExtensionRequested e => this with { Extension = new(e.Organizer, e.At, e.Reason) },
        ExtensionApproved e => Void(e.At, d => d.Kind is DeadlineKind.Feedback or DeadlineKind.OrganizerFeedback).Adding(e.Deadlines) with { Extension = Extension! with { Approved = true } },
        ExtensionRejected => this with { Extension = Extension! with { Approved = false } },
        WhistleBlown e => Adding(e.Reports) with
        {
            WhistlesAsked = Whistles.Add(new(e.Whistle, e.Kind, e.Organizer, e.At, e.Reports[0].Time.Due, e.Place, e.Matter, [.. e.Reports.Select(d => new WhistleCall(d.Organizer!.Value))])),
        },
        CalledUnitReported e => Blown(e.Whistle, w => w with
        {
            Calls = Replace(w.Calls, c => c.Organizer == e.Organizer, c => c with { AnsweredAt = e.At, Declined = e.Declined }),
        }).Meet(e.At, d => d.Key == ReportKey(e.Whistle, e.Organizer)),
        WhistleTasksSplit e => Blown(e.Whistle, w => w with { Tasks = w.Tasks.AddRange(e.Tasks.Select((t, i) => new WhistleTask(w.Tasks.Length + i + 1, t.Organizer, t.What, t.DueAt))) }),
        WhistleTaskJudged e => Blown(e.Whistle, w => w with
        {
            Tasks = Replace(w.Tasks, t => t.Id == e.Task, t => t with { Done = e.Done, Verdict = e.Verdict, JudgedAt = e.At }),
        }),
        WhistleClosed e => EndWhistles(e.At, w => w.Id == e.Whistle, e.Result),
        ReplySubmitted e => this with { Status = WorkOrderStatus.UnderReview, Reply = e.Reply },
        UnreasonableClaimed e => this with
        {
            Status = WorkOrderStatus.AwaitingConfirmation, Reply = e.Reply, ClaimApproved = e.LeaderOpinion is null ? null : new(e.LeaderOpinion, e.PublicOpinionNote),
        },
        UnreasonableRejected => this with { Status = WorkOrderStatus.SignedFor, ClaimApproved = null },
        ReplyRejected => this with { Status = WorkOrderStatus.SignedFor },
        WorkOrderFedBack e => Hold(e.Organizer, a => a with { Reply = e.Reply, RepliedAt = e.At })
            .Meet(e.At, d => d.Kind == DeadlineKind.Feedback || (d.Kind == DeadlineKind.OrganizerFeedback && d.Organizer == e.Organizer))
            .Settle(e.At, WorkOrderStatus.FedBack).Drawn(e) with { FedBackAt = FedBackAt ?? e.At, Reply = e.Reply },
        CoOrganizerReplied e => Hold(e.Organizer, a => a with { Reply = e.Reply, RepliedAt = e.At })
            .Meet(e.At, d => d.Kind == DeadlineKind.OrganizerFeedback && d.Organizer == e.Organizer),
        OrganizerReminded e => (this with { Reminders = Reminders + 1 }).Change(d => IsOwn(e, d.Key, e.Deadline), d => d with { RemindedAt = e.At }),
        SystemSupervised e => (this with { Supervisions = Supervisions.Add(new(e.Supervision, e.Organizer, e.At, e.Deadline, e.Reason, e.Late)) })
            .Change(d => IsOwn(e, d.Key, e.Deadline), d => d with { SupervisedAt = e.At }),
        SupervisionAnswered e => Supervised(e.Supervision, s => s with { Answer = e.Answer, AnsweredAt = e.At }),
        SupervisionAcknowledged e => Supervised(e.Supervision, s => s with { AcknowledgedAt = e.At, AcknowledgedBy = e.By.Name }),
        OrganizerOrderedOnSite e => Adding([e.Arrival]) with { Visits = Visits.Add(new(e.Visit, e.Organizer, e.At, e.Arrival.Time.Due, e.Reason)) },
        ArrivedOnSite e => Visited(e.Visit, v => v with { ArrivedAt = e.At }).Meet(e.At, d => d.Key == ArrivalKey(e.Visit)),
        SiteFactsRecorded e => Visited(e.Visit, v => v with { Facts = e.Facts }),
        DutyDivided e => Visited(e.Visit, v => v with { Duties = [.. e.Shares] }),
        NoticeCirculated e => Visited(e.Visit, v => v with { Notice = e.Ground, NoticeText = e.Text }).Void(e.At, d => d.Key == ArrivalKey(e.Visit)),
        ClaimantUnmasked e => this with { UnmaskingsAsked = Unmaskings.Add(new(e.Unmasking, e.By.Id, e.By.Name, e.Reason, e.At, e.NeedsSecond)) },
        UnmaskingDecided e => this with
        {
            UnmaskingsAsked = Replace(Unmaskings, u => u.Id == e.Unmasking, u => u with { Granted = e.Granted, DecidedBy = e.By.Name, DecidedAt = e.At }),
        },
        AttachmentAdded e => this with { Attached = Attachments.Add(new(e.Attachment, e.File, e.By.Name, e.By.Organizer, e.At, e.Personal)) },
        AttachmentRemoved e => this with
        {
            Attached = Replace(Attachments, a => a.Id == e.Attachment, a => a with { RemovedAt = e.At, RemovedBy = e.By.Name, RemovedFor = e.Reason }),
        },
        FollowUpStarted e => Followed(e.Round, f => f with { HeldById = e.By.Id, HeldBy = e.By.Name, HeldUntil = e.Until, HasConsented = false }),
        FollowUpCalled e => Called(e),
        FollowUpAnswered e => Followed(e.Round, f => f with { Answers = e.Answers, Way = e.Way, End = FollowUpEnd.Answered, EndedAt = e.At, HeldUntil = f.HeldUntil > e.At ? e.At : f.HeldUntil }),
        RatingInvited e => Followed(e.Round, f => f with { InvitedAt = e.At, SentAt = null, AnswerBy = null }),
        InvitationSent e => Followed(e.Round, f => f with { SentAt = e.At, AnswerBy = e.AnswerBy }),
        MessageUnclear e => Followed(e.Round, f => f with { Messages = f.Messages.Add(e.Text) }),
        WorkOrderReopened e => Reopened(e),
        WorkOrderArchived e => this with { Archived = e.Record },
        RemovalProposed e => this with { Removal = new(e.By.Id, e.By.Name, e.At, e.Reason, e.Appraisal) },
        RemovalRefused => this with { Removal = null },
        WorkOrderClosed e => Settle(e.At, WorkOrderStatus.Closed) with { ClosedAt = e.At },
        WorkOrderAccepted => throw new UnreachableException("an order is accepted once"),
        _ => throw new UnreachableException(happened.GetType().Name),
    };

    public static string JudgementKey(Authority authority) => $"{DeadlineKind.NoticeJudgement}:{authority}";

    public static string ReportKey(int whistle, OrganizerId organizer) => Deadline.KeyOf(DeadlineKind.Report, organizer, whistle);

    public static string ArrivalKey(int visit) => Deadline.KeyOf(DeadlineKind.OnSiteArrival, null, visit);

    // A supervisor's own reminder does not use up the system's (5.3.3 a).
    private static bool IsOwn(WorkOrderEvent e, string key, string? named) => e.By.Role == Role.DeadlineWatch && key == named;

    private WorkOrder Dispatched(WorkOrderDispatched e)
    {
        Assignment[] added =
        [
            new(e.Lead, Part.Lead, e.At, e.Round),
            .. e.CoOrganizers.Select(o => new Assignment(o, Part.CoOrganizer, e.At, e.Round)),
            .. e.DistrictCopies.Select(o => new Assignment(o, Part.DistrictCopy, e.At, e.Round)),
        ];

        // A co-organizer that becomes the lead has one hold and one clock of its own, the new one.
        var freed = Hold(e.Lead, a => a with { ReturnedAt = e.At })
            .Void(e.At, d => d.Organizer == e.Lead && d.Kind.IsOfHold());
        return freed.Meet(e.At, d => d.Kind == DeadlineKind.Dispatch).Adding(e.Deadlines) with
        {
            Status = WorkOrderStatus.Dispatched, Rounds = e.Round, FirstDispatchedAt = FirstDispatchedAt ?? e.At, Opinion = e.Opinion,
            Assignments = freed.Assignments.AddRange(added.Select(a => e.ByMail?.Contains(a.Organizer) == true ? a with { Mail = new(e.At) { NextAt = e.At } } : a)),
        };
    }

    private WorkOrder Returned(WorkOrderReturned e)
    {
        var byLead = Lead?.Organizer == e.Organizer;
        return (byLead ? this with { Status = WorkOrderStatus.Returned, Returns = Returns + 1 } : this)
            .Hold(e.Organizer, a => a with { ReturnedAt = e.At }).Void(e.At, d => d.Organizer == e.Organizer && d.Kind.IsOfHold())
            .EndWhistles(e.At, w => w.Caller == e.Organizer);
    }

    // What is fed back leaves no clock running but those of site visits, which have a course of their own; what is over leaves none.
    private WorkOrder Settle(DateTimeOffset at, WorkOrderStatus status) =>
        EndWhistles(at, _ => true).Void(at, d => d.Kind != DeadlineKind.OnSiteArrival || status != WorkOrderStatus.FedBack) with { Status = status };

    private WorkOrder EndWhistles(DateTimeOffset at, Func<Whistle, bool> which, string? result = null)
    {
        var ending = WhistlesAsked is null ? [] : Whistles.Where(w => w.IsOpen && which(w)).Select(w => w.Id).ToArray();
        return ending.Aggregate(this, (order, id) => order.Blown(id, w => w.End(at, result))
            .Void(at, d => d.Kind == DeadlineKind.Report && d.Key == ReportKey(id, d.Organizer!.Value)));
    }

    private WorkOrder Adding(ImmutableArray<Deadline> deadlines) => this with { Deadlines = Deadlines.AddRange(deadlines) };

    private WorkOrder Meet(DateTimeOffset at, Func<Deadline, bool> which) => Change(d => d.IsOpen && which(d), d => d with { MetAt = at });

    // What the hotline owed is done: whoever supervised it is answered by that.
    private WorkOrder Done(DateTimeOffset at, string said, Func<Deadline, bool> which)
    {
        var keys = Deadlines.Where(d => d.IsOpen && which(d)).Select(d => d.Key).ToArray();
        return Meet(at, which) with
        {
            Supervisions = Replace(Supervisions, s => s.AnsweredAt is null && s.Organizer is null && keys.Contains(s.Deadline), s => s with { Answer = said, AnsweredAt = at }),
        };
    }

    private WorkOrder Void(DateTimeOffset at, Func<Deadline, bool> which) => Change(d => d.IsOpen && which(d), d => d with { VoidedAt = at });

    private WorkOrder Change(Func<Deadline, bool> which, Func<Deadline, Deadline> how) => this with { Deadlines = Replace(Deadlines, which, how) };

    private WorkOrder Hold(OrganizerId organizer, Func<Assignment, Assignment> how) =>
        this with { Assignments = Replace(Assignments, a => a.Organizer == organizer && a.IsActive && a.Part != Part.DistrictCopy, how) };

    private WorkOrder Mailed(OrganizerId organizer, int round, Func<DispatchMail, DispatchMail> how) => this with
    {
        Assignments = Replace(Assignments, a => a.Organizer == organizer && a.Round == round && a.Mail is not null, a => a with { Mail = how(a.Mail!) }),
    };

    private WorkOrder Supervised(int id, Func<SystemSupervision, SystemSupervision> how) => this with { Supervisions = Replace(Supervisions, s => s.Id == id, how) };

    private WorkOrder Blown(int id, Func<Whistle, Whistle> how) => this with { WhistlesAsked = Replace(Whistles, w => w.Id == id, how) };

    private WorkOrder Visited(int id, Func<SiteVisit, SiteVisit> how) => this with { Visits = Replace(Visits, v => v.Id == id, how) };

    private static ImmutableArray<T> Replace<T>(ImmutableArray<T> all, Func<T, bool> which, Func<T, T> how)
    {
        var builder = all.ToBuilder();
        for (var i = 0; i < builder.Count; i++)
        {
            if (which(builder[i]))
            {
                builder[i] = how(builder[i]);
            }
        }

        return builder.DrainToImmutable();
    }
}
