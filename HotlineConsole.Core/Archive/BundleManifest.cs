using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HotlineConsole.Core.Archive;

/// <summary>A file of a bundle.</summary>
/// <param name="Path">Within the bundle, with slashes.</param>
public sealed record BundleFile(string Path, long Size, string Sha256);

/// <summary>What a bundle consists of. Whatever is in it stands in here, and nothing else may be in it.</summary>
/// <param name="Format">Of bundles; a later one has another number.</param>
/// <param name="TakenOutBy">Whose hand took it out, and what for.</param>
public sealed record BundleManifest(int Format, string Number, DateTimeOffset TakenOutAt, string TakenOutBy, string Purpose, ArchiveRecord Archived, ImmutableArray<BundleFile> Files)
{
    public const int Newest = 1;

    /// <summary>Of the manifest, and of its seal beside it.</summary>
    public const string Name = "manifest.json";
    public const string SealName = "manifest.seal";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Null when it cannot be read.</summary>
    public static BundleManifest? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<BundleManifest>(json, Json) is { Files.IsDefault: false, Archived: not null } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
