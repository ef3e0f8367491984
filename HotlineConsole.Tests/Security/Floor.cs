using System.Globalization;
using System.Text.Json;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Security;

/// <summary>The least version of a part in which an advisory is mended, or why an older one is borne, and until when.</summary>
internal sealed record Floor(string Kind, string Name, string Least, string Advisory, string About, Waiver? Waiver = null)
{
    public static readonly IReadOnlyList<Floor> All = JsonSerializer.Deserialize<List<Floor>>(Repository.Read("HotlineConsole.Tests/Security/floors.json"), JsonSerializerOptions.Web)!;

    /// <summary>What is wrong with this version; null when it is good or borne.</summary>
    public string? Wrong(string version, DateOnly today) =>
        Version.Parse(Plain(version)) >= Version.Parse(Plain(Least)) ? null
        : Waiver is null ? $"{Name} {version} is older than {Least}: {Advisory}"
        : Waiver.Until < today ? $"{Name} {version} was borne until {Waiver.Until.ToString(CultureInfo.InvariantCulture)}: {Advisory}"
        : null;

    private static string Plain(string version) => version.Split('-', '+')[0];
}

internal sealed record Waiver(string Because, DateOnly Until);

/// <summary>Versions of packages as the lock files of this repository resolve them.</summary>
internal static class LockFiles
{
    public static readonly IReadOnlyList<string> Projects = ["HotlineConsole", "HotlineConsole.Core", "HotlineConsole.Tests", "HotlineConsole.Bench"];

    public static IEnumerable<(string Name, string Version)> Packages(string project)
    {
        using var file = JsonDocument.Parse(Repository.Read($"{project}/packages.lock.json"));
        return
        [
            .. file.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
                .Where(package => package.Value.GetProperty("type").GetString() != "Project")
                .Select(package => (package.Name, package.Value.GetProperty("resolved").GetString()!)),
        ];
    }
}
