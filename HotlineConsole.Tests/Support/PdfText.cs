using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace HotlineConsole.Tests.Support;

/// <summary>
/// What a PDF that Chromium printed shows: its pages' sizes and the texts on them, glyph by glyph through each font's own table back to letters. Reads as
/// much of the format as Chromium writes: objects one after the other, streams deflated, texts as glyph numbers of two bytes, of one byte where a font is drawn (Type 3).
/// </summary>
public sealed partial class PdfText
{
    private const string Radicals = "⻔⻅⻋⻓⻆⻛⺠⺟⻚⻉⻄⻘⻝⻢⻥⻩";
    private const string Characters = "门见车长角风民母页贝西青食马鱼黄";

    private readonly Dictionary<int, (string Head, byte[]? Stream)> _objects = [];

    private PdfText(byte[] file)
    {
        var text = Encoding.Latin1.GetString(file);
        foreach (Match found in Object().Matches(text))
        {
            var end = text.IndexOf("endobj", found.Index, StringComparison.Ordinal);
            var head = text[(found.Index + found.Length)..end];
            var begin = head.IndexOf("stream", StringComparison.Ordinal);
            byte[]? stream = null;
            if (begin >= 0)
            {
                var from = found.Index + found.Length + begin + "stream".Length;
                from += text[from] == '\r' ? 2 : 1;
                var length = int.Parse(Length().Match(head).Groups[1].Value, CultureInfo.InvariantCulture);
                stream = Inflated(file[from..(from + length)], head[..begin]);
                head = head[..begin];
            }

            _objects[int.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)] = (head, stream);
        }
    }

    /// <summary>Pages in their order: width and height in points, and their texts without spaces, in compatibility form.</summary>
    public IReadOnlyList<(double Width, double Height, string Text)> Pages { get; private init; } = [];

    public static PdfText Read(byte[] file)
    {
        var pdf = new PdfText(file);
        var root = pdf._objects.Values.First(o => Regex.IsMatch(o.Head, @"/Type\s*/Pages") && !o.Head.Contains("/Parent", StringComparison.Ordinal)).Head;
        return new(file) { Pages = [.. pdf.Leaves(root).Select(pdf.Shown)] };
    }

    private IEnumerable<string> Leaves(string node)
    {
        if (!Regex.IsMatch(node, @"/Type\s*/Pages"))
        {
            return [node];
        }

        return References(Regex.Match(node, @"/Kids\s*\[([^\]]*)\]").Groups[1].Value).SelectMany(kid => Leaves(_objects[kid].Head));
    }

    private (double, double, string) Shown(string page)
    {
        var box = Regex.Match(page, @"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)");
        var resources = Regex.Match(page, @"/Resources\s+(\d+) 0 R") is { Success: true } other ? _objects[int.Parse(other.Groups[1].Value, CultureInfo.InvariantCulture)].Head : page;
        var fonts = Regex.Match(resources, @"/Font\s*<<(.*?)>>", RegexOptions.Singleline).Groups[1].Value;
        var tables = FontName().Matches(fonts).ToDictionary(f => f.Groups[1].Value, f => FontOf(int.Parse(f.Groups[2].Value, CultureInfo.InvariantCulture)));
        var contents = References(Regex.Match(page, @"/Contents\s*(\[[^\]]*\]|\d+ 0 R)").Groups[1].Value);
        var shown = new StringBuilder();
        var (table, width) = (new Dictionary<int, string>(), 4);
        foreach (Match step in Step().Matches(string.Join('\n', contents.Select(c => Encoding.Latin1.GetString(_objects[c].Stream!)))))
        {
            if (step.Groups["font"].Success)
            {
                (table, width) = tables[step.Groups["font"].Value];
            }
            else
            {
                var glyphs = step.Groups["glyphs"].Value;
                for (var i = 0; i + width <= glyphs.Length; i += width)
                {
                    shown.Append(table.GetValueOrDefault(int.Parse(glyphs.AsSpan(i, width), NumberStyles.HexNumber, CultureInfo.InvariantCulture), "□"));
                }
            }
        }

        return (Number(box.Groups[1]), Number(box.Groups[2]), Regex.Replace(string.Concat(shown.ToString().Normalize(NormalizationForm.FormKC).Select(Character)), @"\s", ""));
    }

    // Glyph to letters, and how many digits a glyph's number has.
    private (Dictionary<int, string> Table, int Digits) FontOf(int font) => (TableOf(font), _objects[font].Head.Contains("/Type3", StringComparison.Ordinal) ? 2 : 4);

    // A font may draw a radical and the character that looks like it by one glyph, which then counts as the radical. Those that have no compatibility form.
    private static char Character(char letter) => Radicals.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? Characters[at] : letter;

    private Dictionary<int, string> TableOf(int font)
    {
        var table = new Dictionary<int, string>();
        if (Regex.Match(_objects[font].Head, @"/ToUnicode (\d+) 0 R") is not { Success: true } map)
        {
            return table;
        }

        var text = Encoding.Latin1.GetString(_objects[int.Parse(map.Groups[1].Value, CultureInfo.InvariantCulture)].Stream!);
        foreach (Match part in Part().Matches(text))
        {
            var isRange = part.Groups["kind"].Value == "range";
            foreach (Match line in (isRange ? RangeLine() : CharLine()).Matches(part.Groups["lines"].Value))
            {
                var (first, last, to) = (Hex(line.Groups["from"]), Hex(line.Groups[isRange ? "until" : "from"]), Letters(line.Groups["to"].Value));
                for (var glyph = first; glyph <= last; glyph++)
                {
                    table[glyph] = to[..^1] + (char)(to[^1] + glyph - first);
                }
            }
        }

        return table;
    }

    private static byte[] Inflated(byte[] bytes, string head)
    {
        if (!head.Contains("/FlateDecode", StringComparison.Ordinal))
        {
            return bytes;
        }

        using var inflated = new MemoryStream();
        using var packed = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
        packed.CopyTo(inflated);
        return inflated.ToArray();
    }

    private static IEnumerable<int> References(string text) => Regex.Matches(text, @"(\d+) 0 R").Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));

    private static int Hex(Group group) => int.Parse(group.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Letters(string hex) => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(hex));

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=^|\n)(\d+) 0 obj\b")]
    private static partial Regex Object();

    [GeneratedRegex(@"/Length (\d+)")]
    private static partial Regex Length();

    [GeneratedRegex(@"/(\S+)\s+(\d+) 0 R")]
    private static partial Regex FontName();

    [GeneratedRegex(@"/(?<font>\S+) [\d.]+ Tf|(?<!ActualText )(?<!ActualText)<(?<glyphs>[0-9A-Fa-f]+)>(?=[^\]]*\]?\s*T[jJ])")]
    private static partial Regex Step();

    [GeneratedRegex(@"beginbf(?<kind>char|range)(?<lines>.*?)endbf", RegexOptions.Singleline)]
    private static partial Regex Part();

    [GeneratedRegex(@"<(?<from>[0-9A-Fa-f]+)>\s*<(?<to>[0-9A-Fa-f]+)>")]
    private static partial Regex CharLine();

    [GeneratedRegex(@"<(?<from>[0-9A-Fa-f]+)>\s*<(?<until>[0-9A-Fa-f]+)>\s*<(?<to>[0-9A-Fa-f]+)>")]
    private static partial Regex RangeLine();
}
