using System.Diagnostics;
using System.Globalization;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Bench.Commands;

/// <summary>
/// 64 callers with mixed commands through the real door, against a bare group-commit writer of the same rows with values made beforehand
/// (batches of 64) and against one SaveChanges of EF per command; all with synchronous=FULL, in alternation.
/// </summary>
internal static class CommandsBench
{
    private const int Callers = 64;

    public static async Task RunAsync(BenchOptions options)
    {
        var quick = options.Quick;
        var (commands, pairs) = quick ? (6_400, 2) : (25_600, 5);
        var bare = new BareWriter(Recording.Of(Callers, commands, together: Callers));
        var single = Recording.Of(Callers, commands / 16, together: 1);
        var (ours, limit, ef) = (new List<double>(), new List<double>(), new List<double>());
        for (var pair = 0; pair <= pairs; pair++)
        {
            var door = await DoorAsync(commands);
            using var folder = new TempFolder();
            var (rows, saves) = (commands / bare.Write(folder.File("bare.db")), single.Count / EfWriter.Write(folder.File("ef.db"), single));
            if (pair > 0) // the first pair warms up
            {
                ours.Add(door);
                limit.Add(rows);
                ef.Add(saves);
            }
        }

        Figures.Noise("commands", limit);
        var ratio = Figures.Median(ours) / Figures.Median(limit);
        Figures.Line("commands", Rate(Figures.Median(limit)), Rate(Figures.Median(ours)), ratio, ">=0.60", ratio >= 0.6);
        var overEf = Figures.Median(ours) / Figures.Median(ef);
        Figures.Line("commands-ef", Rate(Figures.Median(ef)), Rate(Figures.Median(ours)), overEf, ">=4.00", overEf >= 4);
    }

    private static string Rate(double perSecond) => perSecond.ToString("F0", CultureInfo.InvariantCulture) + "/s";

    private static async Task<double> DoorAsync(int commands)
    {
        await using var bench = await BenchStore.OpenAsync();
        var now = TimeProvider.System.GetUtcNow();
        var plan = Enumerable.Range(0, Callers).Select(_ => new List<Func<WorkOrderNumber, (Actor, HotlineCommand)>>()).ToArray();
        foreach (var (caller, _, make) in CommandPlan.Rounds(Callers, commands, now).SelectMany(round => round))
        {
            plan[caller].Add(make);
        }

        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(plan.Select(steps => Task.Run(() => CallAsync(bench.Store, steps))));
        return commands / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task CallAsync(HotlineStore store, List<Func<WorkOrderNumber, (Actor By, HotlineCommand Command)>> steps)
    {
        var number = default(WorkOrderNumber);
        foreach (var make in steps)
        {
            var (by, command) = make(number);
            var outcome = await store.HandleAsync(by, command);
            number = outcome.IsDone ? outcome.Number!.Value : throw new InvalidOperationException(outcome.Refusal!.Code);
        }
    }
}
