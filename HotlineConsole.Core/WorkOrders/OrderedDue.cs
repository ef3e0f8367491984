using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;

namespace HotlineConsole.Core.WorkOrders;

/// <summary>A due time that somebody set in words of his own: to be on site, to report.</summary>
internal static class OrderedDue
{
    /// <param name="what">Of the texts <c>why.from.WHAT</c> and <c>why.WHAT</c> (who, when, until).</param>
    public static DueTime Of(WorkOrder order, string by, string clause, string what, DateTimeOffset now, DateTimeOffset until, Rules rules)
    {
        var due = until.ToUniversalTime();
        var zone = rules.Book.Calendar.Zone;
        var why = new Derivation(by, clause, "why.from." + what, Limit.Minutes((int)Math.Ceiling((due - now).TotalMinutes)),
        [
            new("why." + what, [Slot.Text(by), Slot.Instant(TimeZoneInfo.ConvertTime(now, zone)), Slot.Instant(TimeZoneInfo.ConvertTime(due, zone))]),
        ]);
        var near = due - rules.Book.Policy.NearDueLead.Of(order.Tier, due - now);
        return new(now, due, near, why) { StartBy = near };
    }
}
