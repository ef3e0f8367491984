using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Feedback;

/// <summary>
/// 反馈: the organizer's reply. The lead's reply to a complaint by phone goes out; one to a complaint by the network platform waits for the
/// organizer's leader. A co-organizer's reply goes to the lead's order.
/// </summary>
[Clause("5.3.2.3.1")]
public sealed record SubmitReply(WorkOrderNumber Number, OrganizerId Organizer, Reply Reply) : WorkOrderCommand(Number)
{
    public static readonly Refusal WaitsForReview = new("reply.waits-for-review", "5.3.2.3.1");
    public static readonly Refusal AlreadyReplied = new("reply.already", "5.3.2.3.1");
    public static readonly Refusal HandledInFuture = new("reply.handled-in-future", "5.3.2.3.5");
    public static readonly Refusal UnknownLead = new("reply.unknown-lead", "5.3.2.3.5");

    public static Decision Decide(WorkOrder order, SubmitReply command, Actor by, DateTimeOffset now, Rules rules)
    {
        var (organizer, reply) = (command.Organizer, command.Reply);
        if (Holding.Refuse(order, organizer, rules) is { } refusal)
        {
            return refusal;
        }

        var isLead = order.Lead?.Organizer == organizer;
        return isLead && order.Status == WorkOrderStatus.UnderReview ? WaitsForReview.Because(order, rules)
            : !isLead && order.HeldBy(organizer)!.RepliedAt is not null ? AlreadyReplied.Because(order, rules)
            : ReplyRules.Check(order.Complaint.Kind, reply) is { } incomplete ? incomplete
            : reply.HandledAt > now ? HandledInFuture.Naming([nameof(Reply.HandledAt)])
            : reply.LeadOrganizer is { } named && !rules.City.Organizers.ContainsKey(named) ? UnknownLead.With(Slot.Text(named.Value)).Naming([nameof(Reply.LeadOrganizer)])
            : !isLead ? new CoOrganizerReplied(order.Number, now, by, organizer, reply, IsLate(order, DeadlineKind.OrganizerFeedback, organizer, now))
            : order.Complaint.ByNetwork ? new ReplySubmitted(order.Number, now, by, organizer, reply)
            : new WorkOrderFedBack(order.Number, now, by, organizer, reply, null, null, IsLate(order, DeadlineKind.Feedback, null, now)) { FollowUp = FollowUpDraw.Of(order, now, rules) };
    }

    internal static bool IsLate(WorkOrder order, DeadlineKind kind, OrganizerId? organizer, DateTimeOffset now) =>
        order.OpenDeadline(kind, organizer) is { } deadline && deadline.Time.IsOverdue(now);
}
