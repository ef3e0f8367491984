using HotlineConsole.Core.Board;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Tests.Storage;

/// <summary>What holds of every store at every moment: all tables follow from the log.</summary>
internal static class StoreChecks
{
    public static async Task AssertConsistentAsync(HotlineStore store)
    {
        await using var db = store.Read();
        var log = await db.Events.OrderBy(e => e.Sequence).ToListAsync();
        Assert.Equal(Enumerable.Range(1, log.Count).Select(i => (long)i), log.Select(e => e.Sequence));
        Assert.Equal(log.Count, store.Sequence);

        var folded = new Dictionary<long, WorkOrder>();
        foreach (var row in log.Where(r => r.Stream != 0))
        {
            var order = WorkOrder.Fold(folded.GetValueOrDefault(row.Stream), (WorkOrderEvent)HotlineJson.ReadEvent(row.Kind, row.Body));
            Assert.Equal(order.Version, row.Version);
            folded[row.Stream] = order;
        }

        var states = await db.States.ToDictionaryAsync(s => s.Number.Value, s => s.Body);
        Assert.Equal(folded.Keys.Order(), states.Keys.Order());
        Assert.All(folded, f => Assert.Equal(HotlineJson.Write(f.Value), states[f.Key]));

        var rows = await db.Orders.ToDictionaryAsync(o => o.Number.Value);
        Assert.Equal(folded.Keys.Order(), rows.Keys.Order());
        Assert.All(folded, f => AssertSame(OrderRow.Of(f.Value), rows[f.Key]));

        var thresholds = folded.Values
            .SelectMany(o => o.Deadlines.Where(d => d.NextThreshold is not null).Select(d => new Threshold(d.NextThreshold!.Value.At.ToUniversalTime(), o.Number, d.Key, d.NextThreshold.Value.Level)))
            .Order().ToList();
        var stored = await db.Deadlines.ToListAsync();
        Assert.Equal(thresholds, stored.Select(d => new Threshold(d.At, d.Number, d.Key, d.Level)).Order());
        Assert.Equal(thresholds, store.Deadlines.Reached(DateTimeOffset.MaxValue, int.MaxValue));
    }

    // Arrays compare by identity in a record, so they are compared apart.
    private static void AssertSame(OrderRow expected, OrderRow read)
    {
        Assert.Equal(expected.Parties.AsEnumerable(), read.Parties);
        Assert.Equal(expected with { Parties = [] }, read with { Parties = [] });
    }
}
