using System.Security.Cryptography;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using Microsoft.AspNetCore.DataProtection;

namespace HotlineConsole.Core.Attachments;

/// <summary>
/// The folder of the attachments (5.2.2.2), outside of what the web server gives out. A file comes in under <c>incoming</c>, is safe on the disk before its
/// command is sent, and goes to its place, a folder a month, once that is committed.
/// </summary>
[Clause("5.2.2.2")]
public sealed class AttachmentFolder
{
    private const string Incoming = "incoming";
    private const string Removing = "removing";
    private const int MonthLength = 6;
    private const int NumberLength = 15;

    private readonly SealedFile _files;

    /// <param name="protector">What the key of each file is sealed with.</param>
    public AttachmentFolder(string folder, IDataProtector protector)
    {
        (Folder, _files) = (folder, new(protector));
        Directory.CreateDirectory(Path.Combine(folder, Incoming));
        Directory.CreateDirectory(Path.Combine(folder, Removing));
    }

    public string Folder { get; }

    /// <summary>Where it lies unless <see cref="StorageOptions.AttachmentFolder"/> says so.</summary>
    public static string Of(StorageOptions storage) =>
        Path.GetFullPath(storage.AttachmentFolder ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(storage.Path))!, "attachments"));

    /// <summary>Takes a file in as it comes and looks what it is. Either it is safe on the disk, or there is nothing of it.</summary>
    public async Task<(StoredFile? File, Refusal? Refusal)> TakeInAsync(WorkOrderNumber order, string? given, Stream content, long most, CancellationToken stop)
    {
        if (AttachmentName.Clean(given) is not { } name)
        {
            return (null, AddAttachment.NoName.Naming([nameof(AddAttachment.File)]));
        }

        var place = $"{order}-{Guid.NewGuid():N}";
        var path = IncomingOf(place);
        var kept = false;
        try
        {
            using var looks = new FileInspector(name, most);
            Refusal? refusal = null;
            AttachmentType? type = null;
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
            await using (file.ConfigureAwait(false))
            {
                await _files.WriteAsync(content, file, place, piece => (refusal = looks.Take(piece.Span)) is null, stop).ConfigureAwait(false);
                (type, refusal) = refusal is null ? looks.Finish() : (null, refusal);
                if (refusal is null)
                {
                    file.Flush(flushToDisk: true);
                }
            }

            kept = refusal is null;
            return kept ? (new(name, type!.Media, looks.Size, looks.Hash(), place), null) : (null, refusal!.Naming([nameof(AddAttachment.File)]));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && !stop.IsCancellationRequested && File.Exists(path))
        {
            return (null, AddAttachment.NotKept);
        }
        finally
        {
            if (!kept)
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>The command is committed: the file goes to its place.</summary>
    public void Keep(string place)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(place))!);
        if (File.Exists(IncomingOf(place)))
        {
            File.Move(IncomingOf(place), PathOf(place), overwrite: true);
        }
    }

    /// <summary>Takes a file away for good: one whose command was refused, or whose order is not kept any longer.</summary>
    public void Delete(string place)
    {
        File.Delete(IncomingOf(place));
        if (Directory.Exists(Path.GetDirectoryName(PathOf(place))))
        {
            File.Delete(PathOf(place));
        }
    }

    /// <summary>Notes that an order is about to be removed from the archive: after a stop in the middle its files are found by it.</summary>
    public void NoteRemoval(WorkOrderNumber order) => File.WriteAllBytes(NoteOf(order), []);

    /// <summary>The removal was decided on: the files of what was removed go, and with them the note.</summary>
    public void EndRemoval(WorkOrderNumber order, WorkOrder? state)
    {
        foreach (var place in state?.Removed?.Files ?? [])
        {
            Delete(place);
        }

        File.Delete(NoteOf(order));
    }

    /// <summary>Copies the content out.</summary>
    /// <exception cref="CryptographicException">It is not what was taken in.</exception>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public async Task CopyAsync(string place, Stream to, CancellationToken stop)
    {
        var path = File.Exists(PathOf(place)) ? PathOf(place) : IncomingOf(place);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using var closing = file.ConfigureAwait(false);
        await _files.ReadAsync(file, place, piece => to.WriteAsync(piece, stop), stop).ConfigureAwait(false);
    }

    /// <summary>Whether the file is there and has the recorded content.</summary>
    public async Task<bool> HoldsAsync(StoredFile file, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            var sink = new HashStream(hash);
            await using var closing = sink.ConfigureAwait(false);
            await CopyAsync(file.Place, sink, stop).ConfigureAwait(false);
            return Convert.ToHexStringLower(hash.GetHashAndReset()) == file.Sha256;
        }
        catch (Exception e) when (e is CryptographicException or IOException)
        {
            return false;
        }
    }

    /// <summary>
    /// What a stop in the middle left in <c>incoming</c>: a file that its order knows goes to its place, any other is taken away. Only what came in before
    /// <paramref name="before"/>; on a shared folder another node may be receiving now.
    /// </summary>
    public async Task<(int Kept, int Deleted)> SweepAsync(HotlineStore store, DateTimeOffset before, CancellationToken stop)
    {
        var (kept, deleted) = (0, 0);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Folder, Incoming)))
        {
            var place = Path.GetFileName(path);
            if (new DateTimeOffset(File.GetLastWriteTimeUtc(path)) >= before)
            {
                continue;
            }

            if (place.Length > NumberLength && WorkOrderNumber.TryParse(place[..NumberLength], out var number)
                && await store.FindAsync(number, stop).ConfigureAwait(false) is { } order && order.Attachments.Any(a => a.File.Place == place))
            {
                Keep(place);
                kept++;
            }
            else
            {
                File.Delete(path);
                deleted++;
            }
        }

        foreach (var note in Directory.EnumerateFiles(Path.Combine(Folder, Removing)).Where(note => new DateTimeOffset(File.GetLastWriteTimeUtc(note)) < before))
        {
            if (WorkOrderNumber.TryParse(Path.GetFileName(note), out var number))
            {
                EndRemoval(number, await store.FindAsync(number, stop).ConfigureAwait(false));
            }
        }

        return (kept, deleted);
    }

    private string NoteOf(WorkOrderNumber order) => Path.Combine(Folder, Removing, order.ToString());

    private string IncomingOf(string place) => Path.Combine(Folder, Incoming, place);

    private string PathOf(string place) => Path.Combine(Folder, place[..MonthLength], place);

    private sealed class HashStream(IncrementalHash hash) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            hash.AppendData(buffer.Span);
            return ValueTask.CompletedTask;
        }
    }
}
