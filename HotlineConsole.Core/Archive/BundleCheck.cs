using System.IO.Compression;
using System.Security.Cryptography;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Archive;

/// <summary>Why a file of a bundle is bad.</summary>
public enum BundleReason
{
    /// <summary>There is no bundle at all.</summary>
    NoBundle,

    /// <summary>The manifest is not what was sealed.</summary>
    Seal,

    Missing,
    Changed,

    /// <summary>Nothing of any manifest.</summary>
    Added,

    /// <summary>The archive file itself cannot be read.</summary>
    Unreadable,
}

/// <summary>The first file that differs.</summary>
public sealed record BundleFault(string Path, BundleReason Reason);

/// <param name="Bundles">How many were found good.</param>
public sealed record BundleVerdict(int Bundles, int Files, BundleFault? Fault);

/// <summary>Checks bundles that were taken out, in a folder or a ZIP, one or many (5.6.3): every byte of every file, and that there is no more and no less.</summary>
[Clause("5.6.3")]
public static class BundleCheck
{
    public static BundleVerdict Run(string path, ArchiveSeal seal)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return Run(Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                    .ToDictionary(file => Path.GetRelativePath(path, file).Replace('\\', '/'), file => (Func<Stream>)(() => File.OpenRead(file))), seal);
            }

            using var zip = ZipFile.OpenRead(path);
            var files = new Dictionary<string, Func<Stream>>();
            foreach (var entry in zip.Entries)
            {
                if (!files.TryAdd(entry.FullName, entry.Open))
                {
                    return new(0, 0, new(entry.FullName, BundleReason.Added));
                }
            }

            return Run(files, seal);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return new(0, 0, new(path, BundleReason.Unreadable));
        }
    }

    private static BundleVerdict Run(Dictionary<string, Func<Stream>> files, ArchiveSeal seal)
    {
        var (bundles, checkedFiles) = (0, 0);
        var left = files.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var path in files.Keys.Where(f => f == BundleManifest.Name || f.EndsWith("/" + BundleManifest.Name, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList())
        {
            var root = path[..^BundleManifest.Name.Length];
            if (!left.Remove(path) || !left.Remove(root + BundleManifest.SealName))
            {
                return Bad(root + BundleManifest.SealName, BundleReason.Missing);
            }

            var manifest = Bytes(files[path]);
            if (!seal.Holds(manifest, System.Text.Encoding.UTF8.GetString(Bytes(files[root + BundleManifest.SealName]))) || BundleManifest.Read(manifest) is not { } read)
            {
                return Bad(path, BundleReason.Seal);
            }

            foreach (var file in read.Files)
            {
                if (!left.Remove(root + file.Path))
                {
                    return Bad(root + file.Path, BundleReason.Missing);
                }

                if (!IsWhole(files[root + file.Path], file))
                {
                    return Bad(root + file.Path, BundleReason.Changed);
                }

                checkedFiles++;
            }

            bundles++;
        }

        return left.Count > 0 ? Bad(left.Min(StringComparer.Ordinal)!, bundles == 0 ? BundleReason.NoBundle : BundleReason.Added)
            : bundles == 0 ? Bad(BundleManifest.Name, BundleReason.NoBundle)
            : new(bundles, checkedFiles, null);

        BundleVerdict Bad(string at, BundleReason reason) => new(bundles, checkedFiles, new(at, reason));
    }

    private static bool IsWhole(Func<Stream> open, BundleFile file)
    {
        using var content = open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        var size = 0L;
        for (int read; size <= file.Size && (read = content.Read(buffer)) > 0; size += read)
        {
            hash.AppendData(buffer, 0, read);
        }

        return size == file.Size && Convert.ToHexStringLower(hash.GetHashAndReset()) == file.Sha256;
    }

    private static byte[] Bytes(Func<Stream> open)
    {
        using var content = open();
        using var all = new MemoryStream();
        content.CopyTo(all);
        return all.ToArray();
    }
}
