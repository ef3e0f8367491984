using System.Globalization;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Bench.Live;

/// <summary>
/// What one update of the wall weighs: three orders of its list are dispatched in one commit, which changes three rows, four cells of the table and the
/// number of the commit. Against the same parts made anew, and against a message made by hand.
/// </summary>
internal static class BytesBench
{
    private const int Orders = 3;

    public static async Task RunAsync(BenchOptions options)
    {
        await using var served = await ServedConsole.StartAsync();
        var wallPage = await CircuitPage.GetAsync(served.Wall, "/wall", "supervisor");
        await using var wall = await WallClient.OpenAsync(wallPage);
        await using var naive = await CircuitClient.OpenAsync(await CircuitPage.GetAsync(served.Site, BareSite.Naive));
        var screens = new Screens([wall, naive]);
        var whole = wall.Circuit.Batches.Max(b => b.Bytes);
        await screens.SettleAsync();
        var (ours, anew, byHand) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < options.Of(10, 3); i++)
        {
            await served.AskAsync($"dispatch {Orders}");
            await screens.SettleAsync();
            var answer = (await served.AskAsync("go")).Split(' ');
            await wall.Circuit.SilenceAsync();
            await naive.SilenceAsync();
            ours.Add(wall.Frames.Sum(b => b.Bytes));
            anew.Add(naive.Batches.Sum(b => b.Bytes));
            byHand.Add(double.Parse(answer[1], CultureInfo.InvariantCulture));
        }

        Figures.Note("bytes", string.Create(CultureInfo.InvariantCulture, $"{ours.Count} updates, ours {ours.Min()}-{ours.Max()} B; the whole page at first {whole} B"));
        Print("bytes-anew", anew, ours, 0.20);
        Print("bytes-json", byHand, ours, 4.5);
    }

    private static void Print(string name, List<double> limit, List<double> ours, double most)
    {
        var ratio = Figures.Median(ours) / Figures.Median(limit);
        Figures.Line(name, Bytes(limit), Bytes(ours), ratio, string.Create(CultureInfo.InvariantCulture, $"<={most:F2}"), ratio <= most);
    }

    private static string Bytes(List<double> all) => Figures.Median(all).ToString("F0", CultureInfo.InvariantCulture) + "B";
}
