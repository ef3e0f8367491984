using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Archive;

/// <summary>办结: a fed-back order is closed once its site visits are settled.</summary>
[Clause("5.6.1")]
public sealed record CloseOrder(WorkOrderNumber Number, string? Note = null) : WorkOrderCommand(Number)
{
    public static readonly Refusal NotFedBack = new("close.not-fed-back", "5.6.1");
    public static readonly Refusal VisitOpen = new("close.visit-open", "5.3.3");

    public static Decision Decide(WorkOrder order, CloseOrder command, Actor by, DateTimeOffset now, Rules rules) =>
        order.Status != WorkOrderStatus.FedBack ? NotFedBack.Because(order, rules)
        : order.Visits.Any(v => !v.IsSettled) ? VisitOpen
        : new WorkOrderClosed(order.Number, now, by, command.Note?.Trim());
}
