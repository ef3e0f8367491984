using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using HotlineConsole.Core.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Bench;

/// <summary>From commit to DOM: how long after its commit an event is on the wall of a real Chromium, while the city works at 60x.</summary>
internal static class WallBench
{
    private const int Events = 200;

    // The wall says which commit it shows; when it changed is noted by the browser, on the same machine's clock.
    private const string Watch = """
        () => {
          const wall = document.getElementById('alarm');
          window.seen = [];
          new MutationObserver(() => window.seen.push([Number(wall.dataset.sequence), Date.now()])).observe(wall, { attributes: true, attributeFilter: ['data-sequence'] });
        }
        """;

    public static async Task RunAsync()
    {
        await using var city = await LivingCity.StartAsync(speed: 60);
        var page = await city.OpenAsync("supervisor", "/wall", 1920, 1080);
        var commits = new ConcurrentQueue<(long Sequence, long At)>();
        var store = city.App.Services.GetRequiredService<HotlineStore>();
        await page.EvaluateAsync(Watch);
        await page.WaitForFunctionAsync("() => window.seen.length > 10"); // warm
        store.Committed += batch =>
        {
            foreach (var commit in batch)
            {
                commits.Enqueue((commit.Sequence, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()));
            }
        };
        await page.WaitForFunctionAsync("n => { window.from ??= window.seen.length; return window.seen.length - window.from > n; }", Events, new() { Timeout = 180_000 });
        var seen = JsonSerializer.Deserialize<long[][]>((await page.EvaluateAsync<JsonElement>("() => window.seen")).GetRawText())!;
        var latencies = commits.Where(c => c.Sequence <= seen[^1][0]).Select(c => (double)(seen.First(s => s[0] >= c.Sequence)[1] - c.At)).ToList();
        var p95 = Figures.Percentile(latencies, 0.95);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# wall: {latencies.Count} events over {Events} updates, p50 {Figures.Median(latencies):F0} ms, p95 {p95:F0} ms, max {latencies.Max():F0} ms"));
        Figures.Line("wall", "1000ms", string.Create(CultureInfo.InvariantCulture, $"{p95:F0}ms"), p95 / 1000, "<1.00", p95 < 1000);
    }
}
