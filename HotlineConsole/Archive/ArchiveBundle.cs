using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Exports;

namespace HotlineConsole.Archive;

/// <summary>
/// An archived order on its way out: the complaint and the claimant as recorded, every event in JSON and in words, every file, and over all of it a sealed
/// manifest. Made anew each time from what is kept; readable without this program.
/// </summary>
[Clause("5.6.1"), Clause("5.6.3")]
public sealed class ArchiveBundle(HotlineStore store, AttachmentFolder folder, City city, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Writes the bundle of an order; false when it is not in the archive.</summary>
    /// <param name="open">Gives the stream of a file at this path.</param>
    public async Task<bool> WriteAsync(WorkOrderNumber number, string by, string purpose, Func<string, Stream> open, CancellationToken stop)
    {
        var record = await store.RecordAsync(number, stop);
        if (record.Any(row => row.IsErased))
        {
            return false; // it was removed
        }

        List<WorkOrderEvent> events = [.. record.Select(row => (WorkOrderEvent)HotlineJson.ReadEvent(row.Kind, row.Body))];
        if (events.Aggregate((WorkOrder?)null, WorkOrder.Fold) is not { Archived: { } archived } order)
        {
            return false;
        }

        var files = new List<BundleFile>();
        await AddAsync("complaint.json", Utf8(Readable, order.Complaint with { Claimant = order.Complaint.Claimant with { Sealed = null } }));
        await AddAsync("claimant.json", Utf8(Readable, store.Seal.Open(order.Complaint.Claimant)));
        await AddAsync("events.jsonl", Encoding.UTF8.GetBytes(string.Concat(record.Select(Line))));
        await AddAsync("timeline.txt", Encoding.UTF8.GetBytes(BundleTimeline.Of(order, events, city)));
        foreach (var attachment in order.Attachments)
        {
            await AddFileAsync($"attachments/{attachment.Id:00}-{attachment.File.Name}", to => folder.CopyAsync(attachment.File.Place, to, stop));
        }

        var manifest = new BundleManifest(BundleManifest.Newest, number.ToString(), clock.GetUtcNow(), by, purpose, archived, [.. files]).Write();
        await PutAsync(BundleManifest.Name, manifest);
        await PutAsync(BundleManifest.SealName, Encoding.ASCII.GetBytes(store.Keys.Archive.Of(manifest)));
        return true;

        Task AddAsync(string path, byte[] content) => AddFileAsync(path, to => to.WriteAsync(content, stop).AsTask());

        async Task AddFileAsync(string path, Func<Stream, Task> write)
        {
            await using var to = open(path);
            await using var counted = new CountedStream(to);
            await write(counted);
            files.Add(new(path, counted.Size, counted.Hash()));
        }

        async Task PutAsync(string path, byte[] content)
        {
            await using var to = open(path);
            await to.WriteAsync(content, stop);
        }
    }

    /// <summary>A ZIP with a folder for each order that is in the archive.</summary>
    /// <param name="written">Told of each.</param>
    public async Task WriteZipAsync(IReadOnlyList<WorkOrderNumber> numbers, string by, string purpose, Stream to, Action<WorkOrderNumber> written, CancellationToken stop)
    {
        await using var outbox = new Outbox(to);
        using (var zip = new ZipArchive(outbox, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var number in numbers)
            {
                if (await WriteAsync(number, by, purpose, path => new SentPieces(zip.CreateEntry($"{number}/{path}", CompressionLevel.Fastest).Open(), outbox), stop))
                {
                    written(number);
                }
            }
        }

        await outbox.SendAsync(stop);
    }

    // The body stands as it is kept, so that the hash of the archive can be taken again by hand.
    private static string Line(EventRow row) => $$"""{"sequence":{{row.Sequence}},"version":{{row.Version}},"ticks":{{row.At.UtcTicks}},"kind":"{{row.Kind}}","seal":{{JsonSerializer.Serialize(row.Seal)}},"body":{{row.Body}}}""" + "\n";

    private static byte[] Utf8<T>(JsonSerializerOptions options, T value) => JsonSerializer.SerializeToUtf8Bytes(value, options);

    /// <summary>Hashes and counts what goes through it.</summary>
    private sealed class CountedStream(Stream to) : MemoryStream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public long Size { get; private set; }

        public string Hash() => Convert.ToHexStringLower(_hash.GetHashAndReset());

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _hash.AppendData(buffer.Span);
            Size += buffer.Length;
            await to.WriteAsync(buffer, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            _hash.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>A file of a ZIP that leaves piece by piece, so that a long one is never held whole.</summary>
    private sealed class SentPieces(Stream entry, Outbox outbox) : MemoryStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            entry.Write(buffer.Span);
            await outbox.SendAsync(cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            entry.Dispose();
            base.Dispose(disposing);
        }
    }
}
