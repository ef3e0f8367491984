using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.WorkOrders;

/// <summary>What every act of an organizer on an order asks first: that it holds the order, has signed for it, and that it is not settled.</summary>
[Clause("5.3.2.2.3")]
public static class Holding
{
    public static readonly Refusal NotHeld = new("holding.not-held", "5.3.2.2.3");
    public static readonly Refusal NotSigned = new("holding.not-signed", "5.3.2.2.2");
    public static readonly Refusal Settled = new("holding.settled", "5.3.2.3.1");

    public static Refusal? Refuse(WorkOrder order, OrganizerId organizer, Rules rules) =>
        order.HeldBy(organizer) is not { } hold ? NotHeld.BecauseElsewhere(order, rules)
        : order.IsSettled ? Settled.Because(order, rules)
        : hold.SignedAt is null ? NotSigned.Because(order, rules)
        : null;
}
