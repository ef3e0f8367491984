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

    /// <summary>The same with a fourth slot: who has the order now, for somebody who has it no more.</summary>
    public static Refusal BecauseElsewhere(this Refusal refusal, WorkOrder order, Rules rules)
    {
        var said = refusal.Because(order, rules);
        return said with { Slots = said.Slots.Add(order.Lead is { } lead ? Slot.Text(rules.City.Find(lead.Organizer).FullName) : Slot.Key("refusal.holder.hotline")) };
    }
}
