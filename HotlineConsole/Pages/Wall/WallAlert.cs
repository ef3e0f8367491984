using System.Collections.Immutable;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Pages.Wall;

/// <summary>An alert as the strip shows it: with the category and tier of its order, and whether a supervisor has still to acknowledge one of the order's supervisions.</summary>
public sealed record WallAlert(AlertRow Alert, OrderRow Order)
{
    public bool IsUnacknowledged => Alert.Kind == AlertKind.Supervision && Order is { IsSettled: false, Unacknowledged: > 0 };

    public static async Task<ImmutableArray<WallAlert>> ReadAsync(HotlineStore store, IEnumerable<AlertRow> newest)
    {
        var alerts = newest.ToList();
        var numbers = alerts.Select(a => a.Number).Distinct().ToList();
        await using var db = store.Read();
        var orders = await db.Orders.Where(o => numbers.Contains(o.Number)).ToDictionaryAsync(o => o.Number);
        return [.. alerts.Where(a => orders.ContainsKey(a.Number)).Select(a => new WallAlert(a, orders[a.Number]))];
    }
}
