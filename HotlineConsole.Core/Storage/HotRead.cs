using System.Data.Common;
using HotlineConsole.Core.Storage.Sqlite;
using HotlineConsole.Core.WorkOrders;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Core.Storage;

/// <summary>
/// The few reads that are on somebody's way many times a second or go over a million rows, without the layers of EF. The same SQL on both databases.
/// </summary>
internal static class HotRead
{
    public const string State = """SELECT "Body" FROM "States" WHERE "Number" = @number""";
    public const string History = """SELECT "Sequence", "Version", "Kind", "Body" FROM "Events" WHERE "Stream" = @number AND "Body" <> '' ORDER BY "Version" """;
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

    /// <summary>
    /// All rows of a long read, within the context's transaction. On SQLite past ADO as well, which takes longer for each cell than SQLite itself.
    /// </summary>
    public static IEnumerable<T> All<T>(HotlineDb db, string sql, Func<ICells, T> map)
    {
        db.Database.OpenConnection();
        return db.Database.GetDbConnection() is SqliteConnection sqlite ? AllOf(sqlite, sql, map) : AllOf(db, sql, map);
    }

    /// <summary>The text that is kept under the name; one that is made and written now, if there is none.</summary>
    public static string Keep(DbConnection writer, string name, Func<string> make)
    {
        using var command = writer.CreateCommand();
        Give("name", name);
        if (Kept() is { } kept)
        {
            return kept;
        }

        Give("text", make());
        command.CommandText = """INSERT INTO "Secrets" ("Name", "Body") VALUES (@name, @text) ON CONFLICT ("Name") DO NOTHING""";
        command.ExecuteNonQuery();
        return Kept()!; // another node may have been the first

        string? Kept()
        {
            command.CommandText = """SELECT "Body" FROM "Secrets" WHERE "Name" = @name""";
            return (string?)command.ExecuteScalar();
        }

        void Give(string parameter, string value)
        {
            var given = command.CreateParameter();
            (given.ParameterName, given.Value) = (parameter, value);
            command.Parameters.Add(given);
        }
    }

    private static IEnumerable<T> AllOf<T>(SqliteConnection connection, string sql, Func<ICells, T> map)
    {
        using var statement = new Statement(connection, sql);
        while (statement.Step())
        {
            yield return map(statement);
        }
    }

    private static IEnumerable<T> AllOf<T>(HotlineDb db, string sql, Func<ICells, T> map)
    {
        using var command = Command(db, sql);
        using var reader = command.ExecuteReader();
        var cells = new AdoCells(reader);
        while (reader.Read())
        {
            yield return map(cells);
        }
    }

    private static DbCommand Command(HotlineDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // constants, and numbers
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = (db.Database.CurrentTransaction as Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure<DbTransaction>)?.Instance;
        return command;
    }
}
