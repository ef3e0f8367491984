using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HotlineConsole.Replay;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Bench;

/// <summary>The replay of a recorded stream, <c>replay FILE MAP UNTIL</c>, and then the first page of a console on its database.</summary>
internal static class ReplayBench
{
    public static async Task RunAsync(BenchOptions options)
    {
        var args = options.Arguments;
        if (args.Count < 3)
        {
            throw new ArgumentException("replay needs FILE MAP UNTIL");
        }

        using var folder = new TempFolder();
        var (db, summary) = (folder.File("replay.db"), folder.File("summary.json"));
        var code = await ReplayCommand.RunAsync([args[0], "--map", args[1], "--db", db, "--until", args[2], "--summary", summary], Console.Out, Console.Error);
        if (code != 0)
        {
            throw new InvalidOperationException("the replay ended with code " + code.ToString(CultureInfo.InvariantCulture));
        }

        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(summary));
        var (seconds, rate) = (document.RootElement.GetProperty("seconds").GetDouble(), document.RootElement.GetProperty("commandsPerSecond").GetDouble());
        Figures.Line("replay", "300s", string.Create(CultureInfo.InvariantCulture, $"{seconds:F1}s"), seconds / 300, "<1.00", seconds < 300);
        Figures.Line("bulk", "10000/s", string.Create(CultureInfo.InvariantCulture, $"{rate:F0}/s"), rate / 10_000, ">=1.00", rate >= 10_000);

        var began = Stopwatch.GetTimestamp();
        await using var app = new ConsoleApp(settings: new Dictionary<string, string> { ["Storage:Path"] = db });
        using var client = new HttpClient { BaseAddress = app.Listen() };
        (await client.GetAsync(new Uri("/account/sign-in", UriKind.Relative))).EnsureSuccessStatusCode();
        var restart = Stopwatch.GetElapsedTime(began).TotalSeconds;
        Figures.Line("restart", "5s", string.Create(CultureInfo.InvariantCulture, $"{restart:F1}s"), restart / 5, "<1.00", restart < 5);
    }
}
