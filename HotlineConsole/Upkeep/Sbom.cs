using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace HotlineConsole.Upkeep;

/// <summary>What this program is made of, as CycloneDX 1.6: the packages beside it, the runtime under it, and what was taken out of other packages when it was built.</summary>
internal static class Sbom
{
    private const string Program = "HotlineConsole";

    /// <summary>The Blazor script is cut out of this package (BlazorScript.targets); its version stands in the assembly.</summary>
    private const string ScriptPackage = "Microsoft.AspNetCore.App.Runtime.linux-x64";

    /// <param name="dependencies">The deps.json that the build wrote beside the program.</param>
    public static JsonObject Of(JsonNode dependencies, DateTimeOffset now)
    {
        var licences = Licences();
        var components = new JsonArray();
        foreach (var (key, library) in dependencies["libraries"]!.AsObject().Where(l => l.Value!["type"]!.GetValue<string>() == "package").OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            var (name, version) = Split(key);
            components.Add(Component("library", name, version, Purl(name, version), licences.GetValueOrDefault(name), library!["sha512"]?.GetValue<string>()));
        }

        var script = ScriptVersion();
        components.Add(Component("library", ScriptPackage, script, Purl(ScriptPackage, script), "MIT", null));
        components.Add(Component("framework", "Microsoft.NETCore.App", Environment.Version.ToString(), null, "MIT", null));
        components.Add(Component("framework", "Microsoft.AspNetCore.App", AspNetVersion(), null, "MIT", null));
        components.Add(Component("library", "sqlite3", SqliteVersion(), null, "blessing", null));
        return new()
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["timestamp"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
                ["component"] = Component("application", Program, ProgramVersion(), null, null, null),
                ["properties"] = new JsonArray(new JsonObject { ["name"] = "platform", ["value"] = RuntimeInformation.RuntimeIdentifier }),
            },
            ["components"] = components,
            ["dependencies"] = Dependencies(dependencies),
        };
    }

    public static string SqliteVersion()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        return connection.ServerVersion is { Length: > 0 } known && connection.State == System.Data.ConnectionState.Open ? known : Ask(connection);
    }

    private static string Ask(SqliteConnection connection)
    {
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sqlite_version()";
        return (string)command.ExecuteScalar()!;
    }

    /// <summary>Names of licences by package (SPDX).</summary>
    public static IReadOnlyDictionary<string, string> Licences()
    {
        using var file = typeof(Sbom).Assembly.GetManifestResourceStream("HotlineConsole.Upkeep.licences.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
    }

    private static JsonObject Component(string type, string name, string version, string? purl, string? licence, string? sha512)
    {
        var component = new JsonObject { ["type"] = type, ["bom-ref"] = Reference(name, version), ["name"] = name, ["version"] = version };
        if (sha512?.Split('-') is ["sha512", var base64])
        {
            component["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = Convert.ToHexStringLower(Convert.FromBase64String(base64)) });
        }

        if (licence is not null)
        {
            component["licenses"] = new JsonArray(new JsonObject { ["license"] = new JsonObject { ["id"] = licence } });
        }

        if (purl is not null)
        {
            component["purl"] = purl;
        }

        return component;
    }

    // Who needs whom, as the build resolved it.
    private static JsonArray Dependencies(JsonNode dependencies)
    {
        var all = new JsonArray();
        var target = dependencies["targets"]![dependencies["runtimeTarget"]!["name"]!.GetValue<string>()]!.AsObject();
        foreach (var (key, library) in target.OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            var needs = library!["dependencies"]?.AsObject().Select(d => (JsonNode)Reference(d.Key, d.Value!.GetValue<string>())) ?? [];
            all.Add(new JsonObject { ["ref"] = key.StartsWith(Program + "/", StringComparison.Ordinal) ? Reference(Program, ProgramVersion()) : Reference(Split(key).Name, Split(key).Version), ["dependsOn"] = new JsonArray([.. needs]) });
        }

        return all;
    }

    private static string Reference(string name, string version) => $"{name}@{version}";

    private static string Purl(string name, string version) => $"pkg:nuget/{name}@{version}";

    private static (string Name, string Version) Split(string key) => (key[..key.IndexOf('/', StringComparison.Ordinal)], key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..]);

    private static string ProgramVersion() => typeof(Sbom).Assembly.GetName().Version!.ToString(3);

    private static string AspNetVersion() => typeof(WebApplication).Assembly.GetName().Version!.ToString(3);

    private static string ScriptVersion() => typeof(Sbom).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), inherit: false)
        .Cast<System.Reflection.AssemblyMetadataAttribute>().Single(m => m.Key == "BlazorScript").Value!;
}
