using System.Runtime.CompilerServices;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using HotlineConsole.Pages.Orders;

namespace HotlineConsole.Exports;

/// <summary>
/// The orders of a file, as one person may see them, page by page along their numbers: each page is a short read of its own, so a file of a million rows
/// holds neither the rows nor the database.
/// </summary>
internal sealed class OrderSource(HotlineStore store, LiveFeed feed, HotlineClock clock)
{
    private const int Page = 1_000;

    public HotlineStore Store => store;

    /// <summary>Rows, the newest first, until <paramref name="most"/>.</summary>
    public async IAsyncEnumerable<IReadOnlyList<OrderRow>> RowsAsync(Chosen chosen, Actor by, int most, [EnumeratorCancellation] CancellationToken stop)
    {
        var own = by.Organizer is { } organizer ? OwnOrders.Of(organizer, feed.Now) : null;
        IReadOnlyCollection<WorkOrderNumber>? among = chosen.Numbers.IsEmpty ? chosen.Filter.Among(feed.Now) : chosen.Numbers;
        WorkOrderNumber? before = null;
        for (var left = most; left > 0;)
        {
            var rows = await OrderList.NextAsync(store, by, chosen.Filter, own, Math.Min(Page, left), before, among, stop);
            if (rows.Count > 0)
            {
                yield return rows;
            }

            if (rows.Count < Math.Min(Page, left))
            {
                yield break;
            }

            (left, before) = (left - rows.Count, rows[^1].Number);
        }
    }

    /// <summary>The sheets of orders; those that the person may not see are left out.</summary>
    public async IAsyncEnumerable<OrderSheet> SheetsAsync(Chosen chosen, Actor by, int most, [EnumeratorCancellation] CancellationToken stop)
    {
        if (!chosen.Numbers.IsEmpty)
        {
            foreach (var number in chosen.Numbers)
            {
                stop.ThrowIfCancellationRequested();
                if (await OrderSheet.ReadAsync(store, number, by, clock.GetUtcNow()) is { } sheet)
                {
                    yield return sheet;
                }
            }

            yield break;
        }

        await foreach (var rows in RowsAsync(chosen, by, most, stop))
        {
            foreach (var row in rows)
            {
                stop.ThrowIfCancellationRequested();
                if (await OrderSheet.ReadAsync(store, row.Number, by, clock.GetUtcNow()) is { } sheet)
                {
                    yield return sheet;
                }
            }
        }
    }

    public DateTimeOffset Now => clock.GetUtcNow();
}
