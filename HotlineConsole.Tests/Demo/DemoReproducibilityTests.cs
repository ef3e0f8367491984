using System.Text.RegularExpressions;
using HotlineConsole.Demo;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Tests.Demo;

public sealed partial class DemoReproducibilityTests
{
    [Fact]
    public async Task SixHours_SameSeedAndStart_GiveTheSameEventLogAndAnotherSeedAnother()
    {
        var first = await LogOf(seed: 7);
        Assert.NotEmpty(first);
        Assert.Equal(first, await LogOf(seed: 7));
        Assert.NotEqual(first, await LogOf(seed: 8));
    }

    private static async Task<List<(long, int, DateTimeOffset, string, string)>> LogOf(int seed)
    {
        await using var town = new DemoTown(new DemoCityOptions { Seed = seed });
        await town.RunAsync(DemoTown.Start, TimeSpan.FromHours(6), share: 0.015);
        await using var db = town.Store.Read();
        var rows = await db.Events.OrderBy(e => e.Sequence).ToListAsync();
        return rows.ConvertAll(e => (e.Stream, e.Version, e.At, e.Kind, Sealed().Replace(e.Body, "")));
    }

    // The same claimant is never sealed alike twice.
    [GeneratedRegex("\"(Sealed|Mark)\":\"[^\"]*\"")]
    private static partial Regex Sealed();
}
