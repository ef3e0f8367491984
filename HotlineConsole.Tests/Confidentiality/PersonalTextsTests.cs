using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Confidentiality;

/// <summary>6.1.1 保护诉求人个人隐私、个人信息: what stands in free text.</summary>
[Clause("6.1.1")]
public sealed class PersonalTextsTests
{
    private static readonly Claimant Known = new("欧阳明月", "13900001234", "010-65001234", "朝阳区建国路100号院2号楼");

    [Theory]
    [InlineData("欧阳明月反映路灯不亮", "欧**反映路灯不亮")]
    [InlineData("请回电13900001234", "请回电139****1234")]
    [InlineData("请回电 139-0000-1234 或 １３９００００１２３４", "请回电 139****1234 或 139****1234")]
    [InlineData("座机010 65001234", "座机010****1234")]
    [InlineData("身份证11010519491231002X,请核", "身份证110****2X,请核")]
    [InlineData("骗子的电话是13900009999", "骗子的电话是13900009999")]
    [InlineData("工单202603020000074", "工单202603020000074")]
    [InlineData("编号110105194912310021234", "编号110105194912310021234")]
    [InlineData("欧阳路的路灯", "欧阳路的路灯")]
    public void Text_LosesTheClaimantAndIdentityNumbers_NothingElse(string text, string shown)
    {
        Assert.Equal(shown, PersonalTexts.Without(Samples.Complaint() with { Content = text }, Known).Content);
        Assert.Equal(text != shown, PersonalTexts.IsPersonal(text, Known));
    }

    [Fact]
    public void EveryText_OfTheComplaint_IsLookedAt()
    {
        const string Said = "欧阳明月 13900001234";
        var complaint = new PublicComplaint
        {
            Kind = ComplaintKind.Help, Urgency = Urgency.General, Channel = "phone", Category = "0405", RaisedAt = Samples.Monday, Claimant = Known,
            Title = Said, Content = Said, HappenedWhen = Said, Parties = Said, EarlierHandling = Said, Demand = Said, Reasons = Said,
            Place = new(null, null, Said, Said), Instability = new(Said, Said, Said, true, Said, Said, Said), Emergency = new(Said, Said, Said),
        };
        var shown = PersonalTexts.Without(complaint, Known) with { Claimant = new(null, null) };
        var text = $"{shown} {shown.Place} {shown.Instability} {shown.Emergency}";
        Assert.DoesNotMatch("欧阳明月|13900001234", text);
        Assert.Equal(18 + 11, text.Split("139****1234").Length - 1); // the parts of the complaint come twice
    }

    [Theory]
    [InlineData("欧阳明月家无暖气")]
    [InlineData("请回电13900001234")]
    [InlineData("11010519491231002X 养老金")]
    public void Title_WithPersonalData_IsRefused(string title) =>
        Given.Nothing().WhenAccepted(Samples.Monday, Samples.Attendant, Samples.Complaint() with { Title = title, Claimant = Known }).Refused(AcceptComplaint.PersonalTitle, "Title");

    [Fact]
    public void Order_IsShownWhole_ToWhomTheClaimantIsShown()
    {
        var order = Given.Accepted(Samples.Complaint() with { Content = "请回电13900001234", Claimant = Known }).Dispatched(Samples.Monday, Samples.Street).Order;
        Assert.Equal("请回电13900001234", Content(Samples.StaffOf(Samples.Street)));
        Assert.Equal("请回电139****1234", Content(Samples.Dispatcher));
        Assert.Equal("请回电139****1234", Content(Samples.StaffOf(Samples.Chaoyang)));

        string Content(Actor by) => Masking.Shown(order, Masking.View(order, by, Samples.Seal, Samples.Monday), Samples.Seal).Complaint.Content;
    }
}
