using HotlineConsole.Core.FollowUp;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.FollowUp;

/// <summary>5.5.2: 回访方式包括 ... 短信.</summary>
[Clause("5.5.2")]
public sealed class MessageTests
{
    [Theory]
    [InlineData("1", null, 1, null)]
    [InlineData(" ５ ", null, 5, null)]
    [InlineData("3分", null, 3, null)]
    [InlineData("非常不满意", null, 5, null)]
    [InlineData("非常满意。", null, 1, null)]
    [InlineData("基本满意", null, 3, null)]
    [InlineData("不满意", null, 4, null)]
    [InlineData("满意", null, 2, null)]
    [InlineData("解决 2", true, 2, null)]
    [InlineData("已解决，满意", true, 2, null)]
    [InlineData("未解决,5,3号楼还是没有灯", false, 5, "3号楼还是没有灯")]
    [InlineData("没有解决", false, null, null)]
    [InlineData("解决了", true, null, null)]
    public void Read_AnAnswer_IsUnderstood(string text, bool? solved, int? level, string? remarks)
    {
        var answers = MessageText.Read(text)!;
        Assert.Equal((solved, level, remarks), (answers.Solved, (int?)answers.Level, answers.Remarks));
        Assert.Null(answers.Contacted);
    }

    [Theory]
    [InlineData("谢谢")]
    [InlineData("6")]
    [InlineData("15")]
    [InlineData("1 5")]
    [InlineData("满意 4")]
    [InlineData("解决还是未解决？")]
    [InlineData("3号楼的灯还不亮")]
    public void Read_AnythingElse_IsNoAnswer(string text) => Assert.Null(MessageText.Read(text));

    [Fact]
    public void Decide_UnclearText_IsKeptAsItCameAndTheNextOneStillCounts()
    {
        var sent = Asked.ClosedOrder(Samples.Complaint(byNetwork: true)).And(Asked.Call, Samples.Gateway, new ConfirmInvitation(Samples.Number));
        var unclear = sent.And(Asked.Call, Samples.Gateway, new AnswerByMessage(Samples.Number, " 你们是谁？ "));
        Assert.Equal("你们是谁？", Assert.Single(unclear.Order.FollowUp!.Messages));
        Assert.Null(unclear.Order.FollowUp.End);
        unclear.When(Asked.Call, Samples.Gateway, new AnswerByMessage(Samples.Number, "2")).Then<FollowUpAnswered>(e =>
            Assert.Equal((FollowUpWay.Message, Satisfaction.Satisfied), (e.Way, e.Answers.Level)));
    }

    [Fact]
    public void Decide_MessageToWhatWasNotSent_IsRefused()
    {
        Asked.ClosedOrder(Samples.Complaint(byNetwork: true)).When(Asked.Call, Samples.Gateway, new AnswerByMessage(Samples.Number, "1")).Refused(AnswerFollowUp.NotInvited);
        Asked.ClosedOrder().When(Asked.Call, Samples.Gateway, new AnswerByMessage(Samples.Number, "1")).Refused(AnswerFollowUp.NotInvited);
    }
}
