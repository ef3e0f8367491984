using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using HotlineConsole.Core.Texts;
using HotlineConsole.Tests.Support;
using HotlineConsole.Upkeep;
using Xunit.Abstractions;

namespace HotlineConsole.Tests.Security;

public sealed class SbomTests(ITestOutputHelper output)
{
    // What the build needs and the program does not.
    private static readonly string[] OfTheBuild = ["Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.EntityFrameworkCore.Analyzers"];

    [Fact]
    public async Task Sbom_NamesEveryPackageOfTheLockFile_WithVersionHashLicenceAndAddress()
    {
        using var folder = new TempFolder();
        var file = folder.File("sbom.json");
        var (code, said, errors) = await RunAsync(file);
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains(file, said, StringComparison.Ordinal);
        using var sbom = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        var root = sbom.RootElement;
        Assert.Equal(("CycloneDX", "1.6"), (root.GetProperty("bomFormat").GetString(), root.GetProperty("specVersion").GetString()));
        Assert.True(DateTimeOffset.TryParseExact(root.GetProperty("metadata").GetProperty("timestamp").GetString(), "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        var components = root.GetProperty("components").EnumerateArray().ToDictionary(c => c.GetProperty("name").GetString()!);
        var locked = LockFiles.Packages("HotlineConsole").Where(p => !OfTheBuild.Contains(p.Name)).ToList();
        foreach (var (name, version) in locked)
        {
            var component = components[name];
            Assert.Equal(version, component.GetProperty("version").GetString());
            Assert.Equal($"pkg:nuget/{name}@{version}", component.GetProperty("purl").GetString());
            Assert.Matches("^[0-9a-f]{128}$", component.GetProperty("hashes")[0].GetProperty("content").GetString());
            var licence = component.GetProperty("licenses")[0].GetProperty("license").GetProperty("id").GetString();
            Assert.Equal(await LicenceAsync(name, version) ?? "blessing", licence);
        }

        Assert.Equal(
            ["Microsoft.AspNetCore.App", "Microsoft.AspNetCore.App.Runtime.linux-x64", "Microsoft.NETCore.App", "sqlite3"],
            components.Keys.Except(locked.Select(p => p.Name)).Order(StringComparer.Ordinal));
        Assert.Equal(Environment.Version.ToString(), components["Microsoft.NETCore.App"].GetProperty("version").GetString());
        var references = components.Values.Append(root.GetProperty("metadata").GetProperty("component")).Select(c => c.GetProperty("bom-ref").GetString()!).ToHashSet();
        Assert.Equal(components.Count + 1, references.Count);
        Assert.All(root.GetProperty("dependencies").EnumerateArray().SelectMany(d => d.GetProperty("dependsOn").EnumerateArray()).Select(d => d.GetString()!)
            .Where(d => !d.StartsWith("HotlineConsole.Core@", StringComparison.Ordinal)), needed => Assert.Contains(needed, references));
        output.WriteLine($"{components.Count} components, {locked.Count} packages of the lock file.");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("a", "b")]
    public async Task Sbom_AskedWrongly_SaysHow(params string[] args)
    {
        var (code, said, errors) = await RunAsync(args);
        Assert.Equal((1, "", Words.Of("sbom.usage")), (code, said, errors.Trim()));
    }

    [Fact]
    public async Task Sbom_WithoutAFile_GoesToTheConsole_AndWhereItCannotBeWrittenItSaysSo()
    {
        var (code, said, _) = await RunAsync();
        Assert.Equal(0, code);
        Assert.Equal("CycloneDX", JsonDocument.Parse(said).RootElement.GetProperty("bomFormat").GetString());
        var (refused, _, errors) = await RunAsync(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString(), "sbom.json"));
        Assert.Equal(1, refused);
        Assert.StartsWith(Words.Of("sbom.failed", "")[..6], errors, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (await SbomCommand.RunAsync(args, output, errors), output.ToString(), errors.ToString());
    }

    // As the package itself says; null where it says it in a file.
    private static async Task<string?> LicenceAsync(string name, string version)
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var (id, of) = (name.ToLowerInvariant(), version.ToLowerInvariant());
        await using var file = File.OpenRead(Path.Combine(packages, id, of, id + ".nuspec"));
        var licence = (await XDocument.LoadAsync(file, LoadOptions.None, default)).Descendants().Single(e => e.Name.LocalName == "license");
        return licence.Attribute("type")!.Value == "expression" ? licence.Value : null;
    }
}
