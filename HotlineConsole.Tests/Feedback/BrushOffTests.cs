using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Feedback;

/// <summary>5.3.3 f: 推诿扯皮、敷衍塞责. Words that brush off are warned of; nothing is stopped.</summary>
[Clause("5.3.3")]
public class BrushOffTests
{
    private static readonly DateTimeOffset Now = Samples.Monday.AddHours(1);
    private static readonly Given Signed = Given.Accepted().Dispatched(Now, Samples.Street, Samples.Water).SignedFor(Now, Samples.Street).SignedFor(Now, Samples.Water);

    [Theory]
    [InlineData("问题已转交物业", ReplyWarningKind.PassedOn, "已转交")]
    [InlineData("正在研究方案", ReplyWarningKind.NoTime, "正在研究")]
    [InlineData("请您耐心等待", ReplyWarningKind.Waiting, "耐心等待")]
    [InlineData("因经费不足，敬请谅解", ReplyWarningKind.Understanding, "请谅解")]
    [InlineData("此事不归我单位管", ReplyWarningKind.SentAway, "不归我")]
    [InlineData("已 转、交 物业", ReplyWarningKind.PassedOn, "已转交")]
    public void Words_InAReply_AreFoundWithTheirGroup(string measures, ReplyWarningKind kind, string word)
    {
        var found = BrushOff.In(ComplaintKind.Help, new Reply { Measures = measures }).First();

        Assert.Equal(new ReplyWarning(kind, word, "Measures"), found);
    }

    [Theory]
    [InlineData("已更换灯泡三只，现场照明恢复")]
    [InlineData("3月5日前完成施工，由街道城管办负责")]
    public void PlainWords_AreNotWarnedOf(string measures) => Assert.Empty(BrushOff.In(ComplaintKind.Help, new Reply { Measures = measures, ToldClaimant = "已电话告知" }));

    [Fact, Clause("5.3.2.3.4")]
    public void Suggestion_PassedOn_IsWhatTheStandardAsksFor()
    {
        var reply = new Reply { ToldClaimant = "建议已收到，已转交区城市管理委" };

        Assert.Empty(BrushOff.In(ComplaintKind.Suggestion, reply));
        Assert.NotEmpty(BrushOff.In(ComplaintKind.Complaint, reply));
    }

    [Fact]
    public void Submit_Warned_AsksForAReasonAndKeepsBoth()
    {
        var reply = Samples.Reply() with { Measures = "已转交物业，请耐心等待" };

        var refusal = Submit(reply).Refused(ReplyWarnings.Warned, "SentKnowingly");
        Assert.Contains("已转交", refusal.Text, StringComparison.Ordinal);
        Assert.Contains("耐心等待", refusal.Text, StringComparison.Ordinal);
        Submit(reply with { SentKnowingly = " " }).Refused(ReplyWarnings.Warned, "SentKnowingly");
        Submit(reply with { SentKnowingly = " 物业已当场受理 " }).Then<WorkOrderFedBack>(e =>
        {
            Assert.Equal("物业已当场受理", e.Reply.SentKnowingly);
            Assert.Equal([ReplyWarningKind.PassedOn, ReplyWarningKind.Waiting], e.Reply.Warnings!.Value.Select(w => w.Kind));
        });
    }

    [Fact]
    public void Submit_NotWarned_KeepsNeitherReasonNorWarningsOfTheSender() =>
        Submit(Samples.Reply() with { SentKnowingly = "理由", Warnings = [new(ReplyWarningKind.Copied, "伪造")] })
            .Then<WorkOrderFedBack>(e => Assert.Equal((null, false), (e.Reply.SentKnowingly, e.Reply.Warnings.HasValue)));

    [Fact]
    public void Submit_ByACoOrganizerOrToTheLeader_IsWarnedAlike()
    {
        var reply = Samples.Reply() with { Measures = "适时处理" };

        Signed.When(Now, Samples.StaffOf(Samples.Water), new SubmitReply(Samples.Number, Samples.Water, reply)).Refused(ReplyWarnings.Warned, "SentKnowingly");
        Given.Accepted(Samples.Complaint(byNetwork: true)).Dispatched(Now, Samples.Street).SignedFor(Now, Samples.Street)
            .When(Now, Samples.StaffOf(Samples.Street), new SubmitReply(Samples.Number, Samples.Street, reply)).Refused(ReplyWarnings.Warned, "SentKnowingly");
    }

    [Fact]
    public void Submit_Incomplete_IsNamedBeforeItIsWarnedOf() =>
        Submit(Samples.Reply() with { Measures = "", ToldClaimant = "请耐心等待" }).Refused(ReplyRules.Solved, "Measures");

    private static Taken Submit(Reply reply) => Signed.When(Now, Samples.StaffOf(Samples.Street), new SubmitReply(Samples.Number, Samples.Street, reply));
}
