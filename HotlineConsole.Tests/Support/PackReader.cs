using System.Buffers.Binary;
using System.Text;

namespace HotlineConsole.Tests.Support;

/// <summary>Reads MessagePack: as much of it as a circuit's messages use.</summary>
public ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    public int ReadArray() => Take() is var type && (type & 0xf0) == 0x90 ? type & 0x0f : Length(type, 0xdc - 1);

    public long ReadInteger()
    {
        var type = Take();
        return type switch
        {
            < 0x80 => type,
            >= 0xe0 => (sbyte)type,
            0xcc => Take(),
            0xcd => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xce => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            0xcf or 0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            0xd0 => (sbyte)Take(),
            0xd1 => BinaryPrimitives.ReadInt16BigEndian(Take(2)),
            0xd2 => BinaryPrimitives.ReadInt32BigEndian(Take(4)),
            _ => throw Unexpected(type),
        };
    }

    public string? ReadText()
    {
        var type = Take();
        return type == 0xc0 ? null : Encoding.UTF8.GetString(Take((type & 0xe0) == 0xa0 ? type & 0x1f : Length(type, 0xd9)));
    }

    /// <summary>What a call answered, as text: a text, yes or no, or nothing.</summary>
    public string? ReadAnswer() => _left[0] is 0xc2 or 0xc3 ? (Take() == 0xc3).ToString() : ReadText();

    public ReadOnlySpan<byte> ReadBinary() => Take(Length(Take(), 0xc4));

    public void Skip()
    {
        var type = Take();
        var values = (type & 0xf0) == 0x80 ? 2 * (type & 0x0f) : (type & 0xf0) == 0x90 ? type & 0x0f : 0;
        _ = type switch
        {
            >= 0xa0 and <= 0xbf => Take(type & 0x1f),
            0xc4 or 0xc5 or 0xc6 => Take(Length(type, 0xc4)),
            0xcc or 0xd0 => Take(1),
            0xcd or 0xd1 => Take(2),
            0xca or 0xce or 0xd2 => Take(4),
            0xcb or 0xcf or 0xd3 => Take(8),
            0xd9 or 0xda or 0xdb => Take(Length(type, 0xd9)),
            < 0xa0 or >= 0xe0 or 0xc0 or 0xc2 or 0xc3 => [],
            _ => throw Unexpected(type),
        };
        for (; values > 0; values--)
        {
            Skip();
        }
    }

    // Three types in a row have a length of one, two and four bytes.
    private int Length(byte type, int first) => (type - first) switch
    {
        0 => Take(),
        1 => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
        2 => BinaryPrimitives.ReadInt32BigEndian(Take(4)),
        _ => throw Unexpected(type),
    };

    private byte Take() => Take(1)[0];

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _left[..count];
        _left = _left[count..];
        return taken;
    }

    private static InvalidDataException Unexpected(byte type) => new($"MessagePack type {type:x2} was not expected here.");
}
