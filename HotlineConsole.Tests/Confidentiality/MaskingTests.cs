using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Confidentiality;

[Clause("6.1")]
public sealed class MaskingTests
{
    private static readonly Claimant Known = new("诉求人甲", "10000000001", "10000000002", "朝阳区建国路100号院2号楼");

    [Theory]
    [InlineData(null, null)]
    [InlineData("  ", null)]
    [InlineData("张三", "张**")]
    [InlineData("张三丰", "张**")]
    [InlineData("　李四　", "李**")]
    [InlineData("王", "**")]
    [InlineData("𠮷田", "𠮷**")]
    [InlineData("Ann Other", "A**")]
    public void Name_IsItsFirstLetterAndTwoStars(string? name, string? shown) => Assert.Equal(shown, Masking.Name(name));

    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("13800000001", "138****0001")]
    [InlineData("１３８００００００01", "138****0001")]
    [InlineData("138 0000-0001", "138****0001")]
    [InlineData("+86 138 0000 0001", "138****0001")]
    [InlineData("010-60000001", "010****0001")]
    [InlineData("60000012", "****12")]
    [InlineData("12345", "****")]
    [InlineData("somebody@example.org", "s****@example.org")]
    [InlineData("s@example.org", "****@example.org")]
    [InlineData("微信 abc", "微****")]
    public void Phone_CannotBeCalled(string? phone, string? shown) => Assert.Equal(shown, Masking.Phone(phone));

    [Theory]
    [InlineData(null, null)]
    [InlineData("朝阳区建国路100号院2号楼", "朝阳区建国路****")]
    [InlineData("建国路９号", "建国****")]
    [InlineData("9号", "****")]
    public void Address_LosesTheHouse(string? address, string? shown) => Assert.Equal(shown, Masking.Address(address));

    [Theory]
    [InlineData(Role.Attendant)]
    [InlineData(Role.Dispatcher)]
    [InlineData(Role.Supervisor)]
    public void View_OfTheHotlinesPeople_IsMasked(Role role) =>
        Assert.Equal(
            new ClaimantView(Disclosure.Masked, "诉**", "100****0001", "100****0002", "朝阳区建国路****"),
            View(Held().Order, Samples.Of(role, Samples.Street)));

    [Fact]
    public void View_OfTheAttendantWhoRecordsIt_IsFullUntilItIsDispatched()
    {
        var accepted = Accepted(Known);
        Assert.Equal("10000000001", View(accepted.Order, Samples.Attendant, Samples.Attendant.Id).Phone);
        Assert.Equal("100****0001", View(accepted.Order, Samples.Attendant, "u-another").Phone);
        Assert.Equal("100****0001", View(Held().Order, Samples.Attendant, Samples.Attendant.Id).Phone);
    }

    [Fact]
    public void View_OfTheOrganizersThatHoldIt_IsFull()
    {
        var order = Held().Order;
        foreach (var holder in new[] { Samples.StaffOf(Samples.Street), Samples.LeaderOf(Samples.Street), Samples.StaffOf(Samples.Water) })
        {
            Assert.Equal(new ClaimantView(Disclosure.Full, "诉求人甲", "10000000001", "10000000002", "朝阳区建国路100号院2号楼"), View(order, holder));
        }
    }

    [Fact]
    public void View_OfTheDistrictCopy_IsMasked() =>
        Assert.Equal(Disclosure.Masked, View(Held().Order, Samples.StaffOf(Samples.Chaoyang)).Disclosure);

    [Fact]
    public void View_OfAnOrganizerThatReturnedIt_IsMaskedAgain()
    {
        var order = Held().Returned(Samples.Monday.AddHours(1), Samples.Street).Order;
        Assert.Equal("100****0001", View(order, Samples.StaffOf(Samples.Street)).Phone);
    }

    [Theory]
    [InlineData("S110105001")]
    [InlineData("E01")]
    [InlineData("D110105")]
    [Clause("5.2.3.1")]
    public void View_OfAConfidentialClaimant_TellsNoOrganizerAnything(string organizer) =>
        Assert.Equal(
            new ClaimantView(Disclosure.Relayed, null, null, null, null),
            View(Held(Known with { Confidential = true }).Order, Samples.StaffOf(new(organizer))));

    [Fact]
    public void View_OfOthers_IsNothing()
    {
        var order = Held().Order;
        foreach (var other in new[] { Samples.StaffOf(Samples.Haidian), Samples.Wall, Samples.Administrator, Actor.Import, Actor.DeadlineWatch })
        {
            Assert.Equal(new ClaimantView(Disclosure.Nothing, null, null, null, null), View(order, other));
        }
    }

    [Fact]
    public void View_OfAnAnonymousClaimant_HasNoName() =>
        Assert.Null(View(Held(Known with { Anonymous = true }).Order, Samples.StaffOf(Samples.Street)).Name);

    private static ClaimantView View(WorkOrder order, Actor by, string? recordedBy = null) =>
        Masking.View(order with { Complaint = order.Complaint with { Claimant = Samples.Seal.Close(order.Complaint.Claimant) } }, by, Samples.Seal, Samples.Monday, recordedBy);

    private static Given Accepted(Claimant claimant) => Given.Accepted(Samples.Complaint() with { Claimant = claimant });

    // Led by a street, so copied to its district; a public enterprise has a part; the lead has signed.
    private static Given Held(Claimant? claimant = null) =>
        Accepted(claimant ?? Known).Dispatched(Samples.Monday, Samples.Street, Samples.Water).SignedFor(Samples.Monday, Samples.Street);
}
