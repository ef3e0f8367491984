using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using HotlineConsole.Bench.Seeding;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Storage;
using HotlineConsole.Tests.Support;
using Microsoft.Data.Sqlite;
using Npgsql;
using static HotlineConsole.Bench.Figures;

namespace HotlineConsole.Bench;

/// <summary>
/// The store opened with its thresholds armed against a bare scan of the same rows; then the first page of a console on 300,000 open and 9.7 million closed
/// orders. In process, so the program's own start is not in it.
/// </summary>
internal static class RestartBench
{
    public static async Task RunAsync(BenchOptions options)
    {
        var quick = options.Quick;
        var file = SeedCommand.Large(options);
        using var database = await BenchDatabase.OfAsync(options, file);
        var others = Enumerable.Range(1, options.Nodes - 1).Select(_ => BenchStore.Open(database.Storage)).ToList();
        var armed = 0;
        var pairs = await Pairs<double>.RunAsync(
            options,
            async () =>
            {
                var began = Stopwatch.GetTimestamp();
                await using var bench = BenchStore.Open(database.Storage);
                armed = bench.Store.Deadlines.Count;
                return Since(began);
            },
            () => Task.FromResult(Scan(options, database.Storage)));
        Remark($"restart: {armed} thresholds armed");
        pairs.Print("restart", "ms", t => t, 2);
        await WeighBoardAsync(database.Storage);

        var seconds = new List<double>();
        for (var run = 0; run < (quick ? 2 : 3); run++)
        {
            var began = Stopwatch.GetTimestamp();
            await using var app = new ConsoleApp(settings: database.Settings);
            using var client = new HttpClient { BaseAddress = app.Listen() };
            (await client.GetAsync(new Uri("/account/sign-in", UriKind.Relative))).EnsureSuccessStatusCode();
            seconds.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        var worst = seconds.Max();
        Remark($"restart-page: one after the other {string.Join(", ", seconds.ConvertAll(s => s.ToString("F1", CultureInfo.InvariantCulture)))} s");
        Figures.Line("restart-page", "3s", worst.ToString("F1", CultureInfo.InvariantCulture) + "s", worst / 3, "<1.00", worst < 3);
        foreach (var other in others)
        {
            await other.DisposeAsync();
        }
    }

    // What the board holds when all that it was built from is gone.
    private static async Task WeighBoardAsync(StorageOptions storage)
    {
        await using var bench = BenchStore.Open(storage);
        var fold = new BoardFold(BenchStore.City.TimeZone);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        fold.Load(BoardSource.Read(bench.Store, BenchStore.City.TimeZone));
        var (heap, open) = (GC.GetTotalMemory(forceFullCollection: true) - before, fold.Now.Open.Open);
        Remark($"restart: board of {open} open orders {heap / 1e6:F1} MB, {(double)heap / open:F0} B an open order");
        GC.KeepAlive(fold);
    }

    private static double Scan(BenchOptions options, StorageOptions storage)
    {
        var began = Stopwatch.GetTimestamp();
        using DbConnection connection = options.Postgres
            ? new NpgsqlConnection(storage.ConnectionString + ";Pooling=false")
            : new SqliteConnection($"Data Source={storage.Path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT "At", "Number", "Key", "Level" FROM "Deadlines" """;
        using var reader = command.ExecuteReader();
        var sum = 0L;
        while (reader.Read())
        {
            sum += reader.GetInt64(0) + reader.GetInt64(1) + reader.GetString(2).Length + reader.GetInt32(3);
        }

        GC.KeepAlive(sum);
        return Since(began);
    }
}
