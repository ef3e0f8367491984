using System.Diagnostics;
using System.Globalization;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Bench;

/// <summary>From nothing to a living city: a new database, its history, the first page.</summary>
internal static class StartBench
{
    public static async Task RunAsync()
    {
        var seconds = new List<double>();
        for (var run = 0; run < 3; run++)
        {
            var began = Stopwatch.GetTimestamp();
            await using var app = new ConsoleApp(settings: new Dictionary<string, string> { ["Demo:City"] = "true" });
            using var client = new HttpClient { BaseAddress = app.Listen() };
            (await client.GetAsync(new Uri("/account/sign-in", UriKind.Relative))).EnsureSuccessStatusCode();
            seconds.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        var worst = seconds.Max();
        Figures.Line("start", "10s", string.Create(CultureInfo.InvariantCulture, $"{worst:F1}s"), worst / 10, "<1.00", worst < 10);
    }
}
