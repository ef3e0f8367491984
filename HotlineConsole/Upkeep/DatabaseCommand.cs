using System.Globalization;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Knowledge;
using HotlineConsole.Security;
using HotlineConsole.Security.Audit;
using HotlineConsole.Security.Postgres;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace HotlineConsole.Upkeep;

/// <summary><c>HotlineConsole database import FILE.csv [--db FILE]</c>: puts entries into the hotline database (6.2), all lines of the file or none.</summary>
[Clause("6.2.1")]
public static class DatabaseCommand
{
    private const int Refused = 1;

    public static bool IsAsked(string[] args) => args.FirstOrDefault() == "database";

    /// <param name="args">What follows the word <c>database</c>.</param>
    /// <returns>0 done, 1 refused.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        if (args is not (["import", _] or ["import", _, "--db", _]))
        {
            await errors.WriteLineAsync(Words.Of("database.usage"));
            return Refused;
        }

        try
        {
            using var file = new StreamReader(args[1]);
            var (entries, wrong) = DatabaseFile.Read(file);
            if (wrong.Count > 0)
            {
                foreach (var (line, column) in wrong)
                {
                    await errors.WriteLineAsync(Words.Of("database.wrong", line, column));
                }

                return Refused;
            }

            var builder = WebApplication.CreateBuilder();
            var storage = args.Count == 4 ? new StorageOptions { Path = Path.GetFullPath(args[3]) } : ConfiguredStorage.Of(builder);
            var city = City.Load(builder.Configuration["City:Folder"] ?? City.ReadFolder);
            using var gate = new WriteGate();

            // Opened first: it refuses a file that is not the hotline's, or that another program has open for writing.
            await using var store = HotlineStore.Open(storage, Rules.Of(city, new LocalPolicy()), TimeProvider.System, gate);
            var accounts = new Opener(storage, gate);
            await using (var db = accounts.CreateDbContext())
            {
                await db.MigrateAsync(CancellationToken.None);
            }

            var files = AuditFiles.Of(args.Count == 4 ? null : builder.Configuration["Audit:Folder"], builder.Environment.ContentRootPath, storage.Path);
            using var trail = new AuditTrail(accounts, files, new HttpContextAccessor(), TimeProvider.System, NullLogger<AuditTrail>.Instance);
            await using (var db = accounts.CreateDbContext())
            {
                await trail.PrepareAsync(db, CancellationToken.None);
            }

            var changed = await new HotlineDatabase(accounts, new HotlineClock(), city).PutAsync(
                entries, (db, count) => trail.SaveAsync(db, null, AuditAct.DatabaseImported, Path.GetFileName(args[1]), after: count.ToString(CultureInfo.InvariantCulture)));
            await output.WriteLineAsync(Words.Of("database.done", entries.Count, changed));
            return 0;
        }
        catch (StoreUnavailableException e)
        {
            await errors.WriteLineAsync(e.Message);
            return Refused;
        }
        catch (Exception e) when (e is SqliteException or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(Words.Of("database.failed", e.GetBaseException().Message));
            return Refused;
        }
    }

    private sealed class Opener(StorageOptions storage, WriteGate gate) : IDbContextFactory<AccountsDb>
    {
        public AccountsDb CreateDbContext() => storage.Provider == StorageProvider.PostgreSql
            ? new AccountsPostgresDb(new DbContextOptionsBuilder<AccountsPostgresDb>().UseNpgsql(storage.ConnectionString, npgsql => npgsql.MigrationsHistoryTable(AccountsDb.History)).Options, gate)
            : new AccountsDb(new DbContextOptionsBuilder<AccountsDb>()
                .UseSqlite(new SqliteConnectionStringBuilder { DataSource = storage.Path, Pooling = false }.ToString(), sqlite => sqlite.MigrationsHistoryTable(AccountsDb.History)).Options, gate);
    }
}
