using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Archive;

/// <summary>
/// An order without its texts and persons: what the figures of past years count and lists filter by. Said part by part, so that what is added to orders
/// later goes unless it is named here.
/// </summary>
internal static class Remains
{
    /// <summary>In the place of the title.</summary>
    public const string Title = "（已销毁）";

    public static WorkOrder Of(WorkOrder order, Actor by, DateTimeOffset now) => new()
    {
        Number = order.Number, Version = order.Version + 1, Status = order.Status, Complaint = Of(order.Complaint), AcceptedAt = order.AcceptedAt,
        LastChange = new(by.Name, now, nameof(WorkOrderRemoved)), FirstDispatchedAt = order.FirstDispatchedAt, FedBackAt = order.FedBackAt, ClosedAt = order.ClosedAt,
        Rounds = order.Rounds, Returns = order.Returns, Reminders = order.Reminders, Deadlines = order.Deadlines, MainOrder = order.MainOrder, OrdersJoined = order.OrdersJoined,
        Archived = order.Archived,
        Assignments = [.. order.Assignments.Select(a => a with { Reply = null, Desk = null, Mail = null })],
        Supervisions = [.. order.Supervisions.Select(s => s with { Reason = null, Answer = s.Answer is null ? null : "" })],
        Visits = [.. order.Visits.Select(v => v with { Reason = "", Facts = null, NoticeText = null, Duties = [.. v.Duties.Select(d => d with { Duty = "" })] })],
        Extension = order.Extension is { } extension ? extension with { Reason = "" } : null,
        Urgent = order.Urgent is { } urgent ? urgent with { Note = null } : null,
        FollowUpRounds = order.FollowUpRounds is { } rounds ? [.. rounds.Select(Of)] : null,
        ReopeningsMade = order.ReopeningsMade is { } made ? [.. made.Select(r => r with { Reason = "" })] : null,
    };

    private static PublicComplaint Of(PublicComplaint complaint) => new()
    {
        Kind = complaint.Kind, Urgency = complaint.Urgency, Channel = complaint.Channel, ByNetwork = complaint.ByNetwork, Category = complaint.Category, Title = Title, Content = "",
        RaisedAt = complaint.RaisedAt, Claimant = new(null, null), Place = new(complaint.Place.District, complaint.Place.Street, null),
    };

    private static FollowUpRound Of(FollowUpRound round) => round with
    {
        HeldById = null, HeldBy = null, Calls = [], Messages = [], Answers = round.Answers is { } answers ? answers with { OtherReason = null, Remarks = null } : null,
    };
}
