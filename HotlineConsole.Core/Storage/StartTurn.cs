using HotlineConsole.Core.Storage.Postgres;
using Npgsql;

namespace HotlineConsole.Core.Storage;

/// <summary>
/// Nodes that start together on one database go one after the other through what is done once: migrations, first accounts. On a file there is nobody to
/// wait for.
/// </summary>
public sealed class StartTurn : IAsyncDisposable, IDisposable
{
    private const long Lock = 12345_2021_2;

    private readonly NpgsqlConnection? _holder;

    private StartTurn(NpgsqlConnection? holder) => _holder = holder;

    /// <summary>Waits for the turn and holds it until it is disposed.</summary>
    public static async Task<StartTurn> TakeAsync(StorageOptions storage, CancellationToken stop)
    {
        if (storage.Provider == StorageProvider.Sqlite)
        {
            return new(null);
        }

        var holder = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(storage.ConnectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await holder.OpenAsync(stop).ConfigureAwait(false);
        await using var take = Statement(holder);
        await take.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
        return new(holder);
    }

    internal static StartTurn Take(PostgresServer server)
    {
        var holder = server.OpenWriter();
        using var take = Statement(holder);
        take.ExecuteNonQuery();
        return new(holder);
    }

    public void Dispose() => _holder?.Dispose();

    public ValueTask DisposeAsync() => _holder?.DisposeAsync() ?? ValueTask.CompletedTask;

    // The end of the connection gives the lock back.
    private static NpgsqlCommand Statement(NpgsqlConnection holder) =>
        new("SELECT pg_advisory_lock($1)", holder) { CommandTimeout = 0, Parameters = { new() { Value = Lock } } };
}
