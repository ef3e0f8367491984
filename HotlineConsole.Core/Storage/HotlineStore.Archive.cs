using System.Diagnostics;
using System.Text.Json;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Core.Storage;

/// <summary>That an order came to its end.</summary>
public sealed record OrderEnd(long Sequence, WorkOrderNumber Number, DateTimeOffset At);

/// <summary>What a check of an order in the archive has found.</summary>
public enum ArchiveState
{
    /// <summary>Record and files are what went into the archive.</summary>
    Whole,

    /// <summary>It is not in the archive yet.</summary>
    Waits,

    /// <summary>The record is not what went into the archive.</summary>
    RecordDiffers,

    /// <summary>A file is missing or is not what was added.</summary>
    FileDiffers,

    /// <summary>It was removed, and what is left is what its removal left.</summary>
    Removed,
}

/// <param name="File">The file that differs.</param>
public sealed record ArchiveVerdict(ArchiveState State, Attachment? File = null);

// The archive (5.6): the log is its truth, and its own events tell how far it has come.
public sealed partial class HotlineStore
{
    private static readonly string[] Ends = [nameof(WorkOrderClosed), nameof(WorkOrderAnsweredDirectly), nameof(WorkOrderRedirected)];

    /// <summary>All events of an order as they are kept.</summary>
    public async Task<IReadOnlyList<EventRow>> RecordAsync(WorkOrderNumber number, CancellationToken stop = default)
    {
        await using var db = Read();
        return await db.Events.Where(e => e.Stream == number.Value).OrderBy(e => e.Version).ToListAsync(stop).ConfigureAwait(false);
    }

    /// <summary>Puts an order into the archive as it is now; null: done.</summary>
    public async Task<Refusal?> ArchiveAsync(WorkOrderNumber number, Actor by, CancellationToken stop = default)
    {
        var record = await RecordAsync(number, stop).ConfigureAwait(false);
        return record.Count == 0 ? Door.NoSuchOrder
            : (await HandleAsync(new Envelope(Guid.CreateVersion7(), by, new ArchiveOrder(number, ArchiveOrder.ContentOf(record)), record[^1].Version), stop).ConfigureAwait(false)).Refusal;
    }

    /// <summary>Compares an order in the archive, with all its files, with what went into it.</summary>
    public async Task<ArchiveVerdict> VerifyAsync(WorkOrderNumber number, AttachmentFolder files, CancellationToken stop = default)
    {
        var record = await RecordAsync(number, stop).ConfigureAwait(false);
        var order = (WorkOrder?)null;
        try
        {
            if (record is [.., { Kind: nameof(WorkOrderRemoved) } last])
            {
                var stone = ((WorkOrderRemoved)HotlineJson.ReadEvent(last.Kind, last.Body)).Tombstone;
                var erased = record.Take(record.Count - 1).ToList();
                return new(erased.TrueForAll(row => row.IsErased) && Tombstone.RowsOf(erased) == stone.Rows ? ArchiveState.Removed : ArchiveState.RecordDiffers);
            }

            // Of an order that was handled again each time it went in: what was sealed first is held to its own hash, too.
            foreach (var row in record)
            {
                var happened = (WorkOrderEvent)HotlineJson.ReadEvent(row.Kind, row.Body);
                order = WorkOrder.Fold(order, happened);
                if (happened is WorkOrderArchived { Record: var sealedThen } && ArchiveOrder.ContentOf(record.Take(sealedThen.Covers)) != sealedThen.Content)
                {
                    return new(ArchiveState.RecordDiffers);
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or UnreachableException)
        {
            return new(ArchiveState.RecordDiffers); // what cannot even be read is not what went in
        }

        if (order?.Archived is null)
        {
            return new(ArchiveState.Waits);
        }

        foreach (var attachment in order.Attachments)
        {
            if (!await files.HoldsAsync(attachment.File, stop).ConfigureAwait(false))
            {
                return new(ArchiveState.FileDiffers, attachment);
            }
        }

        return new(ArchiveState.Whole);
    }

    /// <summary>
    /// How far the archive has come, by the sequence of an order's end: all that ended before it is in. Orders go in <paramref name="atOnce"/> at a time, in
    /// no order among themselves, so a stop in the middle may have left out any of that many: the earliest of the last two such groups is taken.
    /// </summary>
    public async Task<long> ArchivedUpToAsync(int atOnce, CancellationToken stop)
    {
        await using var db = Read();
        var last = await db.Events.Where(e => e.Kind == nameof(WorkOrderArchived)).OrderByDescending(e => e.Sequence).Take(2 * atOnce)
            .Select(e => new { e.Stream, e.Sequence }).ToListAsync(stop).ConfigureAwait(false);
        var streams = last.Select(e => e.Stream).Distinct().ToList();
        var ends = await db.Events.Where(e => streams.Contains(e.Stream) && Ends.Contains(e.Kind)).Select(e => new { e.Stream, e.Sequence }).ToListAsync(stop).ConfigureAwait(false);

        // Of an order that ended twice, the end that it was archived for: what comes after is still to be read.
        return last.Count == 0 ? 0 : last.Min(archived => ends.Where(end => end.Stream == archived.Stream && end.Sequence < archived.Sequence).Max(end => end.Sequence)) - 1;
    }

    /// <summary>The next ends of orders in the log, and how far it was read for them.</summary>
    public async Task<(List<OrderEnd> Ended, long Read)> EndedAfterAsync(long sequence, int most, CancellationToken stop)
    {
        await using var db = Read();
        var head = await db.Events.MaxAsync(e => (long?)e.Sequence, stop).ConfigureAwait(false) ?? 0;
        var rows = await db.Events.Where(e => e.Sequence > sequence && e.Sequence <= head && Ends.Contains(e.Kind)).OrderBy(e => e.Sequence).Take(most)
            .Select(e => new { e.Sequence, e.Stream, e.At }).ToListAsync(stop).ConfigureAwait(false);
        return ([.. rows.Select(r => new OrderEnd(r.Sequence, new(r.Stream), r.At))], rows.Count == most ? rows[^1].Sequence : head);
    }
}
