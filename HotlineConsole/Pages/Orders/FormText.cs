using System.Text;

namespace HotlineConsole.Pages.Orders;

/// <summary>Texts as page, paper and file can carry them.</summary>
internal static class FormText
{
    private const char Pictures = '\u2400';
    private const char DeletePicture = '\u2421';
    private const char Lost = '\uFFFD';

    /// <summary>
    /// The text with a sign in the place of what no document may hold: a control character becomes its picture (␀ ␁ ...), half of a character that takes two
    /// becomes �. Line ends become \n; everything else stays, rare characters of two units, combining marks and right-to-left letters too.
    /// </summary>
    public static string Shown(string text)
    {
        StringBuilder? shown = null;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (char.IsHighSurrogate(letter) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                shown?.Append(letter).Append(text[i + 1]);
                i++;
                continue;
            }

            var sign = letter switch
            {
                '\r' when i + 1 < text.Length && text[i + 1] == '\n' => '\0', // of a pair the second stays
                '\r' => '\n',
                '\t' or '\n' => letter,
                < ' ' => (char)(Pictures + letter),
                '\u007F' => DeletePicture,
                '\uFFFE' or '\uFFFF' => Lost,
                _ => char.IsSurrogate(letter) ? Lost : letter,
            };
            if (sign != letter)
            {
                shown ??= new StringBuilder(text, 0, i, text.Length);
            }

            _ = sign == '\0' ? null : shown?.Append(sign);
        }

        return shown?.ToString() ?? text;
    }
}
