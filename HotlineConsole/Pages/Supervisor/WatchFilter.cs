using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Pages.Supervisor;

/// <summary>Which orders a supervisor wants to see; kept in the address.</summary>
public sealed record WatchFilter(string? District, ResponseTier? Tier, OrganizerId? Organizer)
{
    public bool IsEmpty => District is null && Tier is null && Organizer is null;

    public bool Lets(OrderRow row) =>
        (District is null || row.District == District)
        && (Tier is null || row.Tier == Tier)
        && (Organizer is null || row.Lead == Organizer || row.Parties.Any(p => p.Organizer == Organizer));

    /// <summary>Rows of a list sorted by due time, nearest first. Due at the instant itself is in time.</summary>
    public IEnumerable<OrderRow> Of(WatchTab tab, BoardSnapshot board, DateTimeOffset now, TimeSpan ahead)
    {
        var rows = tab switch
        {
            WatchTab.Due => board.ByDue.SkipWhile(r => r.NextDueAt < now).TakeWhile(r => r.NextDueAt <= now + ahead),
            WatchTab.Overdue => board.ByDue.TakeWhile(r => r.NextDueAt < now),
            WatchTab.Alerts => board.ByDue.Where(r => r.Unacknowledged > 0),
            WatchTab.Supervised => board.Supervised,
            WatchTab.Extensions => board.Extensions,
            WatchTab.Unreasonable => board.Queue(Stage.UnderReview).Where(r => r.Status == WorkOrderStatus.AwaitingConfirmation),
            WatchTab.ToClose => [], // fed back: nothing runs any more, so they are read from the store
        };
        return IsEmpty ? rows : rows.Where(Lets);
    }
}
