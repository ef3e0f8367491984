using System.Buffers.Text;

namespace HotlineConsole.Tests.Support;

/// <summary>Which commit the wall shows after a render batch: the text that follows the attribute's name among the batch's strings.</summary>
public static class BoardMark
{
    public static long Read(ReadOnlySpan<byte> batch)
    {
        var name = "data-sequence"u8;
        var at = batch.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(batch[(at + name.Length + 1)..], out long sequence, out _) ? sequence : 0;
    }
}
