using System.Text;

namespace HotlineConsole.Core.Storage;

/// <summary>
/// Chinese text as overlapping pairs of characters, so that a full-text index made for spaced words finds words of two characters and more;
/// the last character of a run stands alone as well, so that one character is found as the beginning of a pair or as that.
/// </summary>
public static class Bigrams
{
    private enum Script
    {
        None,
        Spaced,
        Chinese,
    }

    public static string Index(string text)
    {
        var pairs = new StringBuilder(text.Length * 3);
        foreach (var (script, run) in Runs(text))
        {
            if (script == Script.Spaced)
            {
                pairs.AppendJoin("", run).Append(' ');
                continue;
            }

            for (var i = 0; i + 1 < run.Count; i++)
            {
                pairs.Append(run[i]).Append(run[i + 1]).Append(' ');
            }

            pairs.Append(run[^1]).Append(' ');
        }

        return pairs.ToString();
    }

    /// <summary>The FTS5 query for what a person typed: every run must occur; null when nothing searchable was typed.</summary>
    public static string? Query(string typed)
    {
        var terms = Runs(typed).Select(r => Term(r.Script, r.Run)).ToArray();
        return terms.Length == 0 ? null : string.Join(" AND ", terms);
    }

    private static string Term(Script script, List<Rune> run) =>
        script == Script.Spaced || run.Count == 1 ? $"\"{string.Concat(run)}\"*"
        : "\"" + string.Join(' ', run.Zip(run.Skip(1), (a, b) => $"{a}{b}")) + "\"";

    private static IEnumerable<(Script Script, List<Rune> Run)> Runs(string text)
    {
        var (script, run) = (Script.None, new List<Rune>());
        foreach (var rune in text.EnumerateRunes())
        {
            var next = Of(rune);
            if (next != script && run.Count > 0)
            {
                yield return (script, run);
                run = [];
            }

            script = next;
            if (next != Script.None)
            {
                run.Add(rune);
            }
        }

        if (run.Count > 0)
        {
            yield return (script, run);
        }
    }

    private static Script Of(Rune rune) =>
        rune.Value is (>= 0x3400 and <= 0x9fff) or (>= 0xf900 and <= 0xfaff) or (>= 0x20000 and <= 0x3ffff) ? Script.Chinese
        : Rune.IsLetterOrDigit(rune) ? Script.Spaced
        : Script.None;
}
