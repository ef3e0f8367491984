using HotlineConsole.Core.Texts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Core.Storage.Sqlite;

/// <summary>The SQLite file: how it is opened, brought to this version's schema, and checkpointed.</summary>
internal static class StoreFile
{
    public static SqliteConnection OpenWriter(string path, WriteGate gate)
    {
        using var turn = gate.Enter();
        var full = Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            Migrate(full);
            var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = full, Pooling = false }.ToString());
            connection.Open();
            Set(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 0; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
            SearchIndex.FillIfEmpty(connection);
            return connection;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(Words.Of("storage.unusable", full, e.Message), e);
        }
    }

    public static DbContextOptions<HotlineDb> ReadOptions(string path) =>
        new DbContextOptionsBuilder<HotlineDb>()
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(path), Mode = SqliteOpenMode.ReadOnly }.ToString())
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;

    /// <summary>Moves committed pages into the file. Only the writer does it, inside the gate.</summary>
    public static void Checkpoint(SqliteConnection writer, string mode) => Set(writer, $"PRAGMA wal_checkpoint({mode})");

    private static void Migrate(string path)
    {
        using var db = new HotlineDb(new DbContextOptionsBuilder<HotlineDb>()
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString()).Options);
        var known = db.Database.GetMigrations().ToHashSet();
        if (File.Exists(path) && db.Database.GetAppliedMigrations().FirstOrDefault(m => !known.Contains(m)) is { } newer)
        {
            throw new StoreUnavailableException(Words.Of("storage.newer", path, newer));
        }

        if (!db.Database.GetPendingMigrations().Any())
        {
            return;
        }

        // A process that died while it migrated leaves this behind, and the next one would wait for it for ever.
        db.Database.ExecuteSqlRaw("DROP TABLE IF EXISTS __EFMigrationsLock");
        db.Database.Migrate();
    }

    private static void Set(SqliteConnection connection, string pragmas)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = pragmas;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
