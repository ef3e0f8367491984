using System.Security.Cryptography;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage.Postgres;
using HotlineConsole.Core.Storage.Sqlite;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Core.Storage;

/// <summary>Why an event of the log is bad.</summary>
public enum LogReason
{
    /// <summary>The event of this number is missing, and later ones are there.</summary>
    Gap,

    /// <summary>The event is not what was sealed, or nobody sealed it here.</summary>
    Changed,

    /// <summary>The last events are missing, or the whole is an older copy.</summary>
    CutTail,

    /// <summary>An event that was sealed here, yet not the one that was noted: an older copy that was written on.</summary>
    OtherHistory,

    /// <summary>Events are sealed, and nothing says how far they have to reach.</summary>
    NoAnchor,
}

/// <summary>The first bad event.</summary>
public sealed record LogFault(long Sequence, LogReason Reason);

/// <summary>What a check of the event log has found.</summary>
/// <param name="Events">How many were read: all, or up to the first bad one.</param>
/// <param name="Unsealed">How many of them are older than the seals.</param>
/// <param name="Head">The last sealed event that was found good.</param>
public sealed record LogVerdict(long Events, long Unsealed, LogAnchor? Head, LogFault? Fault);

/// <summary>Checks the event log, which is the record of every command that was done (6.1), from its first event to its last.</summary>
[Clause("6.1")]
public static class LogCheck
{
    private const string Rows = """SELECT "Sequence", "Stream", "Version", "At", "Kind", "Body", "Seal" FROM "Events" ORDER BY "Sequence" """;

    /// <summary>Of a store that need not be open. Changes nothing.</summary>
    /// <exception cref="StoreUnavailableException">Its keys are not where they should be.</exception>
    public static LogVerdict Run(StorageOptions storage)
    {
        using HotlineDb db = storage.Provider == StorageProvider.PostgreSql
            ? new HotlinePostgresDb(new DbContextOptionsBuilder<HotlinePostgresDb>().UseNpgsql(storage.ConnectionString).Options)
            : new HotlineDb(StoreFile.ReadOptions(storage.Path));
        var folder = StoreKeys.FolderOf(storage);
        var kept = db.Secrets.AsNoTracking().ToDictionary(s => s.Name, s => s.Body);
        if (!Directory.Exists(folder) || kept.Count == 0)
        {
            throw new StoreUnavailableException(Words.Of("storage.other-keys", folder));
        }

        using var keys = StoreKeys.Open(folder, (name, _) => kept[name], makes: false);
        return Run(db, keys);
    }

    /// <summary>Events that are committed meanwhile do no harm: how far the log has to reach is read first.</summary>
    public static LogVerdict Run(HotlineDb db, StoreKeys keys, CancellationToken stop = default)
    {
        var anchor = LogAnchor.Read(keys.Folder);
        var (sequence, unsealed, seal) = (0L, 0L, (string?)null);
        var erased = new Dictionary<long, (long First, byte[] Rows)>();
        foreach (var (row, given) in HotRead.All(db, Rows, c => (Row: new Event(c.Number(0), c.Number(1), (int)c.Number(2), c.Number(3), Text(c.Utf8(4)), c.Utf8(5).ToArray()), Seal: c.Utf8(6).IsEmpty ? null : Text(c.Utf8(6)))))
        {
            stop.ThrowIfCancellationRequested();
            if (row.Sequence != sequence + 1)
            {
                return Bad(row.Sequence > sequence + 1 ? new(sequence + 1, LogReason.Gap) : new(row.Sequence, LogReason.Changed));
            }

            if (row.Body.Length == 0)
            {
                // Its text went with an order that was removed: the seal is taken as it stands, and held to what the removal says of it further on.
                var (first, rows) = erased.GetValueOrDefault(row.Stream, (row.Sequence, new byte[SHA256.HashSizeInBytes]));
                erased[row.Stream] = (first, Tombstone.Next(rows, row.Sequence, row.Version, row.Ticks, row.Kind, given));
            }
            else if (given is null ? seal is not null : given != keys.Log.Of(seal, row.Sequence, row.Stream, row.Version, row.Ticks, row.Kind, row.Body))
            {
                return Bad(new(row.Sequence, LogReason.Changed));
            }

            if (row.Kind == nameof(WorkOrderRemoved) && row.Body.Length > 0
                && (!erased.Remove(row.Stream, out var gone) || Convert.ToHexStringLower(gone.Rows) != ((WorkOrderRemoved)HotlineJson.ReadEvent(row.Kind, Text(row.Body))).Tombstone.Rows))
            {
                return Bad(new(row.Sequence, LogReason.Changed));
            }

            if (row.Sequence == anchor?.Sequence && given != anchor.Seal)
            {
                return Bad(new(row.Sequence, LogReason.OtherHistory));
            }

            (sequence, seal, unsealed) = (row.Sequence, given, unsealed + (given is null ? 1 : 0));
        }

        // Nobody removed these.
        return Bad(erased.Count > 0 ? new(erased.Values.Min(e => e.First), LogReason.Changed)
            : anchor is null ? seal is null ? null : new(sequence, LogReason.NoAnchor)
            : sequence < anchor.Sequence ? new(sequence + 1, LogReason.CutTail)
            : null);

        LogVerdict Bad(LogFault? fault) => new(sequence, unsealed, seal is null ? null : new(sequence, seal), fault);
    }

    private static string Text(ReadOnlySpan<byte> utf8) => System.Text.Encoding.UTF8.GetString(utf8);

    private sealed record Event(long Sequence, long Stream, int Version, long Ticks, string Kind, byte[] Body);
}
