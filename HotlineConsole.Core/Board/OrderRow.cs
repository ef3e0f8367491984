using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Board;

/// <summary>How far a work order's clocks have gone, by what was committed: 正常, 临期 (reminded), 超期 (supervised).</summary>
public enum Alarm
{
    Normal,
    Near,
    Overdue,
}

/// <summary>
/// One work order as lists, board and queries read it: flat, without the claimant. Everything in it follows from the order's state.
/// </summary>
public sealed record OrderRow
{
    public required WorkOrderNumber Number { get; init; }

    public required int Version { get; init; }

    public required WorkOrderStatus Status { get; init; }

    public required bool IsSettled { get; init; }

    public required ComplaintKind Kind { get; init; }

    public required Urgency Urgency { get; init; }

    public required ResponseTier Tier { get; init; }

    public required string Channel { get; init; }

    public required string Category { get; init; }

    public required string Title { get; init; }

    public string? District { get; init; }

    public OrganizerId? Street { get; init; }

    public OrganizerId? Lead { get; init; }

    /// <summary>Who holds it now, each with its own next due time.</summary>
    public ImmutableArray<Party> Parties { get; init; } = [];

    public required DateTimeOffset AcceptedAt { get; init; }

    public DateTimeOffset? FirstDispatchedAt { get; init; }

    /// <summary>The claimant's feedback clock.</summary>
    public DateTimeOffset? FeedbackDueAt { get; init; }

    public DateTimeOffset? FedBackAt { get; init; }

    public bool FedBackLate { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The nearest open deadline of the order, and of which kind.</summary>
    public DateTimeOffset? NextDueAt { get; init; }

    public DeadlineKind? NextDueKind { get; init; }

    /// <summary>When the nearest open deadline turns near-due.</summary>
    public DateTimeOffset? NextNearAt { get; init; }

    public Alarm Alarm { get; init; }

    public int Returns { get; init; }

    public int Reminders { get; init; }

    /// <summary>System supervisions that wait for the organizer's answer.</summary>
    public int Unanswered { get; init; }

    /// <summary>System supervisions that no supervisor has acknowledged.</summary>
    public int Unacknowledged { get; init; }

    /// <summary>Site visits that are not settled.</summary>
    public int OpenVisits { get; init; }

    public bool ExtensionPending { get; init; }

    /// <summary>When an attendant reported it as urgent, while no supervisor has taken note and something is still owed.</summary>
    public DateTimeOffset? UrgentReportedAt { get; init; }

    /// <summary>When the hotline may follow up; null when it does not (5.5.1). Not for organizers, who could tell by it whom nobody will ask.</summary>
    [JsonIgnore]
    public DateTimeOffset? FollowUpDueAt { get; init; }

    /// <summary>Since when an invitation to rate waits for a gateway (5.5.4).</summary>
    [JsonIgnore]
    public DateTimeOffset? InvitationAt { get; init; }

    /// <summary>Since when its removal from the archive waits for a second person (5.6.2).</summary>
    [JsonIgnore]
    public DateTimeOffset? RemovalAskedAt { get; init; }

    /// <summary>The claimant said in the last follow-up that it is not solved, and it is not handled again yet.</summary>
    public bool Unsolved { get; init; }

    /// <summary>What the figures of follow-ups count.</summary>
    [JsonIgnore]
    public ImmutableArray<FollowUpFact> FollowUps { get; init; } = [];

    /// <summary>Whose clock the nearest due time is, where it is an organizer's own; null when it is the claimant's or the hotline's.</summary>
    public OrganizerId? NextDueBy() => NextDueKind is DeadlineKind.SignFor or DeadlineKind.OrganizerFeedback or DeadlineKind.Report
        ? Parties.FirstOrDefault(p => p.DueAt == NextDueAt)?.Organizer
        : null;

    /// <summary>The nearest instant by which the hotline itself has still to telephone or to judge; null when it owes neither.</summary>
    public DateTimeOffset? OwnDutyDueAt() => Earliest(p => p.OwnDutyDueAt);

    /// <summary>The nearest instant at which a mail of its dispatch is to be sent; null when none waits.</summary>
    public DateTimeOffset? MailDueAt() => Earliest(p => p.MailDueAt);

    /// <summary>Two leads have returned it: only a supervisor's decision dispatches it again.</summary>
    public bool AwaitsAdjudication() => Status == WorkOrderStatus.Returned && Returns >= WorkOrder.ReturnsToAdjudicate;

    public static OrderRow Of(WorkOrder order)
    {
        var (next, alarm) = Nearest(order);
        var feedback = order.Deadlines.LastOrDefault(d => d.Kind == DeadlineKind.Feedback);
        var first = order.Handling == 1 ? feedback : order.Deadlines.LastOrDefault(d => d.IsOf(Deadline.KeyOf(DeadlineKind.Feedback, null, 1)));
        return new()
        {
            Number = order.Number, Version = order.Version, Status = order.Status, IsSettled = order.IsSettled, Kind = order.Complaint.Kind,
            Urgency = order.Complaint.Urgency, Tier = order.Tier, Channel = order.Complaint.Channel, Category = order.Complaint.Category,
            Title = order.Complaint.Title, District = DistrictOf(order), Street = order.Complaint.Place.Street, Lead = order.Lead?.Organizer,
            Parties = order.IsSettled && order.Visits.IsEmpty ? [] : Party.Of(order), AcceptedAt = order.AcceptedAt, FirstDispatchedAt = order.FirstDispatchedAt,
            FeedbackDueAt = feedback?.Time.Due, FedBackAt = order.FedBackAt, FedBackLate = order.FedBackAt is not null && first is { MetLate: true },
            ClosedAt = order.ClosedAt, NextDueAt = next?.Time.Due, NextDueKind = next?.Kind, NextNearAt = next?.Time.RemindAt, Alarm = alarm,
            Returns = order.Returns, Reminders = order.Reminders, Unanswered = order.Supervisions.Count(s => s.AnsweredAt is null),
            Unacknowledged = order.Supervisions.Count(s => s.AcknowledgedAt is null), OpenVisits = order.Visits.Count(v => !v.IsSettled),
            ExtensionPending = order.Extension is { Approved: null } && !order.IsSettled,
            UrgentReportedAt = order.Urgent is { AcknowledgedAt: null } report && !order.IsSettled ? report.At : null,
            FollowUpDueAt = order.FollowUpFreeAt, InvitationAt = order.InvitationAt, RemovalAskedAt = order.Removal?.At,
            Unsolved = order.IsSettled && order.FollowUp is { IsUnsolved: true }, FollowUps = FollowUpFact.Of(order),
        };
    }

    private DateTimeOffset? Earliest(Func<Party, DateTimeOffset?> of)
    {
        DateTimeOffset? earliest = null;
        foreach (var party in Parties)
        {
            earliest = of(party) is { } at && (earliest is null || at < earliest) ? at : earliest;
        }

        return earliest;
    }

    private static string? DistrictOf(WorkOrder order) => order.Complaint.Place.District;

    private static (Deadline? Next, Alarm Alarm) Nearest(WorkOrder order)
    {
        Deadline? next = null;
        var alarm = Alarm.Normal;
        foreach (var deadline in order.Deadlines)
        {
            if (!deadline.IsOpen || deadline.Kind.IsOwnDuty())
            {
                continue;
            }

            next = next is null || deadline.Time.Due < next.Time.Due ? deadline : next;
            var reached = deadline.SupervisedAt is not null ? Alarm.Overdue : deadline.RemindedAt is not null ? Alarm.Near : Alarm.Normal;
            alarm = reached > alarm ? reached : alarm;
        }

        return (next, alarm);
    }
}
