using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.FollowUp;

/// <summary>
/// 开始回访: takes an order whose follow-up is due, to phone its claimant. For a while nobody else can, and the number is shown to this person, which the
/// order's history keeps (6.1).
/// </summary>
[Clause("5.5.1")]
public sealed record StartFollowUp(WorkOrderNumber Number) : WorkOrderCommand(Number)
{
    public static readonly Refusal NotInSample = new("followup.not-in-sample", "5.5.1");
    public static readonly Refusal NotYet = new("followup.not-yet", "5.5.1");
    public static readonly Refusal Taken = new("followup.taken", "5.5.1");

    public static Decision Decide(WorkOrder order, StartFollowUp command, Actor by, DateTimeOffset now, Rules rules) =>
        FollowUpRules.Refuse(order, rules) is { } refusal ? refusal
        : order.FollowUpDueAt is not { } due ? NotInSample
        : order.FollowUp is { } round && round.HeldUntil > now && round.HeldById != by.Id ? Taken.With(Slot.Text(round.HeldBy!), FollowUpRules.Shown(round.HeldUntil.Value, rules))
        : now < due ? NotYet.With(FollowUpRules.Shown(due, rules))
        : new FollowUpStarted(order.Number, now, by, order.Handling, now + rules.Book.Policy.FollowUp.Hold);
}
