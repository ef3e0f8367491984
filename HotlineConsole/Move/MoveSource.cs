using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Security;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Move;

/// <summary>The SQLite file that is moved, read from beginning to end as of one moment. Nothing in it is changed.</summary>
internal sealed class MoveSource : IAsyncDisposable
{
    private readonly SqliteConnection _connection;
    private readonly WriteGate _gate = new();
    private readonly long _changes;
    private SqliteTransaction? _moment;

    private MoveSource(string path)
    {
        CookieKeys = Move.CookieKeys.Read(Path.Combine(Path.GetDirectoryName(path)!, "keys"));
        var file = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();
        _connection = new(file);
        _connection.Open();
        Hotline = new(new DbContextOptionsBuilder<HotlineDb>().UseSqlite(_connection).Options);
        Accounts = new(new DbContextOptionsBuilder<AccountsDb>().UseSqlite(_connection, sqlite => sqlite.MigrationsHistoryTable(AccountsDb.History)).Options, _gate);
        RefuseOtherVersion(Hotline, path);
        HasAccounts = Number($"SELECT count(*) FROM sqlite_master WHERE name = '{AccountsDb.History}'") > 0;
        if (HasAccounts)
        {
            RefuseOtherVersion(Accounts, path);
        }

        _moment = _connection.BeginTransaction(deferred: true);
        LastSequence = Number("SELECT coalesce(max(Sequence), 0) FROM Events"); // the first read fixes the moment
        _changes = Number("PRAGMA data_version");
    }

    public HotlineDb Hotline { get; }

    public AccountsDb Accounts { get; }

    /// <summary>A file that a replay made holds no accounts.</summary>
    public bool HasAccounts { get; }

    public IReadOnlyList<CookieKey> CookieKeys { get; }

    /// <summary>The newest event at that moment.</summary>
    public long LastSequence { get; }

    public static MoveSource Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new MoveRefusedException(Words.Of("move.no-source", path));
        }

        try
        {
            return new(path);
        }
        catch (SqliteException e)
        {
            throw new MoveRefusedException(Words.Of("move.bad-source", path, e.Message));
        }
    }

    public long Count(MovedTable table) => Number($"SELECT count(*) FROM \"{table.Name}\"");

    /// <summary>All rows in the order of the key.</summary>
    public IEnumerable<object?[]> Rows(MovedTable table)
    {
        using var reader = Command(table.Select("BINARY")).ExecuteReader();
        while (reader.Read())
        {
            var row = new object?[table.Columns.Count];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : table.Columns[i].FromSqlite(reader, i);
            }

            yield return row;
        }
    }

    /// <summary>Ends the moment; true when somebody has written to the file since it began.</summary>
    public bool HasGoneOn()
    {
        _moment?.Dispose();
        _moment = null;
        return Number("PRAGMA data_version") != _changes;
    }

    public async ValueTask DisposeAsync()
    {
        _moment?.Dispose();
        await Hotline.DisposeAsync();
        await Accounts.DisposeAsync();
        await _connection.DisposeAsync();
        _gate.Dispose();
    }

    private static void RefuseOtherVersion(DbContext db, string path)
    {
        var (known, applied) = (db.Database.GetMigrations().ToHashSet(), db.Database.GetAppliedMigrations().ToList());
        if (applied.Count == 0)
        {
            throw new MoveRefusedException(Words.Of("move.not-hotline", path));
        }

        if (applied.FirstOrDefault(m => !known.Contains(m)) is { } newer)
        {
            throw new MoveRefusedException(Words.Of("move.newer-source", path, newer));
        }

        if (known.FirstOrDefault(m => !applied.Contains(m)) is { } missing)
        {
            throw new MoveRefusedException(Words.Of("move.older-source", path, missing));
        }
    }

    private long Number(string sql)
    {
        using var command = Command(sql);
        return (long)command.ExecuteScalar()!;
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // made of the names of the schema
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = _moment;
        return command;
    }
}
