using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HotlineConsole.Core.Storage.Sqlite;

/// <summary>A value on its way into a statement, without boxing: a number, a text, or null.</summary>
internal readonly struct Cell
{
    private readonly long _number;
    private readonly object? _text;
    private readonly bool _isNumber;

    private Cell(long number) => (_number, _isNumber) = (number, true);

    private Cell(object? text) => _text = text;

    public static implicit operator Cell(long value) => new(value);

    public static implicit operator Cell(long? value) => value is { } number ? new(number) : default;

    public static implicit operator Cell(int value) => new(value);

    public static implicit operator Cell(int? value) => value is { } number ? new(number) : default;

    public static implicit operator Cell(bool value) => new(value ? 1L : 0L);

    public static implicit operator Cell(string? value) => new((object?)value);

    /// <summary>Text that is UTF-8 already.</summary>
    public static implicit operator Cell(byte[]? value) => new((object?)value);

    /// <summary>As EF keeps it.</summary>
    public static implicit operator Cell(Guid value)
    {
        var text = new byte[36];
        value.TryFormat(text, out _);
        Ascii.ToUpperInPlace(text, out _);
        return new((object)text);
    }

    public int Bind(sqlite3_stmt statement, int index) =>
        _isNumber ? raw.sqlite3_bind_int64(statement, index, _number)
        : _text is byte[] utf8 ? raw.sqlite3_bind_text(statement, index, utf8.AsSpan())
        : _text is string text ? raw.sqlite3_bind_text(statement, index, text)
        : raw.sqlite3_bind_null(statement, index);
}

/// <summary>
/// One prepared statement with parameters ?1, ?2, ... by position. It speaks to SQLite directly: the ADO layer looks every parameter up by name
/// and makes a reader for every insert, which was a third of the time of a commit.
/// </summary>
internal sealed class Statement : ICells, IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public Statement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    public void Run(params ReadOnlySpan<Cell> values)
    {
        try
        {
            Bind(values);
            Check(raw.sqlite3_step(_statement));
        }
        finally
        {
            raw.sqlite3_reset(_statement); // gives the error of the step again, which has been thrown
        }
    }

    /// <summary>Maps the first row, or gives null when there is none.</summary>
    public T? Read<T>(Func<Statement, T> map, params ReadOnlySpan<Cell> values) where T : class
    {
        try
        {
            Bind(values);
            var result = raw.sqlite3_step(_statement);
            Check(result);
            return result == raw.SQLITE_ROW ? map(this) : null;
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    /// <summary>Goes to the next row; false when there is none.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        Check(result);
        return result == raw.SQLITE_ROW;
    }

    /// <summary>The one number that the statement gives.</summary>
    public long ReadNumber()
    {
        try
        {
            Check(raw.sqlite3_step(_statement));
            return Number(0);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    /// <summary>The text of a column as UTF-8, good until the next step.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(_statement, column);

    public void Dispose() => _statement.Dispose();

    private void Bind(ReadOnlySpan<Cell> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Check(values[i].Bind(_statement, i + 1));
        }
    }

    private void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }
    }
}
