using System.Globalization;
using System.Text;

namespace HotlineConsole.Core.Storage;

/// <summary>
/// Chinese text as overlapping pairs of characters, so that a full-text index made for spaced words finds words of two characters and more;
/// the last character of a run stands alone as well, so that one character is found as the beginning of a pair or as that. The file's index also has
/// the overlapping threes (decision 0023).
/// </summary>
public static class Bigrams
{
    // PostgreSQL keeps words of 2 KiB at most; nobody types the rest of a longer one.
    private const int LongestWord = 400;

    private enum Script
    {
        None,
        Spaced,
        Chinese,
    }

    /// <summary>
    /// The words for FTS5: of each run its pairs, its last character, its threes. The single character keeps the pairs of two runs apart, the pairs the
    /// threes, so that no phrase goes from one run into the next.
    /// </summary>
    public static string Index(string text) => Words(text, threes: true);

    // Either index takes words as they are (FTS5's ascii tokenizer is its fastest), so case and accents are laid off here, for what is typed as well.
    private static string Folded(List<Rune> word)
    {
        var text = string.Concat(word);
        return Ascii.IsValid(text) ? text.ToLowerInvariant()
            : string.Concat(text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
    }

    private static string Words(string text, bool threes)
    {
        var pairs = new StringBuilder(text.Length * (threes ? 7 : 3));
        foreach (var (script, run) in Runs(text))
        {
            if (script == Script.Spaced)
            {
                pairs.Append(Folded(run)).Append(' ');
                continue;
            }

            for (var i = 0; i + 1 < run.Count; i++)
            {
                pairs.Append(run[i]).Append(run[i + 1]).Append(' ');
            }

            pairs.Append(run[^1]).Append(' ');
            for (var i = 0; threes && i + 2 < run.Count; i++)
            {
                pairs.Append(run[i]).Append(run[i + 1]).Append(run[i + 2]).Append(' ');
            }
        }

        return pairs.ToString();
    }

    /// <summary>The FTS5 query for what a person typed: every run must occur; null when nothing searchable was typed.</summary>
    public static string? Query(string typed)
    {
        var terms = Runs(typed).Select(r => Term(r.Script, r.Run)).ToArray();
        return terms.Length == 0 ? null : string.Join(" AND ", terms);
    }

    /// <summary>The same for PostgreSQL: a text vector of the pairs with their places.</summary>
    public static string TextVector(string text)
    {
        var vector = new StringBuilder(text.Length * 8);
        var place = 0;
        foreach (var term in Words(text, threes: false).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            vector.Append('\'').Append(term.AsSpan(0, Math.Min(term.Length, LongestWord))).Append("':").Append(++place).Append(' ');
        }

        return vector.ToString();
    }

    /// <summary>What a person typed as a PostgreSQL text query; null when nothing searchable was typed.</summary>
    public static string? TextQuery(string typed)
    {
        var terms = Runs(typed).Select(r => TextTerm(r.Script, r.Run)).ToArray();
        return terms.Length == 0 ? null : string.Join(" & ", terms);
    }

    private static string TextTerm(Script script, List<Rune> run)
    {
        var word = script == Script.Spaced ? Folded(run) : string.Concat(run);
        return script == Script.Spaced || run.Count == 1 ? $"'{word[..Math.Min(word.Length, LongestWord)]}':*"
            : "(" + string.Join(" <-> ", run.Zip(run.Skip(1), (a, b) => $"'{a}{b}'")) + ")";
    }

    private static string Term(Script script, List<Rune> run) =>
        script == Script.Spaced ? $"\"{Folded(run)}\"*"
        : run.Count == 1 ? $"\"{run[0]}\"*"
        : run.Count == 2 ? $"\"{run[0]}{run[1]}\""
        : "\"" + string.Join(' ', run.Zip(run.Skip(1), run.Skip(2)).Select(c => $"{c.First}{c.Second}{c.Third}")) + "\"";

    /// <summary>The runs of a text as either index folds them: Chinese as written, other words without case and accents.</summary>
    public static IReadOnlyList<string> Terms(string text) => [.. Runs(text).Select(r => r.Script == Script.Spaced ? Folded(r.Run) : string.Concat(r.Run))];

    /// <summary>The different pairs of neighbouring Chinese characters of a text, and its other words as written.</summary>
    public static IEnumerable<string> Pairs(string text) => Runs(text)
        .SelectMany(r => r.Script == Script.Spaced ? [string.Concat(r.Run)] : r.Run.Zip(r.Run.Skip(1), (a, b) => $"{a}{b}")).Distinct(StringComparer.Ordinal);

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
