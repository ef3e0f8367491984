using System.Globalization;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Bench.Live;

/// <summary>
/// From commit to frame. The product tells a screen at once, and then not again for 250 ms, so two questions are asked apart: how fast is a screen told of
/// a commit that finds it free (<c>push</c>), and, at ten commits a second, how much later than the pause alone demands (<c>push-coalesced</c>).
/// </summary>
internal static class PushBench
{
    private const double Isolated = 2.5;
    private const double Busy = 10;
    private const int Most = 1_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static async Task RunAsync(BenchOptions options)
    {
        using var database = BenchDatabase.New(options);
        await using var served = await ServedConsole.StartAsync(database);
        await using var second = options.Nodes > 1 ? await ServedConsole.StartAsync(database, joins: true) : null;
        var sender = second ?? served; // with two nodes the commands come in at the one, the screens are at the other
        await using (var walls = await Screens.OpenWallsAsync(served, 200))
        await using (var listeners = await Listeners.OpenAsync(served, 200))
        {
            await served.WarmAsync();
            await (second?.WarmAsync() ?? Task.CompletedTask);
            var alone = await Pairs<Latencies>.RunAsync(options,
                async () => Latencies.Of(await FramesAsync(sender, walls, options.Of(40, 15), Isolated, Latencies.Raw)),
                async () => Latencies.Of(await MessagesAsync(served, listeners, options.Of(40, 15), Isolated)));
            alone.Print("push-p50", "ms", run => run.Median, 2.2);
            alone.Print("push-p99", "ms", run => run.P99, 2.5);
            await CoalescedAsync(options, served, sender, walls, listeners);
            await walls.CloseAsync();
        }

        await ThousandAsync(options, served, sender);
    }

    private static async Task CoalescedAsync(BenchOptions options, ServedConsole served, ServedConsole sender, Screens walls, Listeners listeners)
    {
        var raw = new List<Latencies>();
        var most = 0.0;
        var events = options.Of(100, 40);
        var busy = await Pairs<Latencies>.RunAsync(options,
            async () =>
            {
                var fromSignal = await FramesAsync(sender, walls, events, Busy, (happened, clients) =>
                {
                    raw.Add(Latencies.Of(Latencies.Raw(happened, clients)));
                    most = Math.Max(most, clients.Max(FramesPerSecond));
                    return Latencies.FromSignal(happened, clients, Pause);
                });
                return Latencies.Of(fromSignal);
            },
            async () => Latencies.Of(await MessagesAsync(served, listeners, events, Busy)));
        Figures.Note("push-coalesced", string.Create(CultureInfo.InvariantCulture,
            $"at {Busy} commits/s a commit waits for the screen's pause of 250 ms: p50 {raw.Average(r => r.Median):F0} ms, p99 {raw.Max(r => r.P99):F0} ms, at most {most:F1} frames/s; the lines below count from the end of the pause"));
        busy.Print("push-coalesced-p50", "ms", run => run.Median, 2.2);
        busy.Print("push-coalesced-p99", "ms", run => run.P99, 2.5);
    }

    private static async Task ThousandAsync(BenchOptions options, ServedConsole served, ServedConsole sender)
    {
        await using var walls = await Screens.OpenWallsAsync(served, Most);
        await FramesAsync(sender, walls, 5, Isolated, Latencies.Raw); // warm
        var alone = Latencies.Of(await FramesAsync(sender, walls, options.Of(40, 10), Isolated, Latencies.Raw));
        var busy = Latencies.Of(await FramesAsync(sender, walls, options.Of(100, 40), Busy, (e, c) => Latencies.FromSignal(e, c, Pause)));
        Figures.Note("push-1000", string.Create(CultureInfo.InvariantCulture, $"p50 {alone.Median:F1} ms at {Isolated}/s; at {Busy}/s from the end of the pause p50 {busy.Median:F1} ms, p99 {busy.P99:F1} ms"));
        Figures.Line("push-1000", "200ms", alone.P99.ToString("F0", CultureInfo.InvariantCulture) + "ms", alone.P99 / 200, "<1.00", alone.P99 < 200);
    }

    private static double FramesPerSecond(IReadOnlyCollection<RenderedBatch> frames) =>
        (frames.Count - 1) / TimeProvider.System.GetElapsedTime(frames.First().At, frames.Last().At).TotalSeconds;

    private static async Task<List<double>> FramesAsync(ServedConsole sender, Screens walls, int events, double perSecond,
        Func<IReadOnlyList<Happened>, IReadOnlyList<IReadOnlyCollection<RenderedBatch>>, List<double>> figure)
    {
        await walls.SettleAsync();
        var happened = await sender.CommitAsync(events, perSecond);
        await walls.UntilAsync(happened.Max(e => e.Mark));
        return figure(happened, [.. walls.All.Select(w => w.Frames)]);
    }

    private static async Task<List<double>> MessagesAsync(ServedConsole served, Listeners listeners, int events, double perSecond)
    {
        listeners.Forget();
        var happened = await served.BroadcastAsync(events, perSecond);
        await listeners.UntilAsync(events);
        return Latencies.Raw(happened, listeners.All.Select(l => l.Messages));
    }
}
