using System.Buffers.Text;

namespace HotlineConsole.Tests.Support;

/// <summary>Which commit the wall shows after a message of its line.</summary>
public static class BoardMark
{
    public static long Read(ReadOnlySpan<byte> message)
    {
        var name = "\"data-sequence\":\""u8;
        var at = message.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(message[(at + name.Length)..], out long sequence, out _) ? sequence : 0;
    }
}
