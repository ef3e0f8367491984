using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Pages.Orders;

/// <summary>One page of orders, the newest first, and whether others lie on either side.</summary>
public sealed record OrderList(IReadOnlyList<OrderRow> Rows, bool HasNewer, bool HasOlder)
{
    public const int RowsAPage = 25;

    /// <summary>
    /// Reads the page next to a number: below <paramref name="before"/>, above <paramref name="after"/>, or the newest. Pages hang on numbers, not on
    /// positions, so orders that come in while somebody turns pages neither shift nor repeat a row.
    /// </summary>
    public static async Task<OrderList> ReadAsync(
        HotlineStore store, Actor by, OrderFilter filter, OwnOrders? own, WorkOrderNumber? before = null, WorkOrderNumber? after = null, CancellationToken stop = default)
    {
        IQueryable<OrderRow> Within(IQueryable<OrderRow> all) => Beside(own?.Within(filter.Within(all)) ?? filter.Within(all), before, after);
        IReadOnlyList<OrderRow> rows;
        if (string.IsNullOrWhiteSpace(filter.Words))
        {
            await using var db = store.Read();
            rows = await Within(db.Orders).OrderByDescending(o => o.Number).Take(RowsAPage + 1).ToListAsync(stop);
        }
        else
        {
            rows = await store.SearchAsync(filter.Words, RowsAPage + 1, by, before, Within, stop);
        }

        var more = rows.Count > RowsAPage;
        return after is not null
            ? new([.. rows.Skip(more ? 1 : 0)], more, true)
            : new([.. rows.Take(RowsAPage)], before is not null, more);
    }

    // Going back, the rows wanted are the nearest above, not the newest of all.
    private static IQueryable<OrderRow> Beside(IQueryable<OrderRow> all, WorkOrderNumber? before, WorkOrderNumber? after) =>
        after is { } above ? all.Where(o => o.Number > above).OrderBy(o => o.Number).Take(RowsAPage + 1)
        : before is { } below ? all.Where(o => o.Number < below)
        : all;
}

/// <summary>
/// What an organizer's people find: the orders that it leads, settled ones too, and those that it has another part in now
/// (<paramref name="PartIn"/>, from the live board). Others that it once had they open by their number.
/// </summary>
public sealed record OwnOrders(OrganizerId Organizer, IReadOnlyList<WorkOrderNumber> PartIn)
{
    public static OwnOrders Of(OrganizerId organizer, BoardSnapshot board) =>
        new(organizer, [.. board.Inbox(organizer).Where(r => r.Order.Lead != organizer).Select(r => r.Order.Number)]);

    public IQueryable<OrderRow> Within(IQueryable<OrderRow> all) => all.Where(o => o.Lead == Organizer || PartIn.Contains(o.Number));
}
