using System.Globalization;
using HotlineConsole.Core.Texts;

namespace HotlineConsole.Replay;

/// <summary>The command line of a replay.</summary>
internal sealed record ReplayArguments(string Csv, string Map, string Database, DateTimeOffset? Until, string? Summary)
{
    public string? RejectedList => Summary is { } summary ? summary + ".rejected.csv" : null;

    /// <summary>Reads what follows the word <c>replay</c>; refuses with the usage what is missing, unknown or twice.</summary>
    public static ReplayArguments Parse(IReadOnlyList<string> args)
    {
        string? csv = null;
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] is "--map" or "--db" or "--until" or "--summary")
            {
                Require(i + 1 < args.Count && options.TryAdd(args[i], args[i + 1]), args[i]);
                i++;
            }
            else
            {
                Require(csv is null && !args[i].StartsWith('-'), args[i]);
                csv = args[i];
            }
        }

        Require(csv is not null, "FILE.csv");
        Require(options.ContainsKey("--map"), "--map");
        Require(options.ContainsKey("--db"), "--db");
        return new(csv!, options["--map"], options["--db"], options.TryGetValue("--until", out var until) ? Instant(until) : null, options.GetValueOrDefault("--summary"));
    }

    // An instant without its offset would mean another one on every machine.
    private static DateTimeOffset Instant(string text)
    {
        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        return hasOffset && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.ToUniversalTime()
            : throw new ReplayRefusedException(Words.Of("replay.bad-until", text));
    }

    private static void Require(bool good, string argument)
    {
        if (!good)
        {
            throw new ReplayRefusedException(Words.Of("replay.usage", argument));
        }
    }
}
