using System.Globalization;
using System.Text;

namespace HotlineConsole.Core.Attachments;

/// <summary>Names of files, which come from anybody's computer: they are shown and offered for saving, never opened by.</summary>
public static class AttachmentName
{
    /// <summary>Letters of a name, with its ending.</summary>
    public const int Longest = 120;

    /// <summary>The name without path, control signs, direction marks and what a file system would stumble over; null when nothing is left of it.</summary>
    public static string? Clean(string? given)
    {
        if (given is null)
        {
            return null;
        }

        var whole = new StringBuilder();
        foreach (var rune in given[(given.LastIndexOfAny(['/', '\\']) + 1)..].EnumerateRunes())
        {
            // A mark that turns the direction would make "exe.gpj" look like "jpg.exe" the other way round. Half a letter comes out as one that says so.
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse))
            {
                whole.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' or '\uFFFE' or '\uFFFF' ? "_" : rune.ToString());
            }
        }

        var name = whole.ToString().Trim().TrimStart('.').TrimEnd('.', ' ');
        var ending = EndingOf(name);
        var stem = name[..^(ending.Length == 0 ? 0 : ending.Length + 1)].Trim();
        return stem.Length == 0 ? null
            : ending.Length == 0 ? Cut(stem, Longest)
            : $"{Cut(stem, Longest - ending.Length - 1)}.{ending}";
    }

    /// <summary>What stands behind the last dot, in lower case; empty when there is none.</summary>
    public static string EndingOf(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 || name.Length - dot - 1 is 0 or > 10 ? "" : name[(dot + 1)..].ToLowerInvariant();
    }

    private static string Cut(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)].TrimEnd();
}
