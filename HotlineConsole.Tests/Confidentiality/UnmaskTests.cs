using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Confidentiality;

/// <summary>6.1: a look at the claimant's full particulars has a reason, is kept in the history, ends by itself; a confidential one takes two.</summary>
[Clause("6.1")]
public sealed class UnmaskTests
{
    private static readonly DateTimeOffset Now = Samples.Monday.AddHours(1);
    private static readonly Claimant Known = new("诉求人甲", "10000000001", "10000000002", "朝阳区建国路100号院2号楼");
    private static readonly Actor OtherSupervisor = Samples.Supervisor with { Id = "u-other", Name = "另一督办员" };

    public static TheoryData<string> Hotline => ["Attendant", "Dispatcher", "Supervisor"];

    [Theory]
    [MemberData(nameof(Hotline))]
    public void Look_OfTheHotlinesPeople_ShowsAllForTenMinutesToThemAlone(string role)
    {
        var by = Samples.Of(Enum.Parse<Role>(role), Samples.Street);
        var asked = Order(Known).When(Now, by, Unmask("核对来电地址"));
        asked.Then<ClaimantUnmasked>(e => Assert.Equal((1, "核对来电地址", false, by), (e.Unmasking, e.Reason, e.NeedsSecond, e.By)));
        var order = asked.Done().Order;
        Assert.Equal((Disclosure.Full, Known.Phone, Known.Address), (View(order, by, Now).Disclosure, View(order, by, Now).Phone, View(order, by, Now).Address));
        Assert.Equal(Disclosure.Full, View(order, by, Now.AddMinutes(10) - Samples.Tick).Disclosure);
        Assert.Equal("100****0001", View(order, by, Now.AddMinutes(10)).Phone);
        Assert.Equal("100****0001", View(order, by with { Id = "u-else" }, Now).Phone);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("看一下")]
    public void Look_WithoutAReason_IsRefused(string reason) => Order(Known).When(Now, Samples.Supervisor, Unmask(reason)).Refused(UnmaskClaimant.NoReason, "Reason");

    [Fact]
    public void Reason_OfFourAndOf500_IsTaken_Of501_IsNot()
    {
        Order(Known).When(Now, Samples.Supervisor, Unmask("核对地址")).Then<ClaimantUnmasked>();
        Order(Known).When(Now, Samples.Supervisor, Unmask(new string('因', 500))).Then<ClaimantUnmasked>();
        Order(Known).When(Now, Samples.Supervisor, Unmask(new string('因', 501))).Refused(UnmaskClaimant.TooLong, "Reason");
    }

    [Fact]
    public void Look_ThatIsOpen_IsNotAskedForAgain_AfterItsEndItIs()
    {
        var open = Order(Known).And(Now, Samples.Supervisor, Unmask("核对地址"));
        open.When(Now.AddMinutes(9), Samples.Supervisor, Unmask("再次核对")).Refused(UnmaskClaimant.Already);
        open.When(Now.AddMinutes(9), Samples.Dispatcher, Unmask("派单核对")).Then<ClaimantUnmasked>();
        open.When(Now.AddMinutes(10), Samples.Supervisor, Unmask("再次核对")).Then<ClaimantUnmasked>(e => Assert.Equal(2, e.Unmasking));
    }

    [Fact, Clause("5.2.3.1")]
    public void ConfidentialClaimant_IsShownOnceAnotherSupervisorAgrees()
    {
        var asked = Order(Known with { Confidential = true }).And(Now, Samples.Attendant, Unmask("回拨核实险情"));
        Assert.Equal(Disclosure.Masked, View(asked.Order, Samples.Attendant, Now).Disclosure);
        var agreed = asked.And(Now.AddMinutes(3), Samples.Supervisor, new DecideUnmasking(Samples.Number, 1, Granted: true)).Order;
        Assert.Equal(Known.Phone, View(agreed, Samples.Attendant, Now.AddMinutes(3)).Phone);
        Assert.Equal(Known.Phone, View(agreed, Samples.Attendant, Now.AddMinutes(13) - Samples.Tick).Phone);
        Assert.Equal("100****0001", View(agreed, Samples.Attendant, Now.AddMinutes(13)).Phone);
        Assert.Equal("100****0001", View(agreed, Samples.Supervisor, Now.AddMinutes(3)).Phone);
        foreach (var organizer in (Actor[])[Samples.StaffOf(Samples.Street), Samples.LeaderOf(Samples.Street)])
        {
            Assert.Equal(Disclosure.Relayed, View(agreed, organizer, Now.AddMinutes(3)).Disclosure);
        }
    }

    [Fact, Clause("5.2.3.1")]
    public void ConfidentialClaimant_OfARefusedRequest_StaysMasked()
    {
        var refused = Order(Known with { Confidential = true }).And(Now, Samples.Supervisor, Unmask("回访核对")).And(Now, OtherSupervisor, new DecideUnmasking(Samples.Number, 1, Granted: false));
        Assert.Equal("100****0001", View(refused.Order, Samples.Supervisor, Now).Phone);
        refused.When(Now, OtherSupervisor, new DecideUnmasking(Samples.Number, 1, Granted: true)).Refused(DecideUnmasking.Decided);
    }

    [Fact]
    public void OwnRequest_IsDecidedByNobodyAlone()
    {
        var asked = Order(Known with { Confidential = true }).And(Now, Samples.Supervisor, Unmask("回访核对"));
        asked.When(Now, Samples.Supervisor, new DecideUnmasking(Samples.Number, 1, Granted: true)).Refused(DecideUnmasking.OwnRequest);
        asked.When(Now, Samples.Supervisor, Unmask("再次申请")).Refused(UnmaskClaimant.Already);
        asked.When(Now, Samples.Dispatcher, new DecideUnmasking(Samples.Number, 1, Granted: true)).Refused(Capabilities.NotAllowed);
        asked.When(Now, OtherSupervisor, new DecideUnmasking(Samples.Number, 2, Granted: true)).Refused(DecideUnmasking.Unknown);
        Order(Known).And(Now, Samples.Supervisor, Unmask("核对地址")).When(Now, OtherSupervisor, new DecideUnmasking(Samples.Number, 1, Granted: true)).Refused(DecideUnmasking.Unknown);
    }

    [Fact]
    public void Others_MayNotAsk()
    {
        foreach (var other in (Actor[])[Samples.StaffOf(Samples.Street), Samples.LeaderOf(Samples.Street), Samples.Wall, Samples.Administrator, Samples.SecurityAdministrator, Samples.Auditor])
        {
            Order(Known).When(Now, other, Unmask("核对地址")).Refused(Capabilities.NotAllowed);
        }
    }

    private static UnmaskClaimant Unmask(string reason) => new(Samples.Number, reason);

    private static Given Order(Claimant claimant) => Given.Accepted(Samples.Complaint() with { Claimant = claimant }).Dispatched(Samples.Monday, Samples.Street);

    private static ClaimantView View(WorkOrder order, Actor by, DateTimeOffset now) => Masking.View(order, by, Samples.Seal, now);
}
