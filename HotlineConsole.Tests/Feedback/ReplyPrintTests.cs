using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Feedback;

/// <summary>A reply copied from another order is known, also when a few words were changed; one that says something else is not.</summary>
[Clause("5.3.3")]
public class ReplyPrintTests
{
    private const string Lamp = "经现场核实，建国路甲一号门前三盏路灯因地下电缆老化短路熄灭，街道城管办会同供电公司当日更换电缆四十米和灯泡三只，试运行正常，夜间照明已经恢复，今后纳入每周巡查范围。";
    private const string Heat = "经核查，该楼供暖温度不达标系换热站循环泵故障所致，热力集团连夜抢修并更换水泵，入户测温十九度，达到标准，对受影响住户按规定退还两日采暖费，并安排专人回访。";

    private static readonly DateTimeOffset Now = Samples.Monday.AddHours(1);

    [Fact]
    public void Print_OfTheSameText_AgreesEverywhere_AlsoWithOtherSignsAndNumbers()
    {
        var print = Print(Lamp);

        Assert.Equal(64, print.AgreesIn(Print(Lamp)));
        Assert.Equal(64, print.AgreesIn(Print("20260302 " + Lamp.Replace("，", " ", StringComparison.Ordinal).Replace("。", "！", StringComparison.Ordinal))));
        Assert.Equal(print.Text, ReplyPrint.Read(print.Text).Text);
    }

    [Fact]
    public void Print_OfAFewChangedWords_IsACopy_AndOfAnotherMatterIsNot()
    {
        Assert.True(Print(Lamp).IsCopyOf(Print(Lamp.Replace("三盏", "五盏", StringComparison.Ordinal))));
        Assert.False(Print(Lamp).IsCopyOf(Print(Heat)));
        Assert.True(Print(Lamp).AgreesIn(Print(Heat)) < 16);
        Assert.False(Print(Lamp + Heat).IsCopyOf(Print(Lamp)));
    }

    [Theory]
    [InlineData(52, true)]
    [InlineData(51, false)]
    public void Copy_BeginsAtFourFifthsOfThePlaces(int agreeing, bool isCopy)
    {
        var places = Convert.FromBase64String(Print(Lamp).Text);
        for (var i = agreeing; i < 64; i++)
        {
            places[i] ^= 0xff;
        }

        var other = ReplyPrint.Read(Convert.ToBase64String(places));
        Assert.Equal((agreeing, isCopy), (Print(Lamp).AgreesIn(other), Print(Lamp).IsCopyOf(other)));
    }

    [Fact]
    public void Print_OfAShortText_IsNone()
    {
        Assert.Null(ReplyPrint.Of(Lamp[..60])); // signs do not count
        Assert.NotNull(ReplyPrint.Of(new string('灯', 60)));
        Assert.Null(ReplyPrint.Of(new string('灯', 59) + "12345，。"));
        Assert.Null(ReplyPrint.Of(new Reply { Measures = "已更换", ToldClaimant = Lamp })); // how he was told may be the same
    }

    [Fact]
    public void Submit_ACopy_IsWarnedOfWithTheOrderItCameFrom()
    {
        var earlier = WorkOrderNumber.Compose(new(2026, 3, 1), 7);
        var rules = Samples.Rules with { FindCopied = (organizer, number, _) => organizer == Samples.Street && number == Samples.Number ? earlier : null };
        var given = Given.Accepted(rules: rules).Dispatched(Now, Samples.Street).SignedFor(Now, Samples.Street);
        var submit = new SubmitReply(Samples.Number, Samples.Street, Samples.Reply() with { Measures = Lamp });

        Assert.Contains(earlier.ToString(), given.When(Now, Samples.StaffOf(Samples.Street), submit).Refused(ReplyWarnings.Warned, "SentKnowingly").Text, StringComparison.Ordinal);
        given.When(Now, Samples.StaffOf(Samples.Street), submit with { Reply = submit.Reply with { SentKnowingly = "同一处路灯" } }).Then<WorkOrderFedBack>(e =>
            Assert.Equal([new ReplyWarning(ReplyWarningKind.Copied, earlier.ToString())], e.Reply.Warnings!.Value.AsEnumerable()));
    }

    private static ReplyPrint Print(string text) => ReplyPrint.Of(text)!;
}
