using System.Collections;
using System.Globalization;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Live;
using HotlineConsole.Tests.Support;
using HotlineConsole.Tests.Wall;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Bench.Live;

/// <summary>
/// The served side of the live benches, in a process of its own: the application over a few hundred orders, and beside it the bare site. Does what the
/// lines of its input ask and answers each with one line. Ends with its input.
/// </summary>
internal static class ServeVerb
{
    public const string Name = "serve";
    public const string Answer = "= ";

    /// <summary>Settings of the application stand in the environment behind this word.</summary>
    public const string Setting = "BENCH_";
    private const int Orders = 300;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    public static async Task RunAsync(BenchOptions options)
    {
        var settings = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(e => ((string)e.Key, (string)e.Value!))
            .Where(e => e.Item1.StartsWith(Setting, StringComparison.Ordinal)).ToDictionary(e => e.Item1[Setting.Length..], e => e.Item2);
        settings["Security:MostCircuitsOfAUser"] = "5000"; // all come in by one account
        settings["Security:PagesAtOnce"] = settings["Security:PagesASecond"] = "100000";
        await using var app = new ConsoleApp(settings: settings, clock: new StillClock());
        var address = app.Listen();
        var (store, feed, city) = (app.Services.GetRequiredService<HotlineStore>(), app.Services.GetRequiredService<LiveFeed>(), app.Services.GetRequiredService<City>());
        if (!options.Arguments.Contains("joins"))
        {
            await Seed.OrdersAsync(app.Services, StillClock.Instant, Orders);
        }

        var traffic = new Traffic(store, city);
        await traffic.PrepareAsync();
        while (store.Deadlines.Head is { } head && head.At <= StillClock.Instant)
        {
            await Task.Delay(Moment, TimeProvider.System); // what had passed before is acted on first
        }

        await using var site = await BareSite.StartAsync(feed, city);
        using var bare = new BareTransaction(settings.GetValueOrDefault("Storage:ConnectionString"));
        Console.WriteLine($"{Answer}{address} {site.Address}");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            Console.WriteLine(Answer + words[0] switch
            {
                "commit" => Joined(await traffic.RunAsync(Count(words), Rate(words))),
                "broadcast" => Joined(await site.BroadcastAsync(Count(words), Rate(words))),
                "transact" => Joined(await bare.RunAsync(Count(words), Rate(words))),
                "dispatch" => await DispatchAsync(traffic, feed, city, Count(words)),
                "heap" => LiveHeap().ToString(CultureInfo.InvariantCulture),
                "compiled" => System.Runtime.JitInfo.GetCompiledMethodCount().ToString(CultureInfo.InvariantCulture),
                "sequence" => store.Sequence.ToString(CultureInfo.InvariantCulture),
                "listeners" => feed.Listeners.ToString(CultureInfo.InvariantCulture),
                "log" => string.Join(" | ", app.Log.All.Select(l => l.ReplaceLineEndings(" "))),
                _ => throw new ArgumentException("unknown: " + line),
            });
        }
    }

    // Accepted first and shown, then dispatched together: the sequence after, and the bytes of a message made by hand.
    private static async Task<string> DispatchAsync(Traffic traffic, LiveFeed feed, City city, int orders)
    {
        var (before, after) = await traffic.DispatchTogetherAsync(feed, orders, async () =>
        {
            Console.WriteLine(Answer + "accepted");
            await Console.In.ReadLineAsync();
        });
        return string.Create(CultureInfo.InvariantCulture, $"{after.Sequence} {HandMade.BytesOf(before, after, city)}");
    }

    private static long LiveHeap()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static string Joined(IReadOnlyList<Happened> all) => string.Join(' ', all);

    private static int Count(string[] words) => int.Parse(words[1], CultureInfo.InvariantCulture);

    private static double Rate(string[] words) => double.Parse(words[2], CultureInfo.InvariantCulture);
}
