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
        _ when order is null => throw new UnreachableException("an order begins with its acceptance"),
        _ => order.Apply(happened) with
        {
            Version = order.Version + 1,
            LastChange = happened.By.Role == Role.DeadlineWatch ? order.LastChange : new(happened.By.Name, happened.At, happened.GetType().Name),
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
        WorkOrderSigned e => (Status == WorkOrderStatus.Dispatched && Lead?.Organizer == e.Organizer ? this with { Status = WorkOrderStatus.SignedFor } : this)
            .Hold(e.Organizer, a => a with { SignedAt = e.At }).Meet(e.At, d => d.Kind == DeadlineKind.SignFor && d.Organizer == e.Organizer),
        ClaimantContacted e => Hold(e.Organizer, a => a with { ContactedAt = a.ContactedAt ?? e.At }),
        ProgressReported => this,
        WorkOrderReturned e => Returned(e),
        ExtensionRequested e => this with { Extension = new(e.Organizer, e.At, e.Reason) },
        ExtensionApproved e => Void(e.At, d => d.Kind is DeadlineKind.Feedback or DeadlineKind.OrganizerFeedback).Adding(e.Deadlines) with { Extension = Extension! with { Approved = true } },
        ExtensionRejected => this with { Extension = Extension! with { Approved = false } },
        ReplySubmitted e => this with { Status = WorkOrderStatus.UnderReview, Reply = e.Reply },
        ReplyRejected => this with { Status = WorkOrderStatus.SignedFor },
        WorkOrderFedBack e => Hold(e.Organizer, a => a with { Reply = e.Reply, RepliedAt = e.At })
            .Meet(e.At, d => d.Kind == DeadlineKind.Feedback || (d.Kind == DeadlineKind.OrganizerFeedback && d.Organizer == e.Organizer))
            .Settle(e.At, WorkOrderStatus.FedBack) with { FedBackAt = e.At, Reply = e.Reply },
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
        WorkOrderClosed e => Settle(e.At, WorkOrderStatus.Closed) with { ClosedAt = e.At },
        WorkOrderAccepted => throw new UnreachableException("an order is accepted once"),
        _ => throw new UnreachableException(happened.GetType().Name),
    };

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
            .Void(e.At, d => d.Organizer == e.Lead && d.Kind is DeadlineKind.SignFor or DeadlineKind.OrganizerFeedback);
        return freed.Meet(e.At, d => d.Kind == DeadlineKind.Dispatch).Adding(e.Deadlines) with
        {
            Status = WorkOrderStatus.Dispatched, Rounds = e.Round, FirstDispatchedAt = FirstDispatchedAt ?? e.At, Opinion = e.Opinion,
            Assignments = freed.Assignments.AddRange(added),
        };
    }

    private WorkOrder Returned(WorkOrderReturned e)
    {
        var byLead = Lead?.Organizer == e.Organizer;
        return (byLead ? this with { Status = WorkOrderStatus.Returned, Returns = Returns + 1 } : this)
            .Hold(e.Organizer, a => a with { ReturnedAt = e.At }).Void(e.At, d => d.Organizer == e.Organizer && d.Kind is DeadlineKind.SignFor or DeadlineKind.OrganizerFeedback);
    }

    // What is fed back leaves no clock running but those of site visits, which have a course of their own; what is over leaves none.
    private WorkOrder Settle(DateTimeOffset at, WorkOrderStatus status) =>
        Void(at, d => d.Kind != DeadlineKind.OnSiteArrival || status != WorkOrderStatus.FedBack) with { Status = status };

    private WorkOrder Adding(ImmutableArray<Deadline> deadlines) => this with { Deadlines = Deadlines.AddRange(deadlines) };

    private WorkOrder Meet(DateTimeOffset at, Func<Deadline, bool> which) => Change(d => d.IsOpen && which(d), d => d with { MetAt = at });

    private WorkOrder Void(DateTimeOffset at, Func<Deadline, bool> which) => Change(d => d.IsOpen && which(d), d => d with { VoidedAt = at });

    private WorkOrder Change(Func<Deadline, bool> which, Func<Deadline, Deadline> how) => this with { Deadlines = Replace(Deadlines, which, how) };

    private WorkOrder Hold(OrganizerId organizer, Func<Assignment, Assignment> how) =>
        this with { Assignments = Replace(Assignments, a => a.Organizer == organizer && a.IsActive && a.Part != Part.DistrictCopy, how) };

    private WorkOrder Supervised(int id, Func<SystemSupervision, SystemSupervision> how) => this with { Supervisions = Replace(Supervisions, s => s.Id == id, how) };

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
