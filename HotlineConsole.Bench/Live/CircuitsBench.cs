using System.Globalization;

namespace HotlineConsole.Bench.Live;

/// <summary>
/// Live heap of the serving process, after full compacting collections, with many walls open and after they were closed the way a browser closes a page
/// (so that none is kept for a return), against circuits that only say hello.
/// </summary>
internal static class CircuitsBench
{
    private const double KiB = 1024;

    public static async Task RunAsync(BenchOptions options)
    {
        var count = options.Of(1_000, 200);
        await using var served = await ServedConsole.StartAsync();
        await (await Screens.OpenWallsAsync(served, 20)).CloseAsync(); // what the first ones leave in caches is not theirs
        await (await Screens.OpenHelloAsync(served, 20)).CloseAsync();
        var hello = await MeasureAsync(served, () => Screens.OpenHelloAsync(served, count), count);
        var wall = await MeasureAsync(served, () => Screens.OpenWallsAsync(served, count), count);
        var ratio = wall.Each / hello.Each;
        Figures.Line("circuits-hello", Text(hello.Each), Text(wall.Each), ratio, "<=2.00", ratio <= 2);
        Figures.Line("circuits", "250KiB", Text(wall.Each), wall.Each / 250, "<=1.00", wall.Each <= 250);
        var back = wall.After / wall.Before;
        var listening = await served.NumberAsync("listeners");
        Figures.Note("circuits-closed", string.Create(CultureInfo.InvariantCulture, $"{count} circuits; {listening} still listen"));
        Figures.Line("circuits-closed", Text(wall.Before), Text(wall.After), back, "<=1.20", back <= 1.2);
    }

    private static async Task<(double Each, double Before, double After)> MeasureAsync(ServedConsole served, Func<Task<Screens>> open, int count)
    {
        var before = await served.NumberAsync("heap") / KiB;
        var screens = await open();
        var during = await served.NumberAsync("heap") / KiB;
        await screens.CloseAsync();
        return ((during - before) / count, before, await served.NumberAsync("heap") / KiB);
    }

    private static string Text(double kib) => kib.ToString("F0", CultureInfo.InvariantCulture) + "KiB";
}
