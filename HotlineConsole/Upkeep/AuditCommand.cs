using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Security;
using HotlineConsole.Security.Audit;
using HotlineConsole.Security.Postgres;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace HotlineConsole.Upkeep;

/// <summary><c>HotlineConsole audit verify [--db FILE]</c>: checks the audit and the event log (6.1) of the configured store unless a file is named. Changes nothing.</summary>
[Clause("6.1")]
public static class AuditCommand
{
    private const int Refused = 1;
    private const int Broken = 2;

    public static bool IsAsked(string[] args) => args.FirstOrDefault() == "audit";

    /// <param name="args">What follows the word <c>audit</c>.</param>
    /// <returns>0 whole, 1 refused, 2 broken.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        if (args is not (["verify"] or ["verify", "--db", _]))
        {
            await errors.WriteLineAsync(Words.Of("audit.usage"));
            return Refused;
        }

        var builder = WebApplication.CreateBuilder();
        var root = builder.Environment.ContentRootPath;
        var storage = args.Count == 3 ? new StorageOptions { Path = Path.GetFullPath(args[2]) } : ConfiguredStorage.Of(builder);
        var files = AuditFiles.Of(args.Count == 3 ? null : builder.Configuration["Audit:Folder"], root, storage.Path);
        if (storage.Provider == StorageProvider.Sqlite && !File.Exists(storage.Path))
        {
            await errors.WriteLineAsync(Words.Of("audit.no-file", storage.Path));
            return Refused;
        }

        try
        {
            using var gate = new WriteGate();
            await using var db = Open(storage, gate);
            var verdict = await AuditCheck.RunAsync(db, files, TimeProvider.System);
            await output.WriteLineAsync(verdict.Sentence);
            await output.WriteLineAsync(Words.Of("audit.head", verdict.HeadText));
            var log = LogCheck.Run(storage);
            await output.WriteLineAsync(AuditCheck.Sentence(log));
            await output.WriteLineAsync(Words.Of("audit.log-head", log.Head is { } head ? $"{head.Sequence} {head.Seal}" : "0"));
            return verdict.Fault is null && log.Fault is null ? 0 : Broken;
        }
        catch (StoreUnavailableException e)
        {
            await errors.WriteLineAsync(e.Message);
            return Refused;
        }
        catch (Exception e) when (e is SqliteException or NpgsqlException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(Words.Of("audit.failed", e.GetBaseException().Message));
            return Refused;
        }
    }

    private static AccountsDb Open(StorageOptions storage, WriteGate gate) => storage.Provider == StorageProvider.PostgreSql
        ? new AccountsPostgresDb(new DbContextOptionsBuilder<AccountsPostgresDb>().UseNpgsql(storage.ConnectionString).Options, gate)
        : new AccountsDb(new DbContextOptionsBuilder<AccountsDb>()
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = storage.Path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()).Options, gate);
}
