using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;

namespace HotlineConsole.Tests.Standard;

public sealed class TiersTests
{
    [Theory, Clause("5.3.2.1.3")]
    [InlineData(Urgency.Emergency, ResponseTier.LifeAndSafety)]
    [InlineData(Urgency.Instability, ResponseTier.LifeAndSafety)]
    [InlineData(Urgency.PublicHealth, ResponseTier.LifeAndSafety)]
    [InlineData(Urgency.LifeAndProperty, ResponseTier.LifeAndSafety)]
    [InlineData(Urgency.BasicLivelihood, ResponseTier.Livelihood)]
    [InlineData(Urgency.ExtremeWeather, ResponseTier.Livelihood)]
    [InlineData(Urgency.General, ResponseTier.General)]
    public void Tier_OfAnUrgency_IsTheRowOfTheStandard(Urgency urgency, ResponseTier tier) => Assert.Equal(tier, Tiers.Of(urgency));

    [Fact, Clause("5.2.3.1")]
    public void Urgent_IsEverythingButGeneral() =>
        Assert.Equal([Urgency.General], Enum.GetValues<Urgency>().Where(u => !Tiers.IsUrgent(u)));

    [Fact]
    public void EnumNames_OfTheStandard_AreInBothLanguages()
    {
        var keys = Names<Urgency>().Concat(Names<ResponseTier>()).Concat(Names<Step>()).Concat(Names<LimitUnit>()).Concat(Names<NaturalDays>())
            .ToList();
        Assert.Equal(7 + 4 + 3 + 4 + 2, keys.Count);
        Assert.All(keys, k => Assert.True(Words.InChinese.ContainsKey(k) && Words.InEnglish.ContainsKey(k), k));
    }

    private static IEnumerable<string> Names<T>() where T : struct, Enum => Enum.GetNames<T>().Select(n => $"{typeof(T).Name}.{n}");
}
