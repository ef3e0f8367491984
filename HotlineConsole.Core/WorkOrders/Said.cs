using HotlineConsole.Core.Time;

namespace HotlineConsole.Core.WorkOrders;

/// <summary>Words about an order that refusals share.</summary>
internal static class SaidOfOrder
{
    /// <summary>The refusal with where the order stands, who brought it there and when: three slots, for the loser of a race.</summary>
    public static Refusal Because(this Refusal refusal, WorkOrder order, Rules rules) => refusal.With(
        Slot.Key($"{nameof(WorkOrderStatus)}.{order.Status}"),
        Slot.Text(order.LastChange.By),
        Slot.Instant(TimeZoneInfo.ConvertTime(order.LastChange.At, rules.Book.Calendar.Zone)));
}
