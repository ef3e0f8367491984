using System.Data.Common;
using System.Text;

namespace HotlineConsole.Core.Storage;

/// <summary>The row that a long read stands on, column by column. What is read of it is good until the next row.</summary>
internal interface ICells
{
    /// <summary>A whole number, of whatever width; 0 for null.</summary>
    long Number(int column);

    /// <summary>A text as UTF-8, empty for null.</summary>
    ReadOnlySpan<byte> Utf8(int column);
}

/// <summary>Texts of which there are few and which stand in many rows: codes, channels, keys. Each is one string in memory.</summary>
internal sealed class TextPool(int slots = 1 << 14)
{
    private readonly HashSet<string> _all = new(StringComparer.Ordinal);
    private readonly (byte[] Utf8, string Text)[] _slots = new (byte[], string)[slots];

    /// <summary>Null for an empty text.</summary>
    public string? OrNull(ReadOnlySpan<byte> utf8) => utf8.IsEmpty ? null : Of(utf8);

    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return "";
        }

        var hash = 0u;
        foreach (var octet in utf8)
        {
            hash = (hash * 31) + octet;
        }

        ref var slot = ref _slots[(hash ^ (hash >> 14)) % (uint)_slots.Length];
        if (slot.Utf8 is null || !utf8.SequenceEqual(slot.Utf8))
        {
            var text = Encoding.UTF8.GetString(utf8);
            slot = (utf8.ToArray(), _all.TryGetValue(text, out var known) ? known : text);
            _all.Add(slot.Text);
        }

        return slot.Text;
    }
}

/// <summary>The cells of a row that ADO gives.</summary>
internal sealed class AdoCells(DbDataReader reader) : ICells
{
    private byte[] _utf8 = new byte[1_024];

    public long Number(int column) => reader.IsDBNull(column) ? 0 : reader.GetInt64(column);

    public ReadOnlySpan<byte> Utf8(int column)
    {
        if (reader.IsDBNull(column))
        {
            return default;
        }

        var text = reader.GetString(column);
        if (_utf8.Length < Encoding.UTF8.GetMaxByteCount(text.Length))
        {
            _utf8 = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        }

        return _utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, _utf8));
    }
}
