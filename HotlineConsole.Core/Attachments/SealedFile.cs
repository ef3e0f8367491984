using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using HotlineConsole.Core.Standard;
using Microsoft.AspNetCore.DataProtection;

namespace HotlineConsole.Core.Attachments;

/// <summary>
/// A file on disk that nobody reads without the store's keys (6.1): AES-256-GCM in pieces under a key of its own, which stands at the beginning, sealed.
/// Each piece is bound to its place, to the file's name and to whether it is the last, so that nothing can be cut off, moved or exchanged.
/// </summary>
[Clause("6.1")]
internal sealed class SealedFile(IDataProtector protector)
{
    private const int PieceLength = 64 * 1024;
    private const int TagLength = 16;
    private const int KeyLength = 32;
    private const int LongestWrapped = 1024;

    private static ReadOnlySpan<byte> Mark => "HCF1"u8;

    /// <summary>Writes what <paramref name="take"/> agrees to; the answer is false when it did not.</summary>
    /// <param name="take">Is shown every piece before it is written.</param>
    public async Task<bool> WriteAsync(Stream from, Stream to, string name, Func<ReadOnlyMemory<byte>, bool> take, CancellationToken stop)
    {
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        var wrapped = protector.Protect(key);
        var head = new byte[Mark.Length + sizeof(ushort) + wrapped.Length];
        Mark.CopyTo(head);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(Mark.Length), (ushort)wrapped.Length);
        wrapped.CopyTo(head.AsSpan(Mark.Length + sizeof(ushort)));
        await to.WriteAsync(head, stop).ConfigureAwait(false);

        using var cipher = new AesGcm(key, TagLength);
        var (plain, sealedPiece) = (new byte[PieceLength], new byte[PieceLength + TagLength]);
        for (var number = 0L; ; number++)
        {
            var length = await from.ReadAtLeastAsync(plain, PieceLength, throwOnEndOfStream: false, stop).ConfigureAwait(false);
            if (!take(plain.AsMemory(0, length)))
            {
                return false;
            }

            Seal(cipher, plain.AsSpan(0, length), sealedPiece, name, number);
            await to.WriteAsync(sealedPiece.AsMemory(0, length + TagLength), stop).ConfigureAwait(false);
            if (length < PieceLength)
            {
                return true; // the last piece is the one that is not full, empty at need
            }
        }
    }

    /// <summary>Gives out the content; whoever reads it has to count with an end in the middle.</summary>
    /// <exception cref="CryptographicException">It is not what was written.</exception>
    public async Task ReadAsync(Stream from, string name, Func<ReadOnlyMemory<byte>, ValueTask> give, CancellationToken stop)
    {
        var head = new byte[Mark.Length + sizeof(ushort)];
        await ReadAllAsync(head).ConfigureAwait(false);
        var length = BinaryPrimitives.ReadUInt16BigEndian(head.AsSpan(Mark.Length));
        if (!head.AsSpan(0, Mark.Length).SequenceEqual(Mark) || length > LongestWrapped)
        {
            throw new CryptographicException("Not a file of the attachments.");
        }

        var wrapped = new byte[length];
        await ReadAllAsync(wrapped).ConfigureAwait(false);
        using var cipher = new AesGcm(protector.Unprotect(wrapped), TagLength);
        var (sealedPiece, plain) = (new byte[PieceLength + TagLength], new byte[PieceLength]);
        for (var number = 0L; ; number++)
        {
            var read = await from.ReadAtLeastAsync(sealedPiece, sealedPiece.Length, throwOnEndOfStream: false, stop).ConfigureAwait(false);
            if (read < TagLength)
            {
                throw new CryptographicException("The file ends too early.");
            }

            Open(cipher, sealedPiece.AsSpan(0, read), plain, name, number);
            await give(plain.AsMemory(0, read - TagLength)).ConfigureAwait(false);
            if (read < sealedPiece.Length)
            {
                return;
            }
        }

        async Task ReadAllAsync(byte[] into)
        {
            if (await from.ReadAtLeastAsync(into, into.Length, throwOnEndOfStream: false, stop).ConfigureAwait(false) < into.Length)
            {
                throw new CryptographicException("The file ends too early.");
            }
        }
    }

    private static void Seal(AesGcm cipher, ReadOnlySpan<byte> plain, Span<byte> into, string name, long number) =>
        cipher.Encrypt(Nonce(number), plain, into[..plain.Length], into.Slice(plain.Length, TagLength), Bound(name, plain.Length));

    private static void Open(AesGcm cipher, ReadOnlySpan<byte> piece, Span<byte> into, string name, long number) =>
        cipher.Decrypt(Nonce(number), piece[..^TagLength], piece[^TagLength..], into[..(piece.Length - TagLength)], Bound(name, piece.Length - TagLength));

    // A key serves one file only, so the piece's number is never used twice with it.
    private static byte[] Nonce(long number)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), number);
        return nonce;
    }

    private static byte[] Bound(string name, int length) => Encoding.UTF8.GetBytes($"{name} {(length < PieceLength ? "last" : "more")}");
}
