using Npgsql;

namespace HotlineConsole.Core.Storage.Postgres;

/// <summary>For a program that wants a database for itself while no console runs on it.</summary>
public static class PostgresSoleUse
{
    /// <summary>
    /// Takes the leader's place until the connection is closed; false when a console runs on the database, since one of them has it. A program that has just
    /// ended, or was stopped, may hold it for a moment more.
    /// </summary>
    public static async Task<bool> TryTakeAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var wait = new NpgsqlCommand("SET lock_timeout = '3s'", connection);
        await using var take = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { Parameters = { new() { Value = PostgresElection.LeaderLock } } };
        await using var waitNoMore = new NpgsqlCommand("RESET lock_timeout", connection);
        try
        {
            await wait.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
            await take.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
        finally
        {
            await waitNoMore.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }
}
