using System.Data.Common;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Core.Storage;

/// <summary>
/// The few reads that are on somebody's way many times a second or go over a million rows, without the layers of EF. The same SQL on both databases.
/// </summary>
internal static class HotRead
{
    public const string State = """SELECT "Body" FROM "States" WHERE "Number" = @number""";
    public const string History = """SELECT "Sequence", "Version", "Kind", "Body" FROM "Events" WHERE "Stream" = @number ORDER BY "Version" """;
    public const string Thresholds = """SELECT "At", "Number", "Key", "Level" FROM "Deadlines" """;

    /// <summary>All rows of one order.</summary>
    public static Task<List<T>> OneAsync<T>(HotlineDb db, string sql, WorkOrderNumber number, Func<DbDataReader, T> map, CancellationToken stop) =>
        ReadAsync(db, sql, map, stop, ("number", number.Value));

    /// <summary>All rows that the statement gives for these parameters.</summary>
    public static async Task<List<T>> ReadAsync<T>(HotlineDb db, string sql, Func<DbDataReader, T> map, CancellationToken stop, params (string Name, object Value)[] parameters)
    {
        await db.Database.OpenConnectionAsync(stop).ConfigureAwait(false);
        var command = Command(db, sql);
        await using var ending = command.ConfigureAwait(false);
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        var reader = await command.ExecuteReaderAsync(stop).ConfigureAwait(false);
        await using var closing = reader.ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(stop).ConfigureAwait(false))
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    /// <summary>All rows, within the context's transaction.</summary>
    public static IEnumerable<T> All<T>(HotlineDb db, string sql, Func<DbDataReader, T> map)
    {
        db.Database.OpenConnection();
        using var command = Command(db, sql);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return map(reader);
        }
    }

    private static DbCommand Command(HotlineDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = (db.Database.CurrentTransaction as Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure<DbTransaction>)?.Instance;
        return command;
    }
}
