using HotlineConsole.Tests.Support;

namespace HotlineConsole.Bench.Live;

/// <summary>One wall that acknowledges and reads nothing, as a browser does that hangs: what the others feel of it.</summary>
internal static class SlowBench
{
    private const double PerSecond = 2.5;

    public static async Task RunAsync(BenchOptions options)
    {
        await using var served = await ServedConsole.StartAsync();
        await using var slow = await Screens.OpenWallsAsync(served, 1);
        await using var others = await Screens.OpenWallsAsync(served, options.Of(200, 100));
        var events = options.Of(40, 20);
        await served.WarmAsync();
        var pairs = await Pairs<double>.RunAsync(options, () => P99Async(hangs: true), () => P99Async(hangs: false));
        pairs.Print("slow", "ms", p99 => p99, 1.2, "<");

        async Task<double> P99Async(bool hangs)
        {
            await ((WallClient)slow.All[0]).HangAsync(hangs);
            await slow.SettleAsync();
            await others.SettleAsync();
            var happened = await served.CommitAsync(events, PerSecond);
            await others.UntilAsync(happened.Max(e => e.Mark));
            return Latencies.Of(Latencies.Raw(happened, others.All.Select(c => c.Frames))).P99;
        }
    }
}
