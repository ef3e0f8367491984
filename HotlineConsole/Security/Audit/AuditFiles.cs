using System.Globalization;
using System.Security.Cryptography;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;

namespace HotlineConsole.Security.Audit;

/// <summary>The last row that was written: how far the chain has to reach.</summary>
public sealed record AuditAnchor(long Sequence, byte[] Mac);

/// <summary>
/// The key of the seals and the anchor, in files outside the database: whoever can write to the database alone can neither seal a row nor take the last ones
/// away unnoticed.
/// </summary>
public sealed class AuditFiles(string folder)
{
    private const int KeyLength = 32;

    private byte[]? _key;

    public string KeyFile { get; } = Path.Combine(folder, "audit.key");

    public string AnchorFile { get; } = Path.Combine(folder, "audit.anchor");

    /// <summary>Where they lie: as the setting says, else in <c>keys</c> beside the database file.</summary>
    /// <param name="setting"><see cref="AuditOptions.Folder"/>.</param>
    /// <param name="database">The whole path that <see cref="StorageOptions.Path"/> names, whatever the engine.</param>
    public static AuditFiles Of(string? setting, string contentRoot, string database) => new(
        string.IsNullOrWhiteSpace(setting) ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(database))!, "keys") : Path.Combine(contentRoot, setting));

    public bool HasKey => File.Exists(KeyFile);

    /// <exception cref="StoreUnavailableException">It is not there, or is none.</exception>
    public byte[] Key
    {
        get
        {
            if (_key is null)
            {
                var key = HasKey ? File.ReadAllBytes(KeyFile) : [];
                _key = key.Length == KeyLength ? key : throw new StoreUnavailableException(Words.Of("audit.no-key", KeyFile));
            }

            return _key;
        }
    }

    public void MakeKey() => Write(KeyFile, RandomNumberGenerator.GetBytes(KeyLength));

    /// <summary>Null where there is none, or none that can be read.</summary>
    public AuditAnchor? ReadAnchor()
    {
        try
        {
            return File.ReadAllText(AnchorFile).Split(' ', '\n') is [var number, var mac, ..]
                && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? new(sequence, Convert.FromHexString(mac)) : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or FormatException)
        {
            return null;
        }
    }

    public void WriteAnchor(AuditAnchor anchor) =>
        Write(AnchorFile, System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{anchor.Sequence} {Convert.ToHexString(anchor.Mac)}\n")));

    // Whole or not at all, and for the owner's eyes. On the disk before it has its name: an empty anchor after a power cut would raise a false alarm.
    private static void Write(string file, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var written = $"{file}.{Guid.NewGuid():N}";
        using (var stream = new FileStream(written, options))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(written, file, overwrite: true);
    }
}
