using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Feedback;

/// <summary>
/// 不合理诉求复核: a supervisor, who is nobody of the organizer's, reads grounds and law and confirms that the complaint is unreasonable, so that the
/// reply goes out, or gives it back with the reason. The clocks run on (decision 0036).
/// </summary>
[Clause("5.3.2.3.6")]
public sealed record ReviewUnreasonable(WorkOrderNumber Number, bool Confirmed, string Opinion) : WorkOrderCommand(Number)
{
    public static readonly Refusal NothingClaimed = new("unreasonable.nothing", "5.3.2.3.6");
    public static readonly Refusal NoOpinion = new("unreasonable.no-opinion", "5.3.2.3.6");

    public static Decision Decide(WorkOrder order, ReviewUnreasonable command, Actor by, DateTimeOffset now, Rules rules) =>
        order is not { Status: WorkOrderStatus.AwaitingConfirmation, Lead: { } lead, Reply: { } reply } ? NothingClaimed.Because(order, rules)
        : string.IsNullOrWhiteSpace(command.Opinion) ? NoOpinion.Naming([nameof(Opinion)])
        : !command.Confirmed ? new UnreasonableRejected(order.Number, now, by, lead.Organizer, command.Opinion.Trim())
        : new WorkOrderFedBack(order.Number, now, by, lead.Organizer, reply, order.ClaimApproved?.Opinion, order.ClaimApproved?.PublicOpinionNote,
            SubmitReply.IsLate(order, DeadlineKind.Feedback, null, now), command.Opinion.Trim());
}
