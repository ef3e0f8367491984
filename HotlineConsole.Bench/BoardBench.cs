using System.Diagnostics;
using HotlineConsole.Bench.Seeding;
using HotlineConsole.Core.Analysis;
using Microsoft.EntityFrameworkCore;
using static HotlineConsole.Bench.Figures;

namespace HotlineConsole.Bench;

/// <summary>Every analysis question on ten million orders against the same on one million (on PostgreSQL and for a quick look on 500,000 and 100,000); the rollups against a recount of them.</summary>
internal static class BoardBench
{
    private const int Times = 40;

    public static async Task RunAsync(BenchOptions options)
    {
        var small = options.Quick || options.Postgres ? 100_000 : 1_000_000;
        using var few = await BenchDatabase.OfAsync(options, SeedCommand.Cached(small));
        using var many = await BenchDatabase.OfAsync(options, SeedCommand.Large(options));
        await using var one = BenchStore.Open(few.Storage);
        await using var ten = BenchStore.Open(many.Storage);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(SeedOptions.End(BenchStore.City.TimeZone), BenchStore.City.TimeZone).DateTime).AddDays(-1);
        foreach (var (name, ask) in Questions(today))
        {
            var pairs = await Pairs<double>.RunAsync(options, () => MedianAsync(ten, ask), () => MedianAsync(one, ask));
            var (time, limit) = (pairs.Ours(t => t), pairs.Limit(t => t));
            var ratio = time / limit;
            Figures.Line("board-" + name, Ms(limit), Ms(time), ratio, "<=1.30,<10ms", ratio <= 1.3 && time < 10);
        }

        var kept = await RowsAsync(ten);
        var began = Stopwatch.GetTimestamp();
        await ten.Store.RebuildRollupsAsync();
        Remark($"board: recount of all orders in {Since(began) / 1000:F1} s, {kept.Count} rows");
        var wrong = kept.Except(await RowsAsync(ten)).Count();
        Figures.Line("board-recount", "0", $"{wrong}", wrong, "=0.00", wrong == 0);
    }

    private static (string Name, Func<RollupReads, Task> Ask)[] Questions(DateOnly today) =>
    [
        ("year-by-month", r => r.YearByMonthAsync(today.Year)),
        ("year-by-month-and-district", r => r.YearByMonthAndDistrictAsync(today.Year)),
        ("30-days-by-district", r => r.PeriodByAsync(Dimension.District, today.AddDays(-29), today)),
        ("30-days-by-category", r => r.PeriodByAsync(Dimension.Category, today.AddDays(-29), today)),
        ("30-days-by-channel", r => r.PeriodByAsync(Dimension.Channel, today.AddDays(-29), today)),
        ("30-days-top-organizers", r => r.TopOrganizersAsync(today.AddDays(-29), today, 20)),
        ("year-top-organizers", r => r.TopOrganizersAsync(new(today.Year, 1, 1), new(today.Year, 12, 31), 20)),
        ("same-period-last-year", r => r.WithLastYearAsync(today.AddDays(-29), today)),
        ("grid-of-a-month", r => r.GridAsync(today.AddMonths(-1).Year, today.AddMonths(-1).Month)),
    ];

    private static async Task<double> MedianAsync(BenchStore bench, Func<RollupReads, Task> ask)
    {
        var times = new List<double>(Times);
        for (var i = 0; i < Times; i++)
        {
            await using var db = bench.Store.Read();
            var began = Stopwatch.GetTimestamp();
            await ask(new RollupReads(db));
            times.Add(Since(began));
        }

        return Figures.Median(times);
    }

    private static async Task<List<RollupRow>> RowsAsync(BenchStore bench)
    {
        await using var db = bench.Store.Read();
        return (await db.Rollups.ToListAsync()).FindAll(r => r.Measures() != default);
    }
}
