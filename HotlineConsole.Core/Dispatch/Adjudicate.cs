using System.Collections.Immutable;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Dispatch;

/// <summary>
/// 裁定: two leads have returned the order, so the hotline names who is responsible, with grounds in writing, and dispatches to it. Whom the decision
/// names cannot return the order again.
/// </summary>
[Clause("5.3.2.1.1"), Clause("5.3.2.2.4")]
public sealed record Adjudicate(WorkOrderNumber Number, OrganizerId Lead, ImmutableArray<OrganizerId> CoOrganizers, string Grounds) : WorkOrderCommand(Number)
{
    public static readonly Refusal NotWaiting = new("adjudicate.not-waiting", "5.3.2.2.4");
    public static readonly Refusal NoGrounds = new("adjudicate.no-grounds", "5.3.2.2.4");

    public static Decision Decide(WorkOrder order, Adjudicate command, Actor by, DateTimeOffset now, Rules rules)
    {
        if (!order.AwaitsAdjudication)
        {
            return NotWaiting.Because(order, rules);
        }

        if (string.IsNullOrWhiteSpace(command.Grounds))
        {
            return NoGrounds.Naming([nameof(Grounds)]);
        }

        var (grounds, coOrganizers) = (command.Grounds.Trim(), command.CoOrganizers.IsDefault ? [] : command.CoOrganizers);
        var dispatch = DispatchOrder.Choose(order, new(order.Number, command.Lead, coOrganizers, grounds), by, now, rules);
        return dispatch.Refusal is { } refusal ? refusal
            : Decision.Of(new WorkOrderAdjudicated(order.Number, now, by, command.Lead, coOrganizers, grounds), dispatch.Events[0]);
    }
}
