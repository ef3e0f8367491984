using HotlineConsole.Core.Analysis;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Board;
using HotlineConsole.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Tests.Analysis;

/// <summary>The rollups that commits kept are what a count over all orders gives, after every part of a random history.</summary>
public sealed class RollupTests
{
    private static readonly City Beijing = City.Load(City.ReadFolder);
    private static readonly DateTimeOffset Start = new(2026, 3, 28, 1, 0, 0, TimeSpan.Zero); // goes into the next month

    [Theory]
    [InlineData(2, false)]
    [InlineData(20_222, true)]
    public async Task Rollups_RandomHistory_EqualRecount(int seed, bool quiet)
    {
        using var folder = new TempFolder();
        await using var store = Open(folder.File("hotline.db"));
        var life = new RandomLife(seed, Beijing, Start);
        for (var round = 0; round < 4; round++)
        {
            await store.RunAsync(session => life.Live(session, 700), quiet);
            await AssertRecountAsync(store);
            var held = await HeldAsync(store);
            await store.RunAsync(session => LeadsAct(session, held, late: round == 2), quiet);
            await AssertRecountAsync(store);
        }

        await using var db = store.Read();
        Assert.True(await db.Rollups.Where(r => r.Grain == Grain.Month && r.Dimension == Dimension.Total).CountAsync() > 1, "it spans months");
        var sum = Sum(await db.Rollups.Where(r => r.Grain == Grain.Month && r.Dimension == Dimension.Total).ToListAsync());
        Assert.True(sum is { AnsweredDirectly: > 0, Returns: > 0, FedBackLate: > 0, Closed: > 0 } && sum.FedBack > sum.FedBackLate, $"the history has a bit of all: {sum}");
        await store.RebuildRollupsAsync();
        await AssertRecountAsync(store);
    }

    [Fact]
    public async Task Open_DatabaseWithOrdersAndNoRollups_CountsThem()
    {
        using var folder = new TempFolder();
        var file = folder.File("hotline.db");
        await using (var store = Open(file))
        {
            await store.RunAsync(session => new RandomLife(7, Beijing, Start).Live(session, 500), quiet: true);
        }

        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var forget = new SqliteCommand("DELETE FROM Rollups", connection);
            await forget.ExecuteNonQueryAsync();
        }

        await using var again = Open(file);
        await AssertRecountAsync(again);
    }

    [Fact]
    public async Task Reads_RandomHistory_AgreeWithTheDays()
    {
        using var folder = new TempFolder();
        await using var store = Open(folder.File("hotline.db"));
        await store.RunAsync(session => new RandomLife(3, Beijing, Start).Live(session, 2_000), quiet: true);
        await using var db = store.Read();
        var reads = new RollupReads(db);
        var (first, last) = (new DateOnly(2026, 3, 30), new DateOnly(2026, 5, 2)); // days, a whole month, days
        foreach (var dimension in new[] { Dimension.District, Dimension.Category, Dimension.Channel, Dimension.Lead, Dimension.Tier })
        {
            var days = await db.Rollups.Where(r => r.Grain == Grain.Day && r.Dimension == dimension && r.Period >= 20260330 && r.Period <= 20260502).ToListAsync();
            Assert.NotEmpty(days);
            Assert.Equal(
                days.GroupBy(r => r.Key, StringComparer.Ordinal).Select(g => (g.Key, Sum(g))).OrderBy(g => g.Key, StringComparer.Ordinal),
                (await reads.PeriodByAsync(dimension, first, last)).Select(g => (g.Key, g.Value)).OrderBy(g => g.Key, StringComparer.Ordinal));
        }

        var months = await reads.YearByMonthAsync(2026);
        var byDistrict = await reads.YearByMonthAndDistrictAsync(2026);
        var grid = await reads.GridAsync(2026, 4);
        Assert.Equal(months[4].Received, byDistrict.Where(d => d.Key.Month == 4).Sum(d => d.Value.Received));
        Assert.Equal(months[4].Received, grid.Sum(g => g.Value.Received));
        var top = await reads.TopOrganizersAsync(first, last, 3);
        Assert.Equal(top.OrderByDescending(t => t.Measures.Dispatched), top);
        Assert.Equal(3, top.Count);
        foreach (var (from, to) in new[] { (first, last), (new(2026, 4, 3), new(2026, 4, 28)), (new(2026, 3, 20), new(2026, 4, 10)), (new(2026, 3, 3), new(2026, 5, 30)) })
        {
            var all = (await reads.PeriodByAsync(Dimension.Lead, from, to)).Where(o => o.Value.Dispatched > 0);
            Assert.Equal(
                all.OrderByDescending(o => o.Value.Dispatched).ThenBy(o => o.Key, StringComparer.Ordinal).Take(9).Select(o => (new OrganizerId(o.Key), o.Value)),
                await reads.TopOrganizersAsync(from, to, 9));
        }
    }

    [Theory]
    [InlineData("2026-03-05", "2026-03-20", "Day 20260305-20260320 1")]
    [InlineData("2026-03-05", "2026-03-21", "Month 202603-202603 1, Day 20260301-20260304 -1, Day 20260322-20260331 -1")]
    [InlineData("2026-10-27", "2026-11-25", "Day 20261027-20261031 1, Month 202611-202611 1, Day 20261126-20261130 -1")]
    [InlineData("2026-01-02", "2026-02-28", "Month 202601-202601 1, Day 20260101-20260101 -1, Month 202602-202602 1")]
    [InlineData("2026-01-01", "2026-12-31", "Month 202601-202612 1")]
    public void SignedSpans_OfAPeriod_AreFew(string first, string last, string spans) =>
        Assert.Equal(spans, string.Join(", ", RollupReads.SignedSpans(Day(first), Day(last)).Select(s => $"{s.Grain} {s.From}-{s.To} {s.Sign}")));

    [Theory]
    [InlineData("2026-01-01", "2026-12-31", "Month 202601-202612")]
    [InlineData("2026-03-05", "2026-03-20", "Day 20260305-20260320")]
    [InlineData("2026-02-01", "2026-02-28", "Month 202602-202602")]
    [InlineData("2026-02-27", "2026-04-01", "Day 20260227-20260228, Month 202603-202603, Day 20260401-20260401")]
    [InlineData("2026-02-27", "2026-03-05", "Day 20260227-20260305")]
    [InlineData("2025-12-15", "2026-01-31", "Day 20251215-20251231, Month 202601-202601")]
    public void Spans_OfAPeriod_AreMonthsWhereWhole(string first, string last, string spans) =>
        Assert.Equal(spans, string.Join(", ", RollupReads.Spans(Day(first), Day(last)).Select(s => $"{s.Grain} {s.From}-{s.To}")));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static Measures Sum(IEnumerable<RollupRow> rows) => rows.Aggregate(default(Measures), (sum, row) => sum + row.Measures());

    private static HotlineStore Open(string file) => HotlineStore.Open(file, Rules.Of(Beijing, new LocalPolicy()), new HotlineClock(), new WriteGate());

    private static async Task<List<OrderRow>> HeldAsync(HotlineStore store)
    {
        await using var db = store.Read();
        return await db.Orders.Where(o => o.Status == WorkOrderStatus.Dispatched || o.Status == WorkOrderStatus.SignedFor).OrderByDescending(o => o.Number).Take(45).ToListAsync();
    }

    // In a random life an organizer seldom holds what it acts on.
    private static void LeadsAct(WriterSession session, List<OrderRow> held, bool late)
    {
        foreach (var (i, order) in held.Index())
        {
            var (number, lead, at) = (order.Number, order.Lead!.Value, order.FirstDispatchedAt!.Value + (late ? TimeSpan.FromDays(40) : TimeSpan.FromHours(2)));
            var reply = new Reply { Outcome = HandlingOutcome.Solved, LeadOrganizer = lead, HandledAt = at, Measures = "已修复", ToldClaimant = "已电话告知" };
            WorkOrderCommand[] commands = i % 3 == 0
                ? [new ReturnOrder(number, lead, ReturnReason.BeyondDuty, "职责清单")]
                : [new SignFor(number, lead), new SubmitReply(number, lead, reply), new ReviewReply(number, lead, true, "同意"), new CloseOrder(number)];
            foreach (var command in commands)
            {
                session.Handle(new(Guid.NewGuid(), command is CloseOrder ? Samples.Supervisor : Actor.Import, command, At: at));
            }
        }
    }

    // Counted plainly, without the product's own sums.
    private static async Task AssertRecountAsync(HotlineStore store)
    {
        await using var db = store.Read();
        var expected = new SortedDictionary<string, Measures>(StringComparer.Ordinal);
        foreach (var o in await db.Orders.ToListAsync())
        {
            (Dimension, string?)[] keys =
            [
                (Dimension.Total, ""), (Dimension.District, o.District ?? ""), (Dimension.Category, o.Category), (Dimension.Lead, o.Lead?.Value),
                (Dimension.Channel, o.Channel), (Dimension.Tier, $"{(int)o.Tier}"), (Dimension.DistrictAndCategory, $"{o.District}|{o.Category}"),
            ];
            (DateTimeOffset?, Measures)[] facts =
            [
                (o.AcceptedAt, new() { Received = 1, Returns = o.Returns }), (o.FirstDispatchedAt, new() { Dispatched = 1 }),
                (o.FedBackAt, new() { FedBack = 1, FedBackLate = o.FedBackLate ? 1 : 0 }),
                (o.ClosedAt, new() { Closed = 1, AnsweredDirectly = o.Status == WorkOrderStatus.AnsweredDirectly ? 1 : 0 }),
            ];
            foreach (var (dimension, key) in keys.Where(k => k.Item2 is not null))
            {
                foreach (var (at, measures) in facts.Where(f => f.Item1 is not null))
                {
                    var local = at!.Value.ToOffset(TimeSpan.FromHours(8));
                    Add($"{Grain.Month} {dimension} {local:yyyyMM} {key}", measures);
                    if (dimension != Dimension.DistrictAndCategory)
                    {
                        Add($"{Grain.Day} {dimension} {local:yyyyMMdd} {key}", measures);
                    }
                }
            }
        }

        var kept = (await db.Rollups.ToListAsync()).Where(r => r.Measures() != default).Select(r => ($"{r.Grain} {r.Dimension} {r.Period} {r.Key}", r.Measures()));
        Assert.Equal(expected.Select(e => (e.Key, e.Value)), kept.OrderBy(k => k.Item1, StringComparer.Ordinal));

        void Add(string row, Measures measures) => expected[row] = expected.GetValueOrDefault(row) + measures;
    }
}
