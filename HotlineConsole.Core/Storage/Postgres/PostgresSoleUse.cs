using Npgsql;

namespace HotlineConsole.Core.Storage.Postgres;

/// <summary>For a program that wants a database for itself while no console runs on it.</summary>
public static class PostgresSoleUse
{
    /// <summary>Takes the leader's place until the connection is closed; false when a console runs on the database, since one of them has it.</summary>
    public static async Task<bool> TryTakeAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var take = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = PostgresElection.LeaderLock } } };
        return (bool)(await take.ExecuteScalarAsync(stop).ConfigureAwait(false))!;
    }
}
