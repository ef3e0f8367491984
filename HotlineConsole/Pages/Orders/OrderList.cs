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
    /// <param name="among">Only these; null for all.</param>
    public static async Task<OrderList> ReadAsync(
        HotlineStore store, Actor by, OrderFilter filter, OwnOrders? own, WorkOrderNumber? before = null, WorkOrderNumber? after = null,
        IReadOnlyCollection<WorkOrderNumber>? among = null, CancellationToken stop = default)
    {
        const int most = RowsAPage + 1;
        var rows = await RowsAsync(store, by, filter, own, among, most, before, after, stop);
        var more = rows.Count == most;
        return after is not null
            ? new([.. rows.Skip(more ? 1 : 0)], more, true)
            : new([.. rows.Take(RowsAPage)], before is not null, more);
    }

    /// <summary>So many of the newest rows below a number.</summary>
    internal static Task<IReadOnlyList<OrderRow>> NextAsync(
        HotlineStore store, Actor by, OrderFilter filter, OwnOrders? own, int most, WorkOrderNumber? before, IReadOnlyCollection<WorkOrderNumber>? among, CancellationToken stop) =>
        RowsAsync(store, by, filter, own, among, most, before, after: null, stop);

    // An organizer leads some orders and has parts in others. Each of the two is read along its own index, in the order of the list; of both together a
    // database would sort all.
    private static async Task<IReadOnlyList<OrderRow>> RowsAsync(
        HotlineStore store, Actor by, OrderFilter filter, OwnOrders? own, IReadOnlyCollection<WorkOrderNumber>? among,
        int most, WorkOrderNumber? before, WorkOrderNumber? after, CancellationToken stop)
    {
        if (own is null)
        {
            return await ReadAsync(all => all, filter.Organizer);
        }

        var led = await ReadAsync(all => all.Where(o => o.Lead == own.Organizer), own.Organizer);
        if (own.PartIn.Count == 0)
        {
            return led;
        }

        var others = await ReadAsync(all => all.Where(o => own.PartIn.Contains(o.Number)), filter.Organizer);
        var both = led.Concat(others).DistinctBy(o => o.Number).OrderByDescending(o => o.Number);
        return [.. after is null ? both.Take(most) : both.TakeLast(most)];

        async Task<IReadOnlyList<OrderRow>> ReadAsync(Func<IQueryable<OrderRow>, IQueryable<OrderRow>> whose, OrganizerId? lead)
        {
            IQueryable<OrderRow> Within(IQueryable<OrderRow> all)
            {
                all = whose(filter.Within(all));
                return Beside(among is null ? all : all.Where(o => among.Contains(o.Number)), before, after);
            }

            if (!string.IsNullOrWhiteSpace(filter.Words))
            {
                return await store.SearchAsync(filter.Words, most, by, before, Within, FewOrders.Of(lead, filter.Status), stop);
            }

            await using var db = store.Read();
            return await Within(db.Orders).OrderByDescending(o => o.Number).Take(most).ToListAsync(stop);
        }
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
}
