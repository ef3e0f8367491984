using System.Globalization;

namespace HotlineConsole.Bench.Live;

/// <summary>Walls full of countdowns while nothing happens: the browsers tick, the server renders nothing.</summary>
internal static class IdleBench
{
    public static async Task RunAsync(BenchOptions options)
    {
        var seconds = options.Of(60, 10);
        await using var served = await ServedConsole.StartAsync();
        await using var walls = await Screens.OpenWallsAsync(served, 200);
        var (sequence, began) = (await served.NumberAsync("sequence"), served.ProcessorTime);
        await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System);
        var batches = walls.All.Sum(w => w.Frames.Count);
        var events = await served.NumberAsync("sequence") - sequence;
        Figures.Note("idle", string.Create(CultureInfo.InvariantCulture,
            $"200 walls with 12 countdowns each, {seconds} s, {events} events, {(served.ProcessorTime - began).TotalSeconds / seconds:P1} of a core"));
        Figures.Line("idle", "0", batches.ToString(CultureInfo.InvariantCulture), batches, "=0", batches == 0 && walls.All.All(w => w.Failure is null));
    }
}
