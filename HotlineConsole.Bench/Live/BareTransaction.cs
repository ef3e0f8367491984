using HotlineConsole.Tests.Support;
using Microsoft.Data.Sqlite;

namespace HotlineConsole.Bench.Live;

/// <summary>The limit of an answer: one row in one SQLite transaction, as durable as the product's.</summary>
internal sealed class BareTransaction : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public BareTransaction()
    {
        _connection = new($"Data Source={_folder.File("bare.db")};Pooling=False");
        _connection.Open();
        using var create = _connection.CreateCommand();
        create.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE Events (Sequence INTEGER PRIMARY KEY, Body TEXT);";
        create.ExecuteNonQuery();
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO Events (Body) VALUES ($body)";
        _insert.Parameters.AddWithValue("$body", new string('x', 1_000));
    }

    public async Task<IReadOnlyList<Happened>> RunAsync(int transactions, double perSecond)
    {
        var all = new List<Happened>();
        await Pace.RunAsync(transactions, perSecond, planned =>
        {
            _insert.ExecuteNonQuery(); // a transaction of its own
            all.Add(new(0, TimeProvider.System.GetTimestamp(), TimeProvider.System.GetElapsedTime(planned).TotalMilliseconds));
        });
        return all;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
        _folder.Dispose();
    }
}
