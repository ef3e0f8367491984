using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Supervision;

/// <summary>What the deadline watch sends when a threshold has come: the same threshold always gives the same command with the same id.</summary>
[Clause("5.3.3")]
public static class WatchCommands
{
    /// <param name="at">Set by a replay, which acts at the threshold's own instant; null: the clock's now.</param>
    public static Envelope For(Threshold threshold, DateTimeOffset? at) =>
        new(IdOf(threshold), Actor.DeadlineWatch, CommandOf(threshold), At: at);

    private static WorkOrderCommand CommandOf(Threshold threshold) => threshold.Level switch
    {
        AlertLevel.Reminder => new Remind(threshold.Number, threshold.Key),
        AlertLevel.Supervision => new SuperviseBySystem(threshold.Number, threshold.Key),
    };

    // Six bytes of the order's number, so that ids of one time lie together in the index, then a hash of all three; a version 8 UUID (RFC 9562).
    private static Guid IdOf(Threshold threshold)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{threshold.Number}|{threshold.Key}|{threshold.Level}")), hash);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, threshold.Number.Value);
        Span<byte> id = stackalloc byte[16];
        number[2..].CopyTo(id);
        hash[..10].CopyTo(id[6..]);
        id[6] = (byte)((id[6] & 0x0f) | 0x80);
        id[8] = (byte)((id[8] & 0x3f) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
