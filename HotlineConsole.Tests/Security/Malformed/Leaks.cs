using System.Text.RegularExpressions;

namespace HotlineConsole.Tests.Security.Malformed;

/// <summary>What no answer to anybody may hold: the inside of the program, and what others wrote.</summary>
internal static partial class Leaks
{
    /// <summary>Stands in an order that whoever sends rubbish may not see.</summary>
    public const string Secret = "SECRET-OF-ANOTHER-ORDER";

    public static string? In(string whole) => Echo().Replace(whole, "") is var answer && Inside().Match(answer) is { Success: true } found
        ? answer.Substring(Math.Max(0, found.Index - 80), Math.Min(answer.Length - Math.Max(0, found.Index - 80), 240))
        : null;

    // The framework says back which method of which assembly the caller named, and nothing else.
    [GeneratedRegex("exception invoking '[^']*'(?: on assembly '[^']*')?")]
    private static partial Regex Echo();

    [GeneratedRegex(@"\b(?!HubException\b)\w+Exception\b|^\s+at \w+[.`]|\bSystem\.\w|\bMicrosoft\.\w|\bNpgsql\b|\bSqlite|HotlineConsole\.(?!styles|modules|[a-z0-9]+\.styles)\w|/(?:tmp|home|root)/|\.cs:line|SECRET-OF-ANOTHER-ORDER", RegexOptions.Multiline)]
    private static partial Regex Inside();
}
