using HotlineConsole.Core.Board;
using HotlineConsole.Core.Calls;
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
        foreach (var row in log.Where(r => r.Stream > 0 && !r.IsErased))
        {
            var order = WorkOrder.Fold(folded.GetValueOrDefault(row.Stream), (WorkOrderEvent)HotlineJson.ReadEvent(row.Kind, row.Body));
            Assert.Equal(order.Version, row.Version);
            folded[row.Stream] = order;
        }

        await AssertCallsAsync(db, log);
        await AssertServiceComplaintsAsync(db, log);
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

    // Calls have one stream together; the table holds what comes of it.
    private static async Task AssertCallsAsync(HotlineDb db, List<EventRow> log)
    {
        var (calls, version) = (new Dictionary<string, PhoneCall>(), 0);
        foreach (var row in log.Where(r => r.Stream == -1))
        {
            Assert.Equal(++version, row.Version);
            switch (HotlineJson.ReadEvent(row.Kind, row.Body))
            {
                case CallTranscribed said:
                    calls[said.Call] = calls[said.Call].With(said, row.Sequence);
                    break;
                case CallReported happened:
                    calls[happened.Call] = PhoneCall.Fold(calls.GetValueOrDefault(happened.Call), happened, row.Sequence);
                    break;
                default:
                    Assert.Fail(row.Kind);
                    break;
            }
        }

        var rows = await db.Calls.ToDictionaryAsync(c => c.Id);
        Assert.Equal(calls.Keys.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(calls.Values, c =>
        {
            var (facts, row) = (c.Facts, rows[c.Id]);
            Assert.Equal(HotlineJson.Write(c), row.Body);
            Assert.Equal(facts, new CallFacts(row.Id, row.FirstAt, row.OfferedAt, row.AnsweredAt, row.AbandonedAt, row.EndedAt, row.Attendant, row.Rating, row.RatedAt));
            Assert.Equal(c.TransferredAt, row.TransferredAt);
        });
    }

    // So have complaints about the service.
    private static async Task AssertServiceComplaintsAsync(HotlineDb db, List<EventRow> log)
    {
        var (complaints, version) = (new SortedDictionary<long, ServiceComplaint>(), 0);
        foreach (var row in log.Where(r => r.Stream == -2))
        {
            Assert.Equal(++version, row.Version);
            var happened = HotlineJson.ReadEvent(row.Kind, row.Body);
            var complaint = ServiceComplaint.Fold(happened is ServiceComplaintJudged j ? complaints[j.Complaint] : null, happened, row.Sequence);
            complaints[complaint.Id] = complaint;
        }

        var rows = await db.ServiceComplaints.OrderBy(c => c.Id).ToListAsync();
        Assert.Equal(complaints.Values.Select(c => (c.Id, c.At.UtcTicks, c.By.Id, c.Verdict?.Valid, HotlineJson.Write(c))), rows.Select(r => (r.Id, r.RecordedAt.UtcTicks, r.RecordedBy, r.Valid, r.Body)));
    }

    // Arrays compare by identity in a record, so they are compared apart.
    private static void AssertSame(OrderRow expected, OrderRow read)
    {
        Assert.Equal(expected.Parties.AsEnumerable(), read.Parties);
        Assert.Equal(expected.FollowUps.AsEnumerable(), read.FollowUps);
        Assert.Equal(expected with { Parties = [], FollowUps = [] }, read with { Parties = [], FollowUps = [] });
    }
}
