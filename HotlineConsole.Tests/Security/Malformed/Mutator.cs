using System.Text;

namespace HotlineConsole.Tests.Security.Malformed;

/// <summary>Makes bad things out of good ones, always the same from the same seed.</summary>
internal sealed class Mutator(int seed)
{
    private const int Deep = 400;

#pragma warning disable CA5394 // what is wanted is a course that can be run again
    private readonly Random _random = new(seed);

    public int Next(int below) => _random.Next(below);

    public T Of<T>(params ReadOnlySpan<T> things) => things[_random.Next(things.Length)];

    /// <summary>Cut, flipped, doubled, with a hole, with something put in, or too large.</summary>
    public byte[] Bytes(byte[] good)
    {
        var bad = good.ToList();
        for (var times = 1 + Next(3); times > 0; times--)
        {
            var at = Next(bad.Count + 1);
            switch (Next(7))
            {
                case 0:
                    bad.RemoveRange(at, bad.Count - at);
                    break;
                case 1 when bad.Count > 0:
                    bad[Next(bad.Count)] ^= (byte)(1 << Next(8));
                    break;
                case 2:
                    bad.InsertRange(at, Garbage(1 + Next(20)));
                    break;
                case 3:
                    bad.InsertRange(at, bad.ToArray());
                    break;
                case 4 when at < bad.Count:
                    bad.RemoveRange(at, Math.Min(1 + Next(10), bad.Count - at));
                    break;
                case 5 when Next(10) == 0:
                    bad.InsertRange(at, Garbage(40_000));
                    break;
                case 6 when bad.Count > 0:
                    bad[Next(bad.Count)] = Of<byte>(0, 0x7f, 0x80, 0xff, 0xc1, 0xdd, 0xdf, 0xc6, (byte)'"', (byte)'{');
                    break;
            }
        }

        return [.. bad];
    }

    public byte[] Garbage(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }
#pragma warning restore CA5394

    /// <summary>A JSON text with a wrong type, number, name, depth, end or character in it; now and then whatever bytes.</summary>
    public string Json(string good)
    {
        var colons = Positions(good, ':');
        var at = colons.Count == 0 ? good.Length / 2 : colons[Next(colons.Count)] + 1;
        var end = at;
        while (end < good.Length && good[end] is not (',' or '}'))
        {
            end++;
        }

        return Next(8) switch
        {
            0 => good[..at] + Value() + good[end..],
            1 => good[..at] + Value() + good[end..],
            2 => good[..Next(good.Length + 1)],
            3 => good.Replace("\":", "x\":", StringComparison.Ordinal),
            4 => good[..at] + Of(new string('[', Deep), string.Concat(Enumerable.Repeat("{\"a\":", Deep)), new string('[', Deep) + new string(']', Deep)) + good[end..],
            5 => good.Length > 1 ? good.Insert(1, "\"number\":1,\"number\":2,") : "[",
            6 => Of("", "null", "[]", "{}", "1", "\"\"", "true", "\ufeff" + good, good + good, "[" + good + "]", good + ",", "//" + good, "{\"$type\":\"System.Object\"}"),
            _ => Encoding.Latin1.GetString(Bytes(Encoding.UTF8.GetBytes(good))),
        };
    }

    /// <summary>A value that stands where another kind is expected.</summary>
    public string Value() => Of(
        "1e999", "-1e999", "99999999999999999999999", "-9223372036854775809", "0.1", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "null", "true", "[]", "{}", "[[[[]]]]", "\"9999-99-99\"", "\"0001-01-01T00:00:00+14:00\"", "NaN",
        "\"" + new string('x', 30_000) + "\"", "\"Help\"", "7", "\"7\"", "[1,2", "'a'", "\"\\x\"");

    public string Text(string good) => Encoding.Latin1.GetString(Bytes(Encoding.UTF8.GetBytes(good)));

    private static List<int> Positions(string text, char wanted) => [.. Enumerable.Range(0, text.Length).Where(i => text[i] == wanted)];
}
