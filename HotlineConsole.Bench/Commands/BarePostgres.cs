using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Storage.Postgres;
using Npgsql;

namespace HotlineConsole.Bench.Commands;

/// <summary>The limit on PostgreSQL: recorded batches written by the product's own statements, every value made beforehand, nothing decided or read.</summary>
internal sealed class BarePostgres
{
    private readonly List<List<(string Sql, object[] Values)>> _batches = [];

    public void Record(Pending pending)
    {
        using var batch = new NpgsqlBatch();
        batch.Add("BEGIN");
        PostgresSql.Write(batch, pending, bodies => [.. bodies.Select(_ => new string('=', 24))]);
        batch.Add("COMMIT");
        _batches.Add([.. batch.BatchCommands.Cast<NpgsqlBatchCommand>().Select(c => (c.CommandText, c.Parameters.Cast<NpgsqlParameter>().Select(p => p.Value!).ToArray()))]);
    }

    /// <summary>Writes all of it into a new database; gives the seconds that it took.</summary>
    public double Write(BenchDatabase database)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database.Storage.ConnectionString)
        {
            Pooling = false, MaxAutoPrepare = 64, AutoPrepareMinUsages = 2,
        }.ConnectionString);
        connection.Open();
        var batches = _batches.ConvertAll(Made);
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        foreach (var batch in batches)
        {
            batch.Connection = connection;
            batch.ExecuteNonQuery();
        }

        return System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    // A batch remembers what its connection has prepared, so each run gets new ones.
    private static NpgsqlBatch Made(List<(string Sql, object[] Values)> statements)
    {
        var batch = new NpgsqlBatch();
        statements.ForEach(s => batch.Add(s.Sql, s.Values));
        return batch;
    }
}
