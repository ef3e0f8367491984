using System.Diagnostics;
using System.Globalization;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Bench.Seeding;

/// <summary>
/// Makes a database of a year's orders: rows, rollups, search index, day sequences of all; states, events, deadlines and alerts as
/// <see cref="SeedOptions"/> says. Orders are made on one core and written on the other.
/// </summary>
internal static class SeedCommand
{
    private const int ChunkSize = 2_000;
    private const int ChunksAhead = 4;

    /// <summary>A seeded file of today, made when it is not there yet.</summary>
    public static string Cached(int orders, int? open = null, int armed = 0)
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf("HotlineConsole.Bench", StringComparison.Ordinal)], "artifacts", "bench")).FullName;
        var zone = City.Load(City.ReadFolder).TimeZone;
        var name = string.Create(CultureInfo.InvariantCulture, $"{orders}{(open is { } left ? $"-open{left}" : "")}{(armed > 0 ? $"-armed{armed}" : "")}");
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"seed-{name}-{SeedOptions.End(zone):yyyyMMdd}.db"));
        if (!File.Exists(file))
        {
            foreach (var old in Directory.GetFiles(folder, $"seed-{name}-2*"))
            {
                File.Delete(old);
            }

            Write(new(file + ".part", orders, AllEvents: false, open ?? orders / 40, armed));
            File.Move(file + ".part", file);
        }

        return file;
    }

    /// <summary>Ten million orders of which 300,000 are open, with a million thresholds armed; a twentieth of it for a quick look, and where it has to be copied to a server.</summary>
    public static string Large(BenchOptions options) => options.Quick || options.Postgres
        ? Cached(500_000, open: 30_000, armed: 100_000)
        : Cached(10_000_000, open: 300_000, armed: 1_000_000);

    /// <summary>What the orders of such a file are found by, the oldest first.</summary>
    public static (long Number, string Text)[] Texts(int orders)
    {
        var zone = BenchStore.City.TimeZone;
        var (maker, end) = (new SeedMaker(BenchStore.City, BenchStore.Rules, new("", orders, false, 0), SeedOptions.End(zone)), SeedOptions.End(zone));
        return [.. new SeedCalendar(orders, end, zone).All().Select(slot => (slot.Number.Value, SearchText.Of(maker.ComplaintOf(slot))))];
    }

    public static Task RunAsync(BenchOptions options)
    {
        Write(SeedOptions.Parse([.. options.Arguments]));
        return Task.CompletedTask;
    }

    private static void Write(SeedOptions options)
    {
        var began = Stopwatch.GetTimestamp();
        foreach (var left in new[] { options.File, options.File + "-wal", options.File + "-shm" })
        {
            File.Delete(left);
        }

        var city = City.Load(City.ReadFolder);
        var rules = Rules.Of(city, new LocalPolicy());
        var end = SeedOptions.End(city.TimeZone);
        var maker = new SeedMaker(city, rules, options, end);
        using var file = SeedFile.Make(options.File, rules);
        var ahead = new Queue<Task<SeededOrder[]>>();
        foreach (var chunk in new SeedCalendar(options.Orders, end, city.TimeZone).All().Chunk(ChunkSize))
        {
            ahead.Enqueue(Task.Run(() => Array.ConvertAll(chunk, maker.Make)));
            if (ahead.Count > ChunksAhead)
            {
                file.Add(ahead.Dequeue().GetAwaiter().GetResult());
            }
        }

        while (ahead.TryDequeue(out var last))
        {
            file.Add(last.GetAwaiter().GetResult());
        }

        file.Arm(options.Armed, end.AddDays(30), city);
        file.Finish();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"# seed: {options.Orders:N0} orders, {file.Open:N0} open, {file.Thresholds:N0} thresholds armed, {file.Events:N0} events, {new FileInfo(options.File).Length >> 20:N0} MB in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s"));
    }
}
