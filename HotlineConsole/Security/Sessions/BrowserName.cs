using System.Text.RegularExpressions;

namespace HotlineConsole.Security.Sessions;

/// <summary>What a browser says of itself, short enough for a list: <c>Chrome 140, Windows</c>.</summary>
internal static partial class BrowserName
{
    private const int Longest = 60;

    private static readonly string[] Order = ["Edg", "OPR", "Firefox", "HeadlessChrome", "Chrome", "Version"];

    public static string Of(string agent)
    {
        // Each names those that it descends from as well.
        var program = Names().Matches(agent).MinBy(found => Array.IndexOf(Order, found.Groups[1].Value));
        var system = System().Match(agent);
        var name = program is not null ? $"{Known(program.Groups[1].Value)} {program.Groups[2].Value}" : agent.Length > Longest ? agent[..Longest] : agent;
        return program is not null && system.Success ? $"{name}, {system.Value}" : name;
    }

    private static string Known(string word) => word switch { "Edg" => "Edge", "OPR" => "Opera", "HeadlessChrome" => "Chrome", "Version" => "Safari", _ => word };

    [GeneratedRegex(@"\b(Edg|OPR|Firefox|HeadlessChrome|Chrome|Version)/(\d+)")]
    private static partial Regex Names();

    [GeneratedRegex("Android|iPhone|iPad|Windows|Mac OS X|Linux")]
    private static partial Regex System();
}
