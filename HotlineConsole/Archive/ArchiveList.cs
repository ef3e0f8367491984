using HotlineConsole.Core.Board;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Archive;

/// <summary>A page of what is over, the newest first, and of what is in the archive of it.</summary>
public sealed record ArchiveList(IReadOnlyList<WorkOrder> Orders, bool HasOlder)
{
    public const int PageSize = 20;

    public static readonly WorkOrderStatus[] Over = [WorkOrderStatus.AnsweredDirectly, WorkOrderStatus.Redirected, WorkOrderStatus.Closed];

    /// <summary>Those whose removal waits for a second person, the longest waiting first.</summary>
    public static async Task<IReadOnlyList<WorkOrder>> ProposedAsync(HotlineStore store)
    {
        await using var db = store.Read();
        var numbers = await db.Orders.Where(o => o.RemovalAskedAt != null).OrderBy(o => o.RemovalAskedAt).ThenBy(o => o.Number).Select(o => o.Number).Take(PageSize).ToListAsync();
        var states = await db.States.Where(s => numbers.Contains(s.Number)).ToListAsync();
        return [.. states.Select(s => HotlineJson.ReadOrder(s.Body)).OrderBy(o => o.Removal?.At)];
    }

    /// <param name="from">Accepted on this day or later.</param>
    /// <param name="to">Accepted on this day or earlier.</param>
    /// <param name="before">Only smaller numbers: the page after the one that ends there.</param>
    public static async Task<ArchiveList> ReadAsync(HotlineStore store, WorkOrderNumber? only, DateOnly? from, DateOnly? to, WorkOrderNumber? before)
    {
        await using var db = store.Read();

        // A number begins with its day, so a period is a range of the key.
        var low = from is { } first ? WorkOrderNumber.Compose(first, 1) : default;
        var high = to is { } last ? WorkOrderNumber.Compose(last, WorkOrderNumber.LastOfDay) : new(long.MaxValue);
        var below = before ?? new(long.MaxValue);
        IQueryable<OrderRow> rows = db.Orders.Where(o => o.Number >= low && o.Number <= high && o.Number < below && Over.Contains(o.Status));
        rows = only is { } number ? rows.Where(o => o.Number == number) : rows;
        var numbers = await rows.OrderByDescending(o => o.Number).Select(o => o.Number).Take(PageSize + 1).ToListAsync();
        var shown = numbers.Take(PageSize).ToArray();
        var states = await db.States.Where(s => shown.Contains(s.Number)).ToListAsync();
        return new([.. states.Select(s => HotlineJson.ReadOrder(s.Body)).OrderByDescending(o => o.Number)], numbers.Count > PageSize);
    }
}
