using System.Security.Cryptography;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Archive;

/// <summary>Seals the manifest of a bundle (5.6.3): without the store's keys nobody makes one that holds.</summary>
[Clause("5.6.3")]
public sealed class ArchiveSeal(byte[] key)
{
    /// <summary>HMAC-SHA256 in lower-case hexadecimal.</summary>
    public string Of(ReadOnlySpan<byte> manifest) => Convert.ToHexStringLower(HMACSHA256.HashData(key, manifest));

    public bool Holds(ReadOnlySpan<byte> manifest, string seal) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Of(manifest)), System.Text.Encoding.UTF8.GetBytes(seal.Trim()));
}
