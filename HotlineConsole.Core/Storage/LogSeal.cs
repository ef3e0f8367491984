using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Storage;

/// <summary>
/// Seals each committed event together with the seal of the one before it (6.1): whoever changes, removes or adds one without the key breaks the chain at
/// that place. HMAC-SHA256, of which half is kept.
/// </summary>
[Clause("6.1")]
public sealed class LogSeal(byte[] key)
{
    private const int Kept = 16;

    /// <param name="before">The seal of the event before; null when that has none, being older than the seals, or there is no event before.</param>
    /// <param name="ticks">When it happened, UTC.</param>
    /// <param name="body">Its JSON in UTF-8.</param>
    public string Of(string? before, long sequence, long stream, int version, long ticks, string kind, ReadOnlySpan<byte> body)
    {
        var length = (5 * sizeof(long)) + Encoding.UTF8.GetMaxByteCount((before?.Length ?? 0) + kind.Length) + body.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var written = 0;
            foreach (var number in (ReadOnlySpan<long>)[sequence, stream, version, ticks])
            {
                BinaryPrimitives.WriteInt64BigEndian(buffer.AsSpan(written), number);
                written += sizeof(long);
            }

            // A seal has one length and a kind no line break, so nothing can be moved from one part into the next.
            written += Encoding.UTF8.GetBytes(before ?? "", buffer.AsSpan(written));
            buffer[written++] = (byte)'\n';
            written += Encoding.UTF8.GetBytes(kind, buffer.AsSpan(written));
            buffer[written++] = (byte)'\n';
            body.CopyTo(buffer.AsSpan(written));
            Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
            HMACSHA256.HashData(key, buffer.AsSpan(0, written + body.Length), mac);
            return Convert.ToBase64String(mac[..Kept]);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
