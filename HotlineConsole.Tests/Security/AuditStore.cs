using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Storage;
using HotlineConsole.Security;
using HotlineConsole.Security.Audit;
using HotlineConsole.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineConsole.Tests.Security;

/// <summary>The audit alone, on a SQLite file of a test's own.</summary>
internal sealed class AuditStore : IDbContextFactory<AccountsDb>, IDisposable
{
    public static readonly HotlineActor Chief = new("7", "张三", Role.SecurityAdministrator, null);

    private readonly TempFolder _folder = new();
    private readonly WriteGate _gate = new();

    private AuditStore()
    {
        File = _folder.File("hotline.db");
        Files = AuditFiles.Of(null, "", File);
        Trail = TrailOf(this);
    }

    public string File { get; }

    public AuditFiles Files { get; }

    public AuditTrail Trail { get; }

    public static async Task<AuditStore> NewAsync(int rows = 0)
    {
        var store = new AuditStore();
        await HotlineStore.Open(store.File, Samples.Rules, TimeProvider.System, store._gate).DisposeAsync();
        await using var db = store.CreateDbContext();
        await db.MigrateAsync(CancellationToken.None);
        await store.Trail.PrepareAsync(db, CancellationToken.None);
        for (var i = 1; i <= rows; i++)
        {
            await store.AppendAsync(i);
        }

        return store;
    }

    public Task AppendAsync(int i) => Trail.AppendAsync(i % 3 == 0 ? null : Chief, (AuditAct)(i % 5), "某人" + i, i % 2 == 0 ? "Dispatcher" : null, i % 4 == 0 ? null : "Supervisor");

    /// <summary>A writer on another file with the same key and anchor.</summary>
    public AuditTrail TrailOf(IDbContextFactory<AccountsDb> accounts) => new(accounts, Files, new HttpContextAccessor(), TimeProvider.System, NullLogger<AuditTrail>.Instance);

    public Copy CopyTo(string name)
    {
        var copy = _folder.File(name);
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var vacuum = new SqliteCommand("VACUUM INTO $copy", connection);
        vacuum.Parameters.AddWithValue("$copy", copy);
        vacuum.ExecuteNonQuery();
        return new(copy, _gate);
    }

    public AccountsDb CreateDbContext() => new Copy(File, _gate).CreateDbContext();

    public async Task<AuditVerdict> CheckAsync()
    {
        await using var db = CreateDbContext();
        return await AuditCheck.RunAsync(db, Files, TimeProvider.System);
    }

    public async Task DoAsync(string sql)
    {
        await using var db = CreateDbContext();
        await db.Database.ExecuteSqlRawAsync(sql);
    }

    public void Dispose()
    {
        Trail.Dispose();
        _gate.Dispose();
        _folder.Dispose();
    }

    /// <summary>The accounts in a file.</summary>
    public sealed class Copy(string file, WriteGate gate) : IDbContextFactory<AccountsDb>
    {
        public AccountsDb CreateDbContext() => new(
            new DbContextOptionsBuilder<AccountsDb>().UseSqlite($"Data Source={file}", sqlite => sqlite.MigrationsHistoryTable(AccountsDb.History)).Options, gate);
    }
}
