using HotlineConsole.Pages.Wall;

namespace HotlineConsole.Tests.Wall;

public sealed class RiskTests
{
    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(5_000, 0, 0, 1)] // volume alone is no risk
    [InlineData(5_000, 1, 0, 2)]
    [InlineData(90, 9, 0, 2)] // 9 of 200
    [InlineData(90, 10, 0, 3)] // 10 of 200: 5 %
    [InlineData(90, 0, 12, 4)] // 24 of 200: 12 %
    [InlineData(90, 0, 25, 5)] // 50 of 200: 25 %
    [InlineData(2, 0, 1, 3)] // half of two is less than a quarter of ninety
    public void Risk_FromShareAndNumber_FallsIntoAStep(int open, int near, int overdue, int step) =>
        Assert.Equal(step, Risk.StepOf(new(open, near, overdue)));

    [Fact]
    public void Risk_OfAnOverdueOrder_WeighsTwoNearOnes() => Assert.Equal(Risk.Of(new(40, 6, 0)), Risk.Of(new(40, 0, 3)));
}
