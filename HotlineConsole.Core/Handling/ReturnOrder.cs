using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Handling;

/// <summary>
/// 退单: not this organizer's duty. Needs a reason, its basis in writing, and comes within the window of the local policy. The claimant's clock
/// runs on.
/// </summary>
[Clause("5.3.2.2.4")]
public sealed record ReturnOrder(WorkOrderNumber Number, OrganizerId Organizer, ReturnReason Reason, string Basis, OrganizerId? Proposed = null) : WorkOrderCommand(Number)
{
    public static readonly Refusal Incomplete = new("return.incomplete", "5.3.2.2.4");
    public static readonly Refusal TooLate = new("return.too-late", "5.3.2.2.4");
    public static readonly Refusal UnknownProposed = new("return.unknown-proposed", "5.3.2.1.1");
    public static readonly Refusal Adjudicated = new("return.adjudicated", "5.3.2.2.4");
    public static readonly Refusal ReplyGiven = new("return.reply-given", "5.3.2.3.1");

    public static Decision Decide(WorkOrder order, ReturnOrder command, Actor by, DateTimeOffset now, Rules rules)
    {
        if (order.HeldBy(command.Organizer) is not { } hold)
        {
            return Holding.NotHeld.BecauseElsewhere(order, rules);
        }

        if (order.Adjudication is { } bound && bound.Binds(command.Organizer))
        {
            return Adjudicated.With(Slot.Text(bound.By), Slot.Instant(TimeZoneInfo.ConvertTime(bound.At, rules.Book.Calendar.Zone)), Slot.Text(bound.Grounds));
        }

        var until = hold.SignedAt + rules.Book.Policy.ReturnWithin.Of(order.Tier);
        return order.IsSettled ? Holding.Settled.Because(order, rules)
            : order.IsReplyUnderReview || hold.RepliedAt is not null ? ReplyGiven.Because(order, rules)
            : string.IsNullOrWhiteSpace(command.Basis) ? Incomplete.Naming([nameof(Basis)])
            : now > until ? TooLate.With(Slot.Instant(TimeZoneInfo.ConvertTime(until.Value, rules.Book.Calendar.Zone)))
            : command.Proposed is { } proposed && (proposed == command.Organizer || !rules.City.Organizers.ContainsKey(proposed)) ? UnknownProposed.Naming([nameof(Proposed)])
            : new WorkOrderReturned(order.Number, now, by, command.Organizer, command.Reason, command.Basis.Trim(), command.Proposed);
    }
}
