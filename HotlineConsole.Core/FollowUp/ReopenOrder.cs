using System.Globalization;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.FollowUp;

/// <summary>
/// 重新办理: the claimant answered that it is not solved, so the order goes back to dispatch, with clocks of its own from there on. What the first handling's
/// clocks showed stays. It ends in a follow-up again.
/// </summary>
[Clause("5.5.5")]
public sealed record ReopenOrder(WorkOrderNumber Number, string Reason) : WorkOrderCommand(Number)
{
    public static readonly Refusal NotUnsolved = new("reopen.not-unsolved", "5.5.5");
    public static readonly Refusal TooOften = new("reopen.too-often", "5.5.5");
    public static readonly Refusal NoReason = new("reopen.no-reason", "5.5.5");

    public static Decision Decide(WorkOrder order, ReopenOrder command, Actor by, DateTimeOffset now, Rules rules) =>
        order.Status is not (WorkOrderStatus.FedBack or WorkOrderStatus.Closed) || order.FollowUp is not { IsUnsolved: true } ? NotUnsolved.Because(order, rules)
        : order.Reopenings.Length >= rules.Book.Policy.FollowUp.ReopenMaximum
            ? TooOften.With(Slot.Text(rules.Book.Policy.FollowUp.ReopenMaximum.ToString(CultureInfo.InvariantCulture)))
        : string.IsNullOrWhiteSpace(command.Reason) ? NoReason.Naming([nameof(Reason)])
        : new WorkOrderReopened(order.Number, now, by, order.Handling, command.Reason.Trim(),
            new(Deadline.KeyOf(DeadlineKind.Dispatch, null, order.Handling + 1), DeadlineKind.Dispatch, null,
                rules.Book.Due(Step.Dispatch, order.Complaint.Urgency, complex: false, order.Complaint.Category, now, "why.from.reopening", order.AcceptedAt)));
}
