using System.Text;

namespace HotlineConsole.Exports;

/// <summary>Which way a text runs: as its first letter that has a direction does.</summary>
internal static class Direction
{
    public static bool IsRightToLeft(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // Hebrew to Arabic Extended-A, their presentation forms, and the right-to-left blocks beyond the first plane.
            if (rune.Value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EEFF))
            {
                return true;
            }

            if (Rune.IsLetter(rune))
            {
                return false;
            }
        }

        return false;
    }
}
