using System.Security.Cryptography;
using System.Text;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.FollowUp;

/// <summary>5.5.1: 全部或抽样联系诉求人进行回访.</summary>
[Clause("5.5.1")]
public sealed class DrawTests
{
    private const int March = 202603;
    private static readonly FollowUpPolicy Fifth = new() { Percent = 20, Secret = "a secret of the hotline" };

    [Theory]
    [InlineData(100, 100_000, 100_000)]
    [InlineData(0, 0, 0)]
    [InlineData(20, 19_500, 20_500)]
    public void Takes_AHundredThousandNumbers_TakesTheShare(int percent, int atLeast, int atMost)
    {
        var taken = Enumerable.Range(1, 100_000).Count(i => FollowUpPolicy.Takes(WorkOrderNumber.Compose(new(2026, 3, 2), i).Value, Fifth.SeedOf(March), percent));
        Assert.InRange(taken, atLeast, atMost);
    }

    // As a stranger would do it with the published seed: no class of the product.
    [Fact]
    public void Draw_FromThePublishedSeed_CanBeDoneAgain()
    {
        var seed = Fifth.SeedOf(March);
        var rules = Samples.RulesWith(p => p with { FollowUp = Fifth });
        var taken = 0;
        for (var i = 1; i <= 500; i++)
        {
            var number = WorkOrderNumber.Compose(new(2026, 3, 2), i);
            var order = Given.Accepted(rules: rules).Order with { Number = number };
            var draw = FollowUpDraw.Of(order, Samples.Monday, rules);
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{number.Value}"));
            var fraction = hash.Take(8).Aggregate(0.0, (sum, octet) => (sum * 256) + octet) / Math.Pow(2, 64);
            Assert.Equal((20, March, fraction < 0.2), (draw.Percent, draw.Month, draw.Taken));
            taken += draw.Taken ? 1 : 0;
        }

        Assert.InRange(taken, 60, 140);
    }

    [Fact]
    public void SeedOf_EachMonth_IsAnother_AndTellsNothingOfTheSecret()
    {
        var seeds = Enumerable.Range(1, 12).Select(month => Fifth.SeedOf(202600 + month)).ToList();
        Assert.Equal(12, seeds.Distinct().Count());
        Assert.All(seeds, seed => Assert.Equal(64, seed.Length));
        Assert.NotEqual(seeds[0], (Fifth with { Secret = "another secret of it" }).SeedOf(202601));
    }

    // The month turns in the city, at 24:00 there, which is 16:00 UTC.
    [Fact]
    public void Draw_OnTheLastEveningOfAMonth_IsOfThatMonth()
    {
        var order = Given.Accepted().Order;
        Assert.Equal(202603, FollowUpDraw.Of(order, new(2026, 3, 31, 15, 59, 59, TimeSpan.Zero), Samples.Rules).Month);
        Assert.Equal(202604, FollowUpDraw.Of(order, new(2026, 3, 31, 16, 0, 0, TimeSpan.Zero), Samples.Rules).Month);
    }

    [Theory]
    [InlineData(100, "", true)]
    [InlineData(0, "", true)]
    [InlineData(20, "", false)]
    [InlineData(20, "fifteen letters", false)]
    [InlineData(20, "sixteen letters!", true)]
    [InlineData(101, "sixteen letters!", false)]
    [InlineData(-1, "sixteen letters!", false)]
    public void IsUsable_OnlyWithASecretForASample(int percent, string secret, bool usable) => Assert.Equal(usable, new FollowUpPolicy { Percent = percent, Secret = secret }.IsUsable);
}
