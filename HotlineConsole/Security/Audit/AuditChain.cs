using System.Security.Cryptography;
using System.Text;

namespace HotlineConsole.Security.Audit;

/// <summary>Follows the rows from the first and stops at the first bad one.</summary>
internal sealed class AuditChain(byte[] key, AuditAnchor? anchor)
{
    private readonly AuditMac _mac = new(key);
    private byte[] _previous = [];

    /// <summary>The last good row's number.</summary>
    public long Sequence { get; private set; }

    public AuditAnchor? Head => Sequence == 0 ? null : new(Sequence, _previous);

    public AuditFault? Next(long sequence, long ticks, ReadOnlySpan<byte[]?> texts, byte[] mac)
    {
        var expected = Sequence + 1;
        if (sequence != expected)
        {
            return sequence > expected ? new(expected, AuditReason.Gap) : new(sequence, AuditReason.Changed);
        }

        if (texts[^1] is not { } algorithm || !AuditMac.Knows(Encoding.UTF8.GetString(algorithm)))
        {
            return new(sequence, AuditReason.UnknownAlgorithm);
        }

        if (!CryptographicOperations.FixedTimeEquals(_mac.Of(_previous, sequence, ticks, texts), mac))
        {
            return new(sequence, AuditReason.Changed);
        }

        if (sequence == anchor?.Sequence && !CryptographicOperations.FixedTimeEquals(mac, anchor.Mac))
        {
            return new(sequence, AuditReason.OtherHistory);
        }

        (Sequence, _previous) = (sequence, mac);
        return null;
    }

    /// <summary>After the last row.</summary>
    public AuditFault? End() =>
        anchor is null ? Sequence == 0 ? null : new(Sequence, AuditReason.NoAnchor)
        : Sequence < anchor.Sequence ? new(Sequence + 1, AuditReason.CutTail)
        : null;
}
