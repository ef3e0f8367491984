using System.Globalization;

namespace HotlineConsole.Bench.Live;

/// <summary>
/// Processor time of the serving process for each update that a screen gets, all costs in it (commands, acknowledgements, heartbeats), against each
/// message that a client of the bare hub gets.
/// </summary>
internal static class CpuBench
{
    private const double PerSecond = 10;

    public static async Task RunAsync(BenchOptions options)
    {
        var (clients, events) = (200, options.Of(100, 40));
        await using var served = await ServedConsole.StartAsync();
        await using var walls = await Screens.OpenWallsAsync(served, clients);
        await using var listeners = await Listeners.OpenAsync(served, clients);
        await served.WarmAsync();
        var pairs = await Pairs<double>.RunAsync(options,
            async () =>
            {
                walls.Forget();
                var began = served.ProcessorTime;
                await walls.UntilAsync((await served.CommitAsync(events, PerSecond)).Max(e => e.Mark));
                return Each(served.ProcessorTime - began, walls.All.Sum(w => w.Frames.Count));
            },
            async () =>
            {
                listeners.Forget();
                var began = served.ProcessorTime;
                await served.BroadcastAsync(events, PerSecond);
                await listeners.UntilAsync(events);
                return Each(served.ProcessorTime - began, events * clients);
            });
        pairs.Print("cpu", "us", micros => micros, 4);
        Figures.Note("cpu", string.Create(CultureInfo.InvariantCulture, $"{clients} screens at {PerSecond} commits/s; a screen gets at most four updates a second"));
    }

    private static double Each(TimeSpan time, int pushes) => time.TotalMicroseconds / pushes;
}
