using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Feedback;

/// <summary>
/// 领导审核: what came by the network platform leaves the organizer only after its leader approved it, with a note on public opinion. A rejection
/// says why and gives it back to the staff.
/// </summary>
[Clause("5.3.2.3.1")]
public sealed record ReviewReply(WorkOrderNumber Number, OrganizerId Organizer, bool Approved, string Opinion, string? PublicOpinionNote = null) : WorkOrderCommand(Number)
{
    public static readonly Refusal NothingToReview = new("review.nothing", "5.3.2.3.1");
    public static readonly Refusal NoOpinion = new("review.no-opinion", "5.3.2.3.1");

    public static Decision Decide(WorkOrder order, ReviewReply command, Actor by, DateTimeOffset now, Rules rules) =>
        order.Status != WorkOrderStatus.UnderReview || order.Lead?.Organizer != command.Organizer || order.Reply is not { } reply ? NothingToReview.Because(order, rules)
        : string.IsNullOrWhiteSpace(command.Opinion) ? NoOpinion.Naming([nameof(Opinion)])
        : !command.Approved ? new ReplyRejected(order.Number, now, by, command.Organizer, command.Opinion.Trim())
        : new WorkOrderFedBack(order.Number, now, by, command.Organizer, reply, command.Opinion.Trim(), command.PublicOpinionNote?.Trim(),
            SubmitReply.IsLate(order, DeadlineKind.Feedback, null, now)) { FollowUp = FollowUpDraw.Of(order, now, rules) };
}
