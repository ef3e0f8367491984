using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HotlineConsole.Security.Audit;

/// <summary>
/// The seal of a row: a keyed hash over the seal of the row before it and all fields of this one. Every part is written with its length before it, so that
/// nothing can be moved from one field into the next. Which hash stands in the row: another, such as SM3, can come beside it, and old rows stay as they are.
/// </summary>
public sealed class AuditMac(byte[] key)
{
    /// <summary>What new rows are sealed by.</summary>
    public const string Current = "HMAC-SHA256";

    private const int None = -1;

    private readonly ArrayBufferWriter<byte> _text = new(512);

    public static bool Knows(string algorithm) => algorithm == Current;

    /// <param name="previous">The seal of the row before; empty for the first row.</param>
    public byte[] Of(AuditRow row, byte[] previous) => Of(previous, row.Sequence, row.At.UtcTicks, TextsOf(row));

    /// <param name="texts">UTF-8 of the text columns in the order of <see cref="TextColumns"/>.</param>
    public byte[] Of(byte[] previous, long sequence, long ticks, ReadOnlySpan<byte[]?> texts)
    {
        _text.ResetWrittenCount();
        Write(previous);
        Write(sequence);
        Write(ticks);
        foreach (var text in texts)
        {
            Write(text);
        }

        return HMACSHA256.HashData(key, _text.WrittenSpan);
    }

    /// <summary>The columns between the instant and the seal, in the order in which they are sealed.</summary>
    public static readonly IReadOnlyList<string> TextColumns =
    [
        nameof(AuditRow.Actor), nameof(AuditRow.ActorName), nameof(AuditRow.Role), nameof(AuditRow.From), nameof(AuditRow.Act), nameof(AuditRow.Subject),
        nameof(AuditRow.Before), nameof(AuditRow.After), nameof(AuditRow.Algorithm),
    ];

    private static byte[]?[] TextsOf(AuditRow row) =>
        [.. ((string?[])[row.Actor, row.ActorName, row.Role, row.From, row.Act, row.Subject, row.Before, row.After, row.Algorithm]).Select(Bytes)];

    private static byte[]? Bytes(string? text) => text is null ? null : Encoding.UTF8.GetBytes(text);

    private void Write(long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(_text.GetSpan(sizeof(long)), number);
        _text.Advance(sizeof(long));
    }

    private void Write(byte[]? bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(_text.GetSpan(sizeof(int)), bytes?.Length ?? None);
        _text.Advance(sizeof(int));
        _text.Write(bytes);
    }
}
