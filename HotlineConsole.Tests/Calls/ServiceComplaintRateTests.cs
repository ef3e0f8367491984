using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Tests.Calls;

/// <summary>5.4.3: 服务质量有效投诉率应不高于万分之三.</summary>
[Clause("5.4.3")]
public sealed class ServiceComplaintRateTests
{
    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(1, 3_333, false)]
    [InlineData(1, 3_334, true)]
    [InlineData(3, 10_000, true)]
    [InlineData(3, 9_999, false)]
    [InlineData(4, 10_000, false)]
    [InlineData(4, 13_333, false)]
    [InlineData(4, 13_334, true)]
    [InlineData(600_000, 2_000_000_000, true)] // the products are larger than an int
    [InlineData(600_001, 2_000_000_000, false)]
    public void Rate_IsHeldToThreeInTenThousand_InWholeNumbers(int valid, int answered, bool within) =>
        Assert.Equal(within, new ServiceComplaintRate(valid, answered).IsWithin);

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Rate_WithoutAnAnsweredCall_IsNone(int valid) => Assert.Null(new ServiceComplaintRate(valid, 0).IsWithin);
}
