using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HotlineConsole.Core.Texts;

namespace HotlineConsole.Upkeep;

/// <summary><c>HotlineConsole sbom [FILE]</c>: writes what the program is made of, to the console unless a file is named.</summary>
public static class SbomCommand
{
    private const int Refused = 1;
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool IsAsked(string[] args) => args.FirstOrDefault() == "sbom";

    /// <param name="args">What follows the word <c>sbom</c>.</param>
    /// <returns>0 done, 1 refused.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "HotlineConsole.deps.json");
        if (args.Count > 1 || args is [['-', ..], ..])
        {
            await errors.WriteLineAsync(Words.Of("sbom.usage"));
            return Refused;
        }

        if (!File.Exists(source))
        {
            await errors.WriteLineAsync(Words.Of("sbom.no-list", source));
            return Refused;
        }

        var sbom = Sbom.Of(JsonNode.Parse(await File.ReadAllTextAsync(source))!, TimeProvider.System.GetUtcNow());
        if (args is not [var file])
        {
            await output.WriteLineAsync(sbom.ToJsonString(Readable));
            return 0;
        }

        try
        {
            await File.WriteAllTextAsync(file, sbom.ToJsonString(Readable));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(Words.Of("sbom.failed", e.Message));
            return Refused;
        }

        await output.WriteLineAsync(Words.Of("sbom.done", sbom["components"]!.AsArray().Count, file));
        return 0;
    }
}
