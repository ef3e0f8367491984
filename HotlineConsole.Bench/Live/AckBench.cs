namespace HotlineConsole.Bench.Live;

/// <summary>From the planned instant of a command to its answer, with many walls that show what it did, against one row in a transaction as durable.</summary>
internal static class AckBench
{
    private const double PerSecond = 100;

    public static async Task RunAsync(BenchOptions options)
    {
        using var database = BenchDatabase.New(options);
        await using var served = await ServedConsole.StartAsync(database);
        await using var second = options.Nodes > 1 ? await ServedConsole.StartAsync(database, joins: true) : null;
        var sender = second ?? served; // with two nodes the commands come in at the one, the screens are at the other
        await using var walls = await Screens.OpenWallsAsync(served, 200);
        var commands = options.Of(1_000, 300);
        await served.WarmAsync();
        await (second?.WarmAsync() ?? Task.CompletedTask);
        var pairs = await Pairs<double>.RunAsync(options,
            async () =>
            {
                var answered = await sender.CommitAsync(commands, PerSecond);
                await walls.SettleAsync();
                return P99(answered);
            },
            async () => P99(await sender.TransactAsync(commands, PerSecond)));
        pairs.Print("ack", "ms", p99 => p99, 5);
    }

    private static double P99(IReadOnlyList<Happened> all) => Figures.Percentile([.. all.Select(a => a.Milliseconds)], 0.99);
}
