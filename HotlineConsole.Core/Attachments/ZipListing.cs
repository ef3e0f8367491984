using System.Buffers.Binary;
using System.Text;

namespace HotlineConsole.Core.Attachments;

/// <summary>The list at the end of a ZIP: what is in it and how large it would become. Nothing is unpacked.</summary>
internal static class ZipListing
{
    /// <summary>Bytes of the end in which the whole list has to stand; that of an ordinary document takes some kilobytes.</summary>
    public const int TailLength = 256 * 1024;

    // A document's pictures are packed already and its text shrinks to a tenth; what grows a hundredfold is made to fill somebody's disk.
    private const long LargestUnpacked = 512L * 1024 * 1024;
    private const int MostEntries = 5_000;
    private const int GreatestGrowth = 100;
    private const long GrowthCountsFrom = 16L * 1024 * 1024;

    private const int EndLength = 22;
    private const int EntryLength = 46;

    /// <summary>The document that the ZIP is; null when it is none that may be attached.</summary>
    /// <param name="tail">The last bytes of the file, <see cref="TailLength"/> at most.</param>
    public static AttachmentType? DocumentOf(ReadOnlySpan<byte> tail, long size)
    {
        var end = tail.LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || tail.Length - end < EndLength)
        {
            return null;
        }

        var count = BinaryPrimitives.ReadUInt16LittleEndian(tail[(end + 10)..]);
        var start = BinaryPrimitives.ReadUInt32LittleEndian(tail[(end + 16)..]) - (size - tail.Length);
        if (count is 0 or > MostEntries || start < 0 || start > end)
        {
            return null;
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var (at, unpacked) = ((int)start, 0L);
        for (var i = 0; i < count; i++)
        {
            if (at + EntryLength > end || !tail[at..].StartsWith("PK\x01\x02"u8))
            {
                return null;
            }

            unpacked += BinaryPrimitives.ReadUInt32LittleEndian(tail[(at + 24)..]);
            var (name, extra, comment) = (Length(tail, at + 28), Length(tail, at + 30), Length(tail, at + 32));
            if (at + EntryLength + name + extra + comment > end || !names.Add(Encoding.UTF8.GetString(tail.Slice(at + EntryLength, name))))
            {
                return null; // runs over the end, or names one part twice
            }

            at += EntryLength + name + extra + comment;
        }

        return unpacked > LargestUnpacked || (unpacked > GrowthCountsFrom && unpacked / GreatestGrowth > size) ? null
            : names.Any(n => n.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || n.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) || n.Contains("..", StringComparison.Ordinal)) ? null
            : !names.Contains("[Content_Types].xml") ? null
            : names.Contains("word/document.xml") ? AttachmentType.Docx
            : names.Contains("xl/workbook.xml") ? AttachmentType.Xlsx
            : null;
    }

    private static int Length(ReadOnlySpan<byte> tail, int at) => BinaryPrimitives.ReadUInt16LittleEndian(tail[at..]);
}
