using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Data.Sqlite;
using NpgsqlTypes;

namespace HotlineConsole.Move;

/// <summary>
/// A column of a moved table: its type on PostgreSQL, and how a value of that type is read from SQLite, which has numbers, text and bytes only. A value is
/// the same object whichever side it is read from.
/// </summary>
internal sealed record MovedColumn(string Name, NpgsqlDbType Type, Func<SqliteDataReader, int, object> FromSqlite)
{
    private static readonly FrozenDictionary<string, (NpgsqlDbType Type, Func<SqliteDataReader, int, object> FromSqlite)> Types =
        new Dictionary<string, (NpgsqlDbType, Func<SqliteDataReader, int, object>)>
        {
            ["bigint"] = (NpgsqlDbType.Bigint, (row, i) => row.GetInt64(i)),
            ["integer"] = (NpgsqlDbType.Integer, (row, i) => checked((int)row.GetInt64(i))),
            ["smallint"] = (NpgsqlDbType.Smallint, (row, i) => checked((short)row.GetInt64(i))),
            ["boolean"] = (NpgsqlDbType.Boolean, (row, i) => row.GetInt64(i) != 0),
            ["double precision"] = (NpgsqlDbType.Double, (row, i) => row.GetDouble(i)),
            ["date"] = (NpgsqlDbType.Date, (row, i) => DateOnly.ParseExact(row.GetString(i), "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ["uuid"] = (NpgsqlDbType.Uuid, (row, i) => Guid.Parse(row.GetString(i))),
            ["bytea"] = (NpgsqlDbType.Bytea, (row, i) => row.GetFieldValue<byte[]>(i)),
            ["text"] = (NpgsqlDbType.Text, Text),
            ["character varying"] = (NpgsqlDbType.Varchar, Text),
        }.ToFrozenDictionary();

    /// <param name="storeType">As the schema names it: <c>character varying(256)</c>.</param>
    public static MovedColumn Of(string name, string storeType) => Types.TryGetValue(storeType.Split('(')[0], out var found)
        ? new(name, found.Type, found.FromSqlite)
        : throw new NotSupportedException($"The move knows no column of type {storeType}: {name}.");

    public bool IsText => Type is NpgsqlDbType.Text or NpgsqlDbType.Varchar;

    // The bytes, since a text that is read as a text ends at its first NUL. PostgreSQL keeps none: the writer shows a picture of one there, and so does the copy.
    private static string Text(SqliteDataReader row, int i) => System.Text.Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(i)).Replace('\0', '\u2400');
}
