using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.FollowUp;

/// <summary>What every step of a follow-up asks first: that there is a feedback to ask about, that the claimant did not refuse, and that it is not over.</summary>
[Clause("5.5.1"), Clause("5.5.3"), Clause("5.5.4")]
public static class FollowUpRules
{
    public static readonly Refusal NothingToAsk = new("followup.nothing-to-ask", "5.5.1");
    public static readonly Refusal Refused = new("followup.refused", "5.5.3");
    public static readonly Refusal Over = new("followup.over", "5.5.4");

    /// <summary>Somebody else phones the claimant, or nobody; consent counts for the call that it was given in.</summary>
    public static readonly Refusal NotYours = new("followup.not-yours", "5.5.3");

    /// <param name="byHimself">The claimant may still rate what nobody reached him about.</param>
    public static Refusal? Refuse(WorkOrder order, Rules rules, bool byHimself = false) =>
        order.RefusesFollowUp ? Refused
        : order.FollowUp is not { } round || order.Status is not (WorkOrderStatus.FedBack or WorkOrderStatus.Closed) ? NothingToAsk.Because(order, rules)
        : round.End is { } end && !(byHimself && end == FollowUpEnd.NotReached) ? Over.With(Slot.Key($"{nameof(FollowUpEnd)}.{end}"), Shown(round.EndedAt!.Value, rules))
        : null;

    /// <summary>The same for the person who phones: the order has to be kept for him.</summary>
    public static Refusal? RefuseCall(WorkOrder order, Actor by, DateTimeOffset now, Rules rules) =>
        Refuse(order, rules) ?? (order.FollowUp!.IsHeldBy(by, now) ? null : NotYours);

    public static string Shown(DateTimeOffset at, Rules rules) => Slot.Instant(TimeZoneInfo.ConvertTime(at, rules.Book.Calendar.Zone));
}
