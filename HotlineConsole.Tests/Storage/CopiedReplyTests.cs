using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Tests.Storage;

/// <summary>Replies are compared with the organizer's own earlier ones, in the store of the hotline, whichever door they come by.</summary>
[Clause("5.3.3")]
public sealed class CopiedReplyTests : HotlineTests
{
    private const string Long = "经现场核实，门前三盏路灯因地下电缆老化短路熄灭，城管办会同供电公司当日更换电缆四十米和灯泡三只，试运行正常，夜间照明已经恢复，今后纳入每周巡查范围。";

    [Fact]
    public async Task Reply_CopiedFromAnotherOrder_IsWarnedOf_AndOfAnotherOrganizerOrTheSameOrderNot()
    {
        var reply = Samples.Reply() with { Measures = Long, HandledAt = TestHotline.T0 };
        var first = await SignedAsync(Samples.Street, byNetwork: true);
        await _hotline.Done(Samples.StaffOf(Samples.Street), new SubmitReply(first, Samples.Street, reply));
        await _hotline.Done(Samples.LeaderOf(Samples.Street), new ReviewReply(first, Samples.Street, false, "请补充"));
        await _hotline.Done(Samples.StaffOf(Samples.Street), new SubmitReply(first, Samples.Street, reply)); // the same order again is no copy

        await _hotline.ReopenAsync();
        var second = await SignedAsync(Samples.Street);
        var copy = reply with { Measures = Long.Replace("三盏", "五盏", StringComparison.Ordinal) };
        var refusal = (await _hotline.Store.HandleAsync(Samples.StaffOf(Samples.Street), new SubmitReply(second, Samples.Street, copy))).Refusal;
        Assert.Equal(ReplyWarnings.Warned.Code, refusal?.Code);
        Assert.Contains(first.ToString(), refusal!.Text, StringComparison.Ordinal);

        await _hotline.Done(Samples.StaffOf(Samples.Water), new SubmitReply(await SignedAsync(Samples.Water), Samples.Water, reply));
        await _hotline.Done(Samples.StaffOf(Samples.Street), new SubmitReply(second, Samples.Street, copy with { SentKnowingly = "同一处路灯" }));
        Assert.Equal(ReplyWarningKind.Copied, Assert.Single((await _hotline.Store.FindAsync(second))!.Reply!.Warnings!.Value).Kind);

        await using var db = _hotline.Store.Read();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Equal(4, await db.ReplyPrints.CountAsync());
    }

    private async Task<WorkOrderNumber> SignedAsync(OrganizerId organizer, bool byNetwork = false)
    {
        var number = await _hotline.AcceptAsync(byNetwork ? TestHotline.Complaint() with { Channel = "portal", ByNetwork = true } : null);
        await _hotline.Done(TestHotline.Dispatcher, new DispatchOrder(number, organizer, []));
        await _hotline.Done(Samples.StaffOf(organizer), new SignFor(number, organizer));
        return number;
    }
}
