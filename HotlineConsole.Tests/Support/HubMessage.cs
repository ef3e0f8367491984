using System.Buffers.Binary;
using System.Text;

namespace HotlineConsole.Tests.Support;

/// <summary>Messages to a hub that speaks blazorpack: MessagePack behind its length.</summary>
public static class HubMessage
{
    public const int InvocationType = 1;
    public const int CompletionType = 3;
    public const int PingType = 6;
    public const int CloseType = 7;

    public static byte[] Ping { get; } = [2, 0x91, PingType];

    /// <summary>A call; with an <paramref name="id"/> the hub answers it.</summary>
    public static byte[] Invocation(string? id, string target, params object?[] arguments)
    {
        List<byte> body = [0x96, InvocationType, 0x80];
        Write(body, id);
        Write(body, target);
        body.Add((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments)
        {
            Write(body, argument);
        }

        body.Add(0x90);
        return [.. VarInt(body.Count), .. body];
    }

    /// <summary>Length of the message that begins here, with that of its length; null when more has to come first.</summary>
    public static (int Prefix, int Body)? LengthOf(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        for (var i = 0; i < Math.Min(bytes.Length, 5); i++)
        {
            length |= (bytes[i] & 0x7f) << (7 * i);
            if (bytes[i] < 0x80)
            {
                return bytes.Length - i - 1 < length ? null : (i + 1, length);
            }
        }

        return null;
    }

    private static void Write(List<byte> body, object? value)
    {
        switch (value)
        {
            case null:
                body.Add(0xc0);
                break;
            case bool yes:
                body.Add(yes ? (byte)0xc3 : (byte)0xc2);
                break;
            case long number:
                body.Add(0xd3);
                WriteBigEndian(body, number, 8);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                body.Add(0xdb);
                WriteBigEndian(body, bytes.Length, 4);
                body.AddRange(bytes);
                break;
            default:
                throw new ArgumentException("not written here: " + value.GetType(), nameof(value));
        }
    }

    private static void WriteBigEndian(List<byte> body, long number, int count)
    {
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(eight, number);
        body.AddRange(eight[^count..]);
    }

    private static IEnumerable<byte> VarInt(int length)
    {
        for (; length >= 0x80; length >>= 7)
        {
            yield return (byte)(length | 0x80);
        }

        yield return (byte)length;
    }
}
