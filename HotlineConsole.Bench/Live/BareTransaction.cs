using System.Data.Common;
using HotlineConsole.Tests.Support;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace HotlineConsole.Bench.Live;

/// <summary>The limit of an answer: one row in one transaction of the same engine, as durable as the product's.</summary>
internal sealed class BareTransaction : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly DbConnection _connection;
    private readonly DbCommand _insert;

    /// <param name="postgres">Connection string of the server, when the product runs on it.</param>
    public BareTransaction(string? postgres)
    {
        _connection = postgres is null ? new SqliteConnection($"Data Source={_folder.File("bare.db")};Pooling=False") : new NpgsqlConnection(postgres + ";Pooling=false;Max Auto Prepare=4;Auto Prepare Min Usages=1");
        _connection.Open();
        using var create = _connection.CreateCommand();
        create.CommandText = postgres is null
            ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE Bare (Sequence INTEGER PRIMARY KEY, Body TEXT);"
            : "CREATE TABLE IF NOT EXISTS Bare (Sequence bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, Body text);";
        create.ExecuteNonQuery();
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO Bare (Body) VALUES (@body)";
        var body = _insert.CreateParameter();
        (body.ParameterName, body.Value) = ("body", new string('x', 1_000));
        _insert.Parameters.Add(body);
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
