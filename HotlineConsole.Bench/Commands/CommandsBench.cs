using System.Diagnostics;
using System.Globalization;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;

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
        Func<string, string> grams = options.Postgres ? Bigrams.TextVector : Bigrams.Index;
        var (postgres, recorded) = (new BarePostgres(), new List<RecordedBatch>());
        recorded = Recording.Of(Callers, commands, together: Callers, grams, options.Postgres ? postgres.Record : null);
        var bare = options.Postgres ? null : new BareWriter(recorded);
        var single = Recording.Of(Callers, commands / 16, together: 1, grams);
        var (ours, limit, ef) = (new List<double>(), new List<double>(), new List<double>());
        for (var pair = 0; pair <= pairs; pair++)
        {
            var door = await DoorAsync(options, commands);
            using var first = BenchDatabase.New(options);
            using var second = BenchDatabase.New(options);
            var rows = commands / (bare is null ? postgres.Write(first) : bare.Write(first.Storage.Path));
            var saves = single.Count / EfWriter.Write(options, second, single);
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

    // The callers are dealt to the nodes in turn.
    private static async Task<double> DoorAsync(BenchOptions options, int commands)
    {
        using var database = BenchDatabase.New(options);
        var nodes = Enumerable.Range(0, options.Nodes).Select(_ => BenchStore.Open(database.Storage)).ToList();
        var now = TimeProvider.System.GetUtcNow();
        var plan = Enumerable.Range(0, Callers).Select(_ => new List<Func<WorkOrderNumber, (Actor, HotlineCommand)>>()).ToArray();
        foreach (var (caller, _, make) in CommandPlan.Rounds(Callers, commands, now).SelectMany(round => round))
        {
            plan[caller].Add(make);
        }

        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(plan.Select((steps, caller) => Task.Run(() => CallAsync(nodes[caller % nodes.Count].Store, steps))));
        var rate = commands / Stopwatch.GetElapsedTime(began).TotalSeconds;
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }

        return rate;
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
