using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Api;

/// <summary>One request of a .http file, with its variables still in it.</summary>
public sealed record HttpExample(string? Name, string Method, string Address, IReadOnlyList<(string Name, string Value)> Headers, string? Body);

/// <summary>The examples of docs/api as the editors that run such files read them.</summary>
public sealed partial record HttpFile(IReadOnlyDictionary<string, string> Variables, IReadOnlyList<HttpExample> Examples)
{
    public static IReadOnlyList<string> All => Repository.Files(".http");

    public static HttpFile Read(string file)
    {
        var (variables, examples) = (new Dictionary<string, string>(), new List<HttpExample>());
        foreach (var part in Part().Split(Repository.Read(file)))
        {
            var lines = part.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
            foreach (var match in lines.Select(line => Variable().Match(line)).Where(match => match.Success))
            {
                variables[match.Groups[1].Value] = match.Groups[2].Value;
            }

            if (lines.FindIndex(line => Start().IsMatch(line)) is >= 0 and var start)
            {
                examples.Add(Example(lines, start));
            }
        }

        return new(variables, examples);
    }

    /// <summary>Puts values in the place of {{name}} and of {{name.response.body.$.field}}.</summary>
    public string Fill(string text, IReadOnlyDictionary<string, string> keys, IReadOnlyDictionary<string, JsonElement> answers, DateTimeOffset now) =>
        Slot().Replace(text, slot =>
        {
            var name = slot.Groups[1].Value;
            return name == "$datetime iso8601" ? now.ToString("O", CultureInfo.InvariantCulture)
                : name.Split(".response.body.$.") is [var example, var field] ? answers[example].GetProperty(field).ToString()
                : keys.TryGetValue(name, out var key) ? key
                : Variables[name];
        });

    private static HttpExample Example(List<string> lines, int start)
    {
        var request = Start().Match(lines[start]);
        var name = lines.Take(start).Select(line => Named().Match(line)).FirstOrDefault(match => match.Success)?.Groups[1].Value;
        var headers = lines.Skip(start + 1).TakeWhile(line => line.Length > 0).Select(line => line.Split(": ", 2)).Select(h => (h[0], h[1])).ToList();
        var body = string.Join('\n', lines.Skip(start + 1 + headers.Count)).Trim();
        return new(name, request.Groups[1].Value, request.Groups[2].Value, headers, body.Length > 0 ? body : null);
    }

    [GeneratedRegex("^###.*$", RegexOptions.Multiline)]
    private static partial Regex Part();

    [GeneratedRegex("^@([^ ]+) = (.+)$")]
    private static partial Regex Variable();

    [GeneratedRegex("^# @name (.+)$")]
    private static partial Regex Named();

    [GeneratedRegex("^(GET|POST|DELETE) (.+)$")]
    private static partial Regex Start();

    [GeneratedRegex(@"\{\{([^}]+)\}\}")]
    private static partial Regex Slot();
}
