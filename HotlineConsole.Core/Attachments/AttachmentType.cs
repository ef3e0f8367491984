using System.Collections.Immutable;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Attachments;

/// <summary>The forms of 5.2.2.2: 语音、文字、图片、视频.</summary>
public enum AttachmentKind
{
    Picture,
    Audio,
    Video,
    Document,
}

/// <summary>A kind of file that may be attached. What is not in <see cref="All"/> is refused: programs, pages, archives, documents with macros.</summary>
[Clause("5.2.2.2")]
public sealed record AttachmentType(string Media, AttachmentKind Kind, params ImmutableArray<string> Endings)
{
    /// <summary>Bytes of a file's beginning that tell what it is.</summary>
    public const int HeadLength = 64;

    public static readonly AttachmentType Jpeg = new("image/jpeg", AttachmentKind.Picture, "jpg", "jpeg");
    public static readonly AttachmentType Png = new("image/png", AttachmentKind.Picture, "png");
    public static readonly AttachmentType Gif = new("image/gif", AttachmentKind.Picture, "gif");
    public static readonly AttachmentType Webp = new("image/webp", AttachmentKind.Picture, "webp");
    public static readonly AttachmentType Heic = new("image/heic", AttachmentKind.Picture, "heic", "heif");
    public static readonly AttachmentType Mp3 = new("audio/mpeg", AttachmentKind.Audio, "mp3");
    public static readonly AttachmentType Wav = new("audio/wav", AttachmentKind.Audio, "wav");
    public static readonly AttachmentType M4a = new("audio/mp4", AttachmentKind.Audio, "m4a");
    public static readonly AttachmentType Amr = new("audio/amr", AttachmentKind.Audio, "amr");
    public static readonly AttachmentType Mp4 = new("video/mp4", AttachmentKind.Video, "mp4", "m4v");
    public static readonly AttachmentType Pdf = new("application/pdf", AttachmentKind.Document, "pdf");
    public static readonly AttachmentType Docx = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", AttachmentKind.Document, "docx");
    public static readonly AttachmentType Xlsx = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", AttachmentKind.Document, "xlsx");
    public static readonly AttachmentType Text = new("text/plain", AttachmentKind.Document, "txt");

    public static readonly ImmutableArray<AttachmentType> All = [Jpeg, Png, Gif, Webp, Heic, Mp3, Wav, M4a, Amr, Mp4, Pdf, Docx, Xlsx, Text];

    /// <summary>All endings, as a list for people.</summary>
    public static readonly string AllEndings = string.Join(' ', All.SelectMany(type => type.Endings));

    public static AttachmentType? Find(string media) => All.FirstOrDefault(type => type.Media == media);

    public bool Ends(string name) => Endings.Contains(AttachmentName.EndingOf(name));

    /// <summary>Whether the beginning is that of a ZIP, which only the whole tells to be a document.</summary>
    public static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\x03\x04"u8);

    /// <summary>What the file is by its beginning. Several where one container holds sound and pictures alike; none for a text, which has no beginning of its own.</summary>
    public static ImmutableArray<AttachmentType> Of(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? [Jpeg]
        : head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? [Png]
        : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? [Gif]
        : head.StartsWith("RIFF"u8) && Has(head, 8, "WEBP"u8) ? [Webp]
        : head.StartsWith("RIFF"u8) && Has(head, 8, "WAVE"u8) ? [Wav]
        : head.StartsWith("ID3"u8) || head is [0xFF, 0xFB or 0xFA or 0xF3 or 0xF2, ..] ? [Mp3]
        : head.StartsWith("#!AMR\n"u8) || head.StartsWith("#!AMR-WB\n"u8) ? [Amr]
        : head.StartsWith("%PDF-"u8) ? [Pdf]
        : Has(head, 4, "ftyp"u8) ? OfBrand(head[8..])
        : [];

    private static ImmutableArray<AttachmentType> OfBrand(ReadOnlySpan<byte> brand) =>
        brand.StartsWith("heic"u8) || brand.StartsWith("heix"u8) || brand.StartsWith("mif1"u8) || brand.StartsWith("heim"u8) ? [Heic]
        : brand.StartsWith("M4A "u8) || brand.StartsWith("M4B "u8) ? [M4a]
        : brand.StartsWith("isom"u8) || brand.StartsWith("iso2"u8) || brand.StartsWith("iso4"u8) || brand.StartsWith("iso5"u8) || brand.StartsWith("iso6"u8)
            || brand.StartsWith("mp41"u8) || brand.StartsWith("mp42"u8) || brand.StartsWith("avc1"u8) || brand.StartsWith("M4V "u8) || brand.StartsWith("3gp4"u8)
            || brand.StartsWith("3gp5"u8) ? [Mp4, M4a] // a phone's recorder writes sound with the brand of a video
        : [];

    private static bool Has(ReadOnlySpan<byte> head, int at, ReadOnlySpan<byte> bytes) => head.Length >= at + bytes.Length && head.Slice(at, bytes.Length).SequenceEqual(bytes);
}
