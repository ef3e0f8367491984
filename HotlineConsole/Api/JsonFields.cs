using System.Text.Json;
using System.Text.RegularExpressions;

namespace HotlineConsole.Api;

/// <summary>Which fields a JSON error is about, as the body spells them.</summary>
internal static partial class JsonFields
{
    public static string[] In(JsonException error)
    {
        var at = (error.Path ?? "$").TrimStart('$').TrimStart('.');
        var missing = Missing().Match(error.Message);
        if (missing.Success)
        {
            return [.. Name().Matches(missing.Groups[1].Value).Select(name => Under(at, name.Groups[1].Value))];
        }

        var unknown = Unknown().Match(error.Message);
        return unknown.Success && !at.EndsWith(unknown.Groups[1].Value, StringComparison.Ordinal) ? [Under(at, unknown.Groups[1].Value)]
            : at.Length > 0 ? [at]
            : [];
    }

    private static string Under(string at, string name) => at.Length == 0 ? name : $"{at}.{name}";

    // The serializer says these names in its message only.
    [GeneratedRegex("missing required properties including: (.+)$")]
    private static partial Regex Missing();

    [GeneratedRegex("^The JSON property '([^']+)' could not be mapped")]
    private static partial Regex Unknown();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Name();
}
