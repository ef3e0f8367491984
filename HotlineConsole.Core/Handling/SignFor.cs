using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Handling;

/// <summary>签收: the organizer takes the order; late ones too, marked so.</summary>
[Clause("5.3.2.2.2")]
public sealed record SignFor(WorkOrderNumber Number, OrganizerId Organizer) : WorkOrderCommand(Number)
{
    public static readonly Refusal NotYours = new("sign-for.not-yours", "5.3.2.2.2");
    public static readonly Refusal AlreadySigned = new("sign-for.already", "5.3.2.2.2");
    public static readonly Refusal Settled = new("sign-for.settled", "5.3.2.2.2");

    public static Decision Decide(WorkOrder order, SignFor command, Actor by, DateTimeOffset now, Rules rules) =>
        order.HeldBy(command.Organizer) is not { } hold ? NotYours.BecauseElsewhere(order, rules)
        : order.IsSettled ? Settled.Because(order, rules)
        : hold.SignedAt is not null ? AlreadySigned.Because(order, rules)
        : new WorkOrderSigned(order.Number, now, by, command.Organizer,
            order.OpenDeadline(DeadlineKind.SignFor, command.Organizer) is { } deadline && deadline.Time.IsOverdue(now));
}
