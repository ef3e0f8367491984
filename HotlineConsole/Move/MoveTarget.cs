using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Storage.Postgres;
using HotlineConsole.Core.Texts;
using HotlineConsole.Security;
using HotlineConsole.Security.Postgres;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HotlineConsole.Move;

/// <summary>
/// The PostgreSQL database that is moved to, held alone: no console runs on it, and one that is started waits. Everything is written in one transaction,
/// so that a move that ends early leaves nothing.
/// </summary>
internal sealed class MoveTarget : IAsyncDisposable
{
    private const string OurTables =
        "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema() AND NOT tablename = ANY($1) ORDER BY tablename";

    private readonly StartTurn _turn;
    private readonly WriteGate _gate = new();
    private NpgsqlTransaction? _whole;

    private MoveTarget(StartTurn turn, NpgsqlConnection connection, string name)
    {
        (_turn, Connection, Name) = (turn, connection, name);
        Hotline = new(new DbContextOptionsBuilder<HotlinePostgresDb>().UseNpgsql(connection).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);
        Accounts = new(new DbContextOptionsBuilder<AccountsPostgresDb>().UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable(AccountsDb.History)).Options, _gate);
    }

    public NpgsqlConnection Connection { get; }

    public string Name { get; }

    public HotlinePostgresDb Hotline { get; }

    public AccountsPostgresDb Accounts { get; }

    public static async Task<MoveTarget> OpenAsync(NpgsqlConnectionStringBuilder server, CancellationToken stop)
    {
        var alone = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false, CommandTimeout = 0, KeepAlive = 10 };
        var name = $"{server.Host}:{server.Port}/{server.Database}";
        try
        {
            var turn = await StartTurn.TakeAsync(new() { Provider = StorageProvider.PostgreSql, ConnectionString = alone.ConnectionString }, stop);
            var connection = new NpgsqlConnection(alone.ConnectionString);
            var target = new MoveTarget(turn, connection, name);
            await connection.OpenAsync(stop);
            if (await PostgresSoleUse.TryTakeAsync(connection, stop))
            {
                return target;
            }

            await target.DisposeAsync();
            throw new MoveRefusedException(Words.Of("move.target-in-use", name));
        }
        catch (NpgsqlException e)
        {
            throw new MoveRefusedException(Words.Of("move.unreachable", name, e.GetBaseException().Message));
        }
    }

    /// <summary>Makes or completes the schema of a database in which nothing lies yet; refuses another and leaves it as it is.</summary>
    public async Task PrepareAsync(CancellationToken stop)
    {
        foreach (var table in await TextsAsync(OurTables, stop, (object)new[] { "__EFMigrationsHistory", AccountsDb.History, "DataProtectionKeys" }))
        {
            await using var any = Command($"SELECT EXISTS (SELECT 1 FROM {table})");
            if ((bool)(await any.ExecuteScalarAsync(stop))!)
            {
                throw new MoveRefusedException(Words.Of("move.not-empty", Name, table));
            }
        }

        foreach (var db in (DbContext[])[Hotline, Accounts])
        {
            await RefuseNewerAsync(db, stop);
            await db.Database.MigrateAsync(stop);
        }
    }

    /// <summary>For a comparison: it has to be of this version as well.</summary>
    public async Task RefuseOtherVersionAsync(CancellationToken stop)
    {
        foreach (var db in (DbContext[])[Hotline, Accounts])
        {
            await RefuseNewerAsync(db, stop);
            if ((await db.Database.GetPendingMigrationsAsync(stop)).FirstOrDefault() is { } missing)
            {
                throw new MoveRefusedException(Words.Of("move.older-target", Name, missing));
            }
        }
    }

    public async Task BeginAsync(CancellationToken stop)
    {
        _whole = await Connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
        await Hotline.Database.UseTransactionAsync(_whole, stop);
        await Accounts.Database.UseTransactionAsync(_whole, stop);
    }

    // Not to be stopped: whether a commit that was broken off is done nobody knows.
    public Task CommitAsync() => _whole!.CommitAsync(CancellationToken.None);

    public NpgsqlCommand Command(string sql, params object[] values)
    {
#pragma warning disable CA2100 // made of the names of the schema
        var command = new NpgsqlCommand(sql, Connection, _whole);
#pragma warning restore CA2100
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    public async Task DoAsync(string sql, CancellationToken stop, params object[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(stop);
    }

    /// <summary>The first column of all rows.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync(string sql, CancellationToken stop, params object[] values)
    {
        var texts = new List<string>();
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(stop);
        while (await reader.ReadAsync(stop))
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    /// <summary>The first column of the first row, or null.</summary>
    public async Task<string?> TextAsync(string sql, CancellationToken stop, params object[] values)
    {
        await using var command = Command(sql, values);
        return (string?)await command.ExecuteScalarAsync(stop);
    }

    public async ValueTask DisposeAsync()
    {
        await Hotline.DisposeAsync();
        await Accounts.DisposeAsync();
        await Connection.DisposeAsync(); // rolls back what was not committed
        await _turn.DisposeAsync();
        _gate.Dispose();
    }

    private async Task RefuseNewerAsync(DbContext db, CancellationToken stop)
    {
        var known = db.Database.GetMigrations().ToHashSet();
        if ((await db.Database.GetAppliedMigrationsAsync(stop)).FirstOrDefault(m => !known.Contains(m)) is { } newer)
        {
            throw new MoveRefusedException(Words.Of("move.newer-target", Name, newer));
        }
    }
}
