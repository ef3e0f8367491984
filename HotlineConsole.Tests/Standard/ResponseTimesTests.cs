using HotlineConsole.Core.Standard;

namespace HotlineConsole.Tests.Standard;

public sealed class ResponseTimesTests
{
    public static TheoryData<string> Editions => new(ResponseTimes.All.Select(e => e.Edition));

    [Theory, MemberData(nameof(Editions)), Clause("4.1")]
    public void Edition_ForEveryStepAndTier_HasACellWithItsClause(string edition)
    {
        var table = ResponseTimes.ById(edition);
        Assert.Equal(12, table.Cells.Count);
        foreach (var step in Enum.GetValues<Step>())
        {
            foreach (var tier in Enum.GetValues<ResponseTier>())
            {
                Assert.StartsWith("5.3.2.", table[step, tier].Clause, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("2021-03-04T12:00:00+08:00")] // before the standard: the earliest edition
    [InlineData("2022-12-31T23:59:59+08:00")]
    [InlineData("2023-01-01T00:00:00+08:00")]
    [InlineData("2026-11-21T12:00:00+08:00")]
    public void InForce_OnAnyDate_IsThePublishedTextNeverTheDraft(string instant) =>
        Assert.Equal("DB11/T 2021-2022", ResponseTimes.InForceOn(Instant(instant)).Edition);

    [Fact]
    public void Published_ComesIntoForce_OnTheFirstOfJanuary2023() =>
        Assert.Equal(new DateOnly(2023, 1, 1), ResponseTimes.Published.EffectiveFrom);

    [Fact]
    public void ById_OfAnUnknownEdition_Throws() => Assert.Throws<ArgumentException>(() => ResponseTimes.ById("DB11/T 1999"));

    [Fact, Clause("4.1")]
    public void Override_WithoutLegalBasis_CannotBeMade() => Assert.Throws<ArgumentException>(
        () => new LimitOverride("noise", Step.Feedback, Limit.WorkingDays(3), " ", new DateOnly(2024, 1, 1), null));

    [Fact]
    public void Policy_AsShipped_HasTheValuesOfTheDecisions()
    {
        var policy = new LocalPolicy();
        Assert.Null(policy.Edition);
        Assert.Equal(NaturalDays.TimesTwentyFourHours, policy.NaturalDayReading);
        Assert.Equal(TimeSpan.FromHours(72), policy.SurgeMaximum);
        Assert.Equal(TimeSpan.FromMinutes(15), policy.ReturnWithin.Of(ResponseTier.LifeAndSafety));
        Assert.Equal(TimeSpan.FromHours(1), policy.ReturnWithin.Of(ResponseTier.Livelihood));
        Assert.Equal(TimeSpan.FromHours(24), policy.ReturnWithin.Of(ResponseTier.General));
        Assert.Equal(TimeSpan.FromHours(24), policy.ReturnWithin.Of(ResponseTier.Complex));
        Assert.Equal(TimeSpan.FromSeconds(5), policy.LateAlertTolerance);
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
