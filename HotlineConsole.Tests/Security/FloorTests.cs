using System.Reflection;
using HotlineConsole.Upkeep;
using Microsoft.AspNetCore.Builder;
using Xunit.Abstractions;

namespace HotlineConsole.Tests.Security;

/// <summary>Nothing of what this program is made of is older than the mending of what is known to be wrong with it.</summary>
public sealed class FloorTests(ITestOutputHelper output)
{
    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    [Fact]
    public void EveryPart_IsNewEnough_OrBorneForATime()
    {
        var (compared, wrong) = (0, new List<string?>());
        var packages = LockFiles.Projects.SelectMany(project => LockFiles.Packages(project).Select(package => (Project: project, package.Name, package.Version))).ToList();
        Assert.True(packages.Count > 60, $"{packages.Count} packages were found.");
        foreach (var floor in Floor.All)
        {
            var versions = floor.Kind switch
            {
                "package" => packages.Where(p => p.Name.Equals(floor.Name, StringComparison.OrdinalIgnoreCase)).Select(p => p.Version),
                "runtime" => [Environment.Version.ToString()],
                "aspnet" => [typeof(WebApplication).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion],
                "sqlite" => [Sbom.SqliteVersion()],
                _ => throw new InvalidDataException(floor.Kind),
            };
            foreach (var version in versions.Distinct())
            {
                compared++;
                wrong.Add(floor.Wrong(version, Today));
            }
        }

        output.WriteLine($"{Floor.All.Count} rows, {packages.Count} resolved packages, {compared} comparisons, {Floor.All.Count(f => f.Waiver is not null)} borne.");
        Assert.Equal([], wrong.OfType<string>());
        Assert.True(compared >= 12, $"{compared} comparisons");
    }

    [Fact]
    public void Row_OfAnOlderVersionOrAPastWaiver_IsFound()
    {
        var floor = new Floor("package", "x", "2.7.5", "CVE", "");
        var borne = floor with { Waiver = new("because", Today) };
        Assert.Null(floor.Wrong("2.7.5", Today));
        Assert.Null(floor.Wrong("2.13.0", Today));
        Assert.NotNull(floor.Wrong("2.7.4", Today));
        Assert.NotNull(floor.Wrong("2.7.4-preview.1", Today));
        Assert.Null(borne.Wrong("2.7.4", Today));
        Assert.NotNull(borne.Wrong("2.7.4", Today.AddDays(1)));
    }

    [Fact]
    public void Rows_NameTheirAdvisory_AndWaiversSayWhy() => Assert.All(Floor.All, floor =>
    {
        Assert.Matches("^(CVE-[0-9]{4}-[0-9]{4,}|GHSA-[a-z0-9-]+|https://.+)$", floor.Advisory);
        Assert.True(floor.About.Length > 10);
        Assert.True(floor.Waiver is null || (floor.Waiver.Because.Length > 40 && floor.Waiver.Until <= Today.AddYears(1)), floor.Advisory);
    });
}
