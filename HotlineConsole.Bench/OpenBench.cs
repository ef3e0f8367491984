using System.Diagnostics;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Microsoft.Data.Sqlite;
using static HotlineConsole.Bench.Figures;

namespace HotlineConsole.Bench;

/// <summary>One order with 50 events and its deadlines, opened by the store's reads, against statements prepared once on an open connection.</summary>
internal static class OpenBench
{
    private const int Events = 50;
    private const int Reads = 300;

    public static async Task RunAsync(BenchOptions options)
    {
        await using var bench = BenchStore.New(options);
        var number = await LiveAsync(bench.Store);
        using var bare = new PreparedOrder(bench.File, number);
        var pairs = await Pairs<double>.RunAsync(options, () => MedianAsync(() => OursAsync(bench.Store, number)), () => MedianAsync(() => bare.Read(parse: true)));
        var rowsOnly = await MedianAsync(() => bare.Read(parse: false));
        Remark($"open: the same rows without reading their JSON {rowsOnly:F3} ms, ours {pairs.Ours(t => t) / rowsOnly:F2} times that");
        pairs.Print("open", "ms", t => t, 3);
    }

    private static async Task<WorkOrderNumber> LiveAsync(HotlineStore store)
    {
        var number = (await store.HandleAsync(Samples.Attendant, new AcceptComplaint(Samples.Complaint()))).Number!.Value;
        await store.HandleAsync(Samples.Dispatcher, new DispatchOrder(number, Samples.Street, [Samples.Water, Samples.Municipal]));
        await store.HandleAsync(Actor.Import, new SignFor(number, Samples.Street));
        for (var i = 3; i < Events; i++)
        {
            await store.HandleAsync(Actor.Import, new ReportProgress(number, Samples.Street, "已派人到现场查看，情况属实，正在协调处理。", true));
        }

        return number;
    }

    private static async Task<int> OursAsync(HotlineStore store, WorkOrderNumber number)
    {
        var order = await store.FindAsync(number);
        var history = await store.HistoryAsync(number);
        return order!.Deadlines.Length + history.Count;
    }

    private static async Task<double> MedianAsync(Func<Task<int>> read)
    {
        var times = new List<double>(Reads);
        for (var i = 0; i < Reads; i++)
        {
            var began = Stopwatch.GetTimestamp();
            if (await read() < Events)
            {
                throw new InvalidOperationException("events are missing");
            }

            times.Add(Since(began));
        }

        return Figures.Median(times);
    }

    /// <summary>State, history and deadlines by three prepared commands.</summary>
    private sealed class PreparedOrder : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteCommand[] _commands;

        public PreparedOrder(string file, WorkOrderNumber number)
        {
            _connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
            _connection.Open();
            _commands =
            [
                new SqliteCommand("SELECT Body FROM States WHERE Number = $n", _connection),
                new SqliteCommand("SELECT Sequence, Version, Kind, Body FROM Events WHERE Stream = $n ORDER BY Version", _connection),
                new SqliteCommand("SELECT Key, At, Level FROM Deadlines WHERE Number = $n", _connection),
            ];
            foreach (var command in _commands)
            {
                command.Parameters.AddWithValue("$n", number.Value);
                command.Prepare();
            }
        }

        public Task<int> Read(bool parse)
        {
            var rows = 0;
            for (var i = 0; i < _commands.Length; i++)
            {
                using var reader = _commands[i].ExecuteReader();
                while (reader.Read())
                {
                    rows++;
                    if (i == 2)
                    {
                        _ = (reader.GetString(0), reader.GetInt64(1), reader.GetInt32(2));
                        continue;
                    }

                    var body = reader.GetString(i == 0 ? 0 : 3);
                    _ = !parse ? null : i == 0 ? (object)HotlineJson.ReadOrder(body) : HotlineJson.ReadEvent(reader.GetString(2), body);
                }
            }

            return Task.FromResult(rows);
        }

        public void Dispose()
        {
            Array.ForEach(_commands, c => c.Dispose());
            _connection.Dispose();
        }
    }
}
