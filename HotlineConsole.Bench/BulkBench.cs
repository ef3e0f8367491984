using System.Diagnostics;
using System.Globalization;
using HotlineConsole.Bench.Commands;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Bench;

/// <summary>An import on the writer's own turn: whole lives of generated orders, a day of the year after the other, committed every 512 commands with full durability.</summary>
internal static class BulkBench
{
    public static async Task RunAsync(BenchOptions options)
    {
        var commands = options.Quick ? 20_000 : 100_000;
        var rates = new List<double>();
        for (var run = 0; run < 1 + (options.Quick ? 2 : 3); run++)
        {
            await using var bench = BenchStore.New(options);
            var start = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
            var (plan, step) = (CommandPlan.Rounds(64, commands, start).SelectMany(round => round).ToList(), TimeSpan.FromDays(300) / commands);
            var numbers = new WorkOrderNumber[64];
            var began = Stopwatch.GetTimestamp();
            await bench.Store.RunAsync(
                session =>
                {
                    for (var i = 0; i < plan.Count; i++)
                    {
                        var (by, command) = plan[i].Make(numbers[plan[i].Caller]);
                        var outcome = session.Handle(new(Guid.CreateVersion7(), by, command, At: start + (step * i)));
                        numbers[plan[i].Caller] = outcome.Number ?? throw new InvalidOperationException(outcome.Refusal!.Code);
                    }
                },
                quiet: true);
            if (run > 0)
            {
                rates.Add(plan.Count / Stopwatch.GetElapsedTime(began).TotalSeconds);
            }
        }

        var rate = Figures.Median(rates);
        Figures.Noise("bulk", rates);
        Figures.Line("bulk", "10000/s", rate.ToString("F0", CultureInfo.InvariantCulture) + "/s", rate / 10_000, ">=1.00", rate >= 10_000);
    }
}
