using System.Data.Common;
using System.Text;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Security.Audit;

/// <summary>Checks the audit from its first row to its last (6.1).</summary>
[Clause("6.1")]
public sealed class AuditCheck(IDbContextFactory<AccountsDb> accounts, AuditFiles files, HotlineStore store, TimeProvider clock)
{
    private const int Stride = 1024;

    private static readonly string Rows =
        $"SELECT \"{nameof(AuditRow.Sequence)}\", \"{nameof(AuditRow.At)}\", {string.Join(", ", AuditMac.TextColumns.Select(c => $"\"{c}\""))}, \"{nameof(AuditRow.Mac)}\""
        + $" FROM \"{nameof(AccountsDb.Audit)}\" ORDER BY \"{nameof(AuditRow.Sequence)}\"";

    /// <summary>The last check since this start.</summary>
    public AuditVerdict? Last { get; private set; }

    public async Task<AuditVerdict> RunAsync(CancellationToken stop = default)
    {
        await using var db = await accounts.CreateDbContextAsync(stop);
        return Last = await RunAsync(db, files, clock, stop);
    }

    /// <summary>The last check of the event log since this start.</summary>
    public LogVerdict? LastOfLog { get; private set; }

    public async Task<LogVerdict> RunLogAsync(CancellationToken stop = default)
    {
        await using var db = store.Read();
        return LastOfLog = await Task.Run(() => LogCheck.Run(db, store.Keys, stop), stop);
    }

    /// <summary>What a check of the event log has found, in words.</summary>
    public static string Sentence(LogVerdict verdict) => verdict.Fault is { } fault
        ? Words.Of("audit.log-broken", fault.Sequence, Words.Of($"{nameof(AuditReason)}.{fault.Reason}"))
        : Words.Of("audit.log-whole", verdict.Events, verdict.Unsealed);

    /// <summary>Rows that are written meanwhile do no harm: how far the chain has to reach is read first.</summary>
    public static async Task<AuditVerdict> RunAsync(AccountsDb db, AuditFiles files, TimeProvider clock, CancellationToken stop = default)
    {
        var began = clock.GetTimestamp();
        var chain = new AuditChain(files.Key, files.ReadAnchor());
        await db.Database.OpenConnectionAsync(stop);
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // made of the names of the model
        (command.CommandText, command.CommandTimeout) = (Rows, 0);
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(stop);
        var fault = await Task.Run(() => Follow(chain, reader, stop), stop);
        return new(chain.Sequence, chain.Head, fault, clock.GetUtcNow(), clock.GetElapsedTime(began));
    }

    private static AuditFault? Follow(AuditChain chain, DbDataReader reader, CancellationToken stop)
    {
        var texts = new byte[]?[AuditMac.TextColumns.Count];
        while (reader.Read())
        {
            for (var i = 0; i < texts.Length; i++)
            {
                texts[i] = Text(reader, i + 2);
            }

            var mac = reader.IsDBNull(texts.Length + 2) ? [] : reader.GetFieldValue<byte[]>(texts.Length + 2);
            if (chain.Next(reader.GetInt64(0), reader.GetInt64(1), texts, mac) is { } fault)
            {
                return fault;
            }

            if (chain.Sequence % Stride == 0)
            {
                stop.ThrowIfCancellationRequested();
            }
        }

        return chain.End();
    }

    // The bytes as they lie in the file: SQLite would end a text at its first NUL, and what stands behind it would be sealed by nothing.
    private static byte[]? Text(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null
        : reader is SqliteDataReader ? reader.GetFieldValue<byte[]>(column)
        : Encoding.UTF8.GetBytes(reader.GetString(column));
}
