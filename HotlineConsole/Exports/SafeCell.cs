using HotlineConsole.Core.Standard;

namespace HotlineConsole.Exports;

/// <summary>Cells that a spreadsheet shows and never runs (6.1): what a claimant wrote is text, whatever it begins with.</summary>
[Clause("6.1")]
internal static class SafeCell
{
    private const string Dangerous = "=+-@\t\r\n＝＋－＠";

    /// <summary>A text that a spreadsheet would take for a formula begins with an apostrophe.</summary>
    public static string Text(string? text) => text is [var first, ..] && Dangerous.Contains(first, StringComparison.Ordinal) ? "'" + text : text ?? "";

    /// <summary>The same between commas: a text that would end too early stands in quotes.</summary>
    public static string Csv(string? text)
    {
        text = Text(text);
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A line of such cells.</summary>
    public static string CsvLine(IEnumerable<string?> cells) => string.Join(',', cells.Select(Csv)) + "\r\n";
}
