using System.Diagnostics;
using HotlineConsole.Archive;
using HotlineConsole.Bench.Seeding;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Pages.Orders;
using HotlineConsole.Pages.Supervisor;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static HotlineConsole.Bench.Figures;

namespace HotlineConsole.Bench;

/// <summary>
/// Every list of orders that the console reads from the store, among a million: its first page, and page 1,000 by its key (the last page where there are
/// fewer), for every value of a filter. A figure is the 95th percentile over all values.
/// </summary>
internal static class ListsBench
{
    private const double Goal = 50;
    private const int DeepPage = 1_000;
    private const int Reads = 5;

    private sealed record List(string Name, IReadOnlyList<(OrderFilter Filter, OwnOrders? Own)> Values);

    public static async Task RunAsync(BenchOptions options)
    {
        using var database = await BenchDatabase.OfAsync(options, SeedCommand.Cached(options.Quick ? 100_000 : 1_000_000));
        await using var bench = BenchStore.Open(database.Storage);
        foreach (var list in await ListsAsync(bench))
        {
            var (first, deep, rows) = (new List<double>(), new List<double>(), 0);
            foreach (var (filter, own) in list.Values)
            {
                var key = await DeepKeyAsync(bench, filter, own);
                await ReadAsync(bench, filter, own, null); // both compile their query
                await ReadAsync(bench, filter, own, key);
                for (var i = 0; i < Reads; i++)
                {
                    rows += await MeasureAsync(first, () => ReadAsync(bench, filter, own, null));
                    await MeasureAsync(deep, () => ReadAsync(bench, filter, own, key));
                }
            }

            Print(list.Name, first, deep, $"{list.Values.Count} values, {rows / (double)(list.Values.Count * Reads):F1} rows on a first page, slowest {first.Concat(deep).Max():F1} ms");
        }

        await ToCloseAsync(bench);
        await ArchiveAsync(bench);
        foreach (var (name, first, deep) in await FollowUpLists.MeasureAsync(bench, options.Postgres))
        {
            Print(name, first, deep, "all that were fed back wait");
        }
    }

    private static async Task<List<List>> ListsAsync(BenchStore bench)
    {
        var city = BenchStore.City;
        await using var db = bench.Store.Read();
        var newest = (await db.Orders.OrderByDescending(o => o.Number).FirstAsync()).AcceptedAt;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(newest, city.TimeZone).DateTime);
        var leads = await db.Orders.Where(o => o.Lead != null).GroupBy(o => o.Lead).OrderByDescending(g => g.Count()).Select(g => g.Key!.Value).Take(400).ToListAsync();
        List<OrganizerId> some = [.. leads.Take(10), .. leads.TakeLast(10)];
        var districts = city.Districts.Keys.ToList();
        var categories = city.Categories.Keys.ToList();
        var fold = new BoardFold(city.TimeZone);
        fold.Load(BoardSource.Read(bench.Store, city.TimeZone));
        var board = fold.Now;
        return
        [
            Of("all", [new()]),
            Of("status", Enum.GetValues<WorkOrderStatus>().Select(s => new OrderFilter { Status = s })),
            Of("tier", Enum.GetValues<ResponseTier>().Select(t => new OrderFilter { Tier = t })),
            Of("kind", Enum.GetValues<ComplaintKind>().Select(k => new OrderFilter { Kind = k })),
            Of("urgency", Enum.GetValues<Urgency>().Select(u => new OrderFilter { Urgency = u })),
            Of("channel", city.Channels.Keys.Select(c => new OrderFilter { Channel = c })),
            Of("district", districts.Select(d => new OrderFilter { District = d })),
            Of("category", categories.Select(c => new OrderFilter { Category = c })),
            Of("lead", some.Select(o => new OrderFilter { Organizer = o })),
            Of("overdue", [new() { Overdue = true }]),
            Of("supervised", [new() { Supervised = true }]),
            Of("returned", [new() { Returned = true }]),
            Of("days", [new() { From = today.AddDays(-200), To = today.AddDays(-170) }, new() { To = today.AddDays(-300) }]),
            Of("status+district", Pairs(Enum.GetValues<WorkOrderStatus>(), districts.Take(4), (s, d) => new OrderFilter { Status = s, District = d })),
            Of("district+category", Pairs(districts.Take(4), categories.Take(8), (d, c) => new OrderFilter { District = d, Category = c })),
            Of("lead+status", Pairs(some.Take(6), Enum.GetValues<WorkOrderStatus>(), (o, s) => new OrderFilter { Organizer = o, Status = s })),
            Of("tier+category", Pairs(Enum.GetValues<ResponseTier>(), categories.Take(8), (t, c) => new OrderFilter { Tier = t, Category = c })),
            Of("urgency+district", Pairs(Enum.GetValues<Urgency>(), districts.Take(6), (u, d) => new OrderFilter { Urgency = u, District = d })),
            Of("kind+channel", Pairs(Enum.GetValues<ComplaintKind>(), city.Channels.Keys, (k, c) => new OrderFilter { Kind = k, Channel = c })),
            Of("overdue+lead", some.Select(o => new OrderFilter { Overdue = true, Organizer = o })),
            Of("returned+district", districts.Select(d => new OrderFilter { Returned = true, District = d })),
            Of("days+category", categories.Take(16).Select(c => new OrderFilter { Category = c, From = today.AddDays(-200), To = today.AddDays(-170) })),
            Of("words", Typed.Select(w => new OrderFilter { Words = w })),
            Of("words+district", Pairs(Typed, districts.Take(4), (w, d) => new OrderFilter { Words = w, District = d })),
            Of("words+lead", Pairs(Typed, some.Take(4), (w, o) => new OrderFilter { Words = w, Organizer = o })),
            Of("words+status", Pairs(Typed, Enum.GetValues<WorkOrderStatus>(), (w, s) => new OrderFilter { Words = w, Status = s })),
            new("own", [.. some.Select(o => (new OrderFilter(), (OwnOrders?)OwnOrders.Of(o, board)))]),
            new("own+status", [.. Pairs(some.Take(6), Enum.GetValues<WorkOrderStatus>(), (o, s) => (new OrderFilter { Status = s }, (OwnOrders?)OwnOrders.Of(o, board)))]),
        ];

        static List Of(string name, IEnumerable<OrderFilter> filters) => new(name, [.. filters.Select(f => (f, (OwnOrders?)null))]);

        static IEnumerable<T> Pairs<TOne, TOther, T>(IEnumerable<TOne> ones, IEnumerable<TOther> others, Func<TOne, TOther, T> make) =>
            ones.SelectMany(one => others.Select(other => make(one, other)));
    }

    private static readonly string[] Typed = ["供暖", "路灯", "噪音", "停车", "没有的词", "漏水", "小区"];

    // As page 1,000 is reached: by the last number of the page before it; of a shorter list the last page but one.
    private static async Task<WorkOrderNumber?> DeepKeyAsync(BenchStore bench, OrderFilter filter, OwnOrders? own)
    {
        const int before = (DeepPage - 1) * OrderList.RowsAPage;
        if (!string.IsNullOrWhiteSpace(filter.Words))
        {
            var found = await OrderList.NextAsync(bench.Store, Samples.Supervisor, filter, own, before, null, null, CancellationToken.None);
            return found.Count == 0 ? null : found[Math.Max(0, Math.Min(before, found.Count - OrderList.RowsAPage) - 1)].Number;
        }

        var lead = own?.Organizer;
        await using var db = bench.Store.Read();
        var numbers = filter.Within(db.Orders).Where(o => lead == null || o.Lead == lead).OrderByDescending(o => o.Number).Select(o => o.Number).Take(before);
        var keys = await numbers.ToListAsync();
        return keys.Count == 0 ? null : keys[Math.Max(0, Math.Min(before, keys.Count - OrderList.RowsAPage) - 1)];
    }

    private static async Task<int> ReadAsync(BenchStore bench, OrderFilter filter, OwnOrders? own, WorkOrderNumber? before) =>
        (await OrderList.ReadAsync(bench.Store, Samples.Supervisor, filter, own, before)).Rows.Count;

    private static async Task ToCloseAsync(BenchStore bench)
    {
        var times = new List<double>();
        foreach (var filter in BenchStore.City.Districts.Keys.Select(d => new WatchFilter(d, null, null)).Prepend(new(null, null, null)))
        {
            await Watch.ToCloseAsync(bench.Store, filter);
            await MeasureAsync(times, async () => (await Watch.ToCloseAsync(bench.Store, filter)).Count);
        }

        Print("to-close", times, times, "the supervisor's orders that wait for the close, by district");
    }

    private static async Task ArchiveAsync(BenchStore bench)
    {
        await using var db = bench.Store.Read();
        var key = await db.Orders.Where(o => ArchiveList.Over.Contains(o.Status)).OrderByDescending(o => o.Number).Select(o => o.Number).Skip((DeepPage * ArchiveList.PageSize) - 1).FirstAsync();
        var (first, deep) = (new List<double>(), new List<double>());
        for (var i = 0; i <= Reads; i++)
        {
            if (i == 1)
            {
                (first, deep) = ([], []); // the first read compiled its query
            }

            await MeasureAsync(first, async () => (await ArchiveList.ReadAsync(bench.Store, null, null, null, null)).Orders.Count);
            await MeasureAsync(deep, async () => (await ArchiveList.ReadAsync(bench.Store, null, null, null, key)).Orders.Count);
        }

        Print("archive", first, deep, "the keeper's list of what is over, with each order's state");
    }

    private static async Task<int> MeasureAsync(List<double> times, Func<Task<int>> read)
    {
        var began = Stopwatch.GetTimestamp();
        var rows = await read();
        times.Add(Since(began));
        return rows;
    }

    private static void Print(string name, List<double> first, List<double> deep, FormattableString note)
    {
        foreach (var (page, times) in ((string, List<double>)[])[("first", first), ("deep", deep)])
        {
            var p95 = Percentile(times, 0.95);
            Line($"lists-{name}-{page}", Ms(Goal), Ms(p95), p95 / Goal, "<=1.00", p95 <= Goal);
        }

        Note($"lists-{name}", note.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static void Print(string name, List<double> first, List<double> deep, string note) => Print(name, first, deep, System.Runtime.CompilerServices.FormattableStringFactory.Create(note));
}
