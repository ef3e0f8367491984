using HotlineConsole.Core;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.FollowUp;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.FollowUp;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Archive;

/// <summary>5.6.2: 保存期限宜长期; 5.6.3: 不损坏、遗失、泄露档案. What leaves the archive for good leaves it by two persons, never before its time.</summary>
[Clause("5.6.2"), Clause("5.6.3")]
public sealed class RemovalTests
{
    private static readonly Actor OtherKeeper = Samples.Keeper with { Id = "u-other-keeper", Name = "另一名保管员" };

    // Closed in 2026 and kept for 30 years: through 1 January 2057, by the city's calendar.
    private static readonly DateTimeOffset LastDay = new(2057, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset DayAfter = LastDay.AddDays(1);
    private static readonly Given In = Archived(Asked.ClosedOrder());
    private static readonly ProposeRemoval Propose = new(Samples.Number, "期限已满，无保存价值", "鉴字〔2057〕1号");
    private static readonly DecideRemoval Approve = new(Samples.Number, Approved: true, "同意销毁");

    [Fact]
    public void Propose_TheDayBefore_TheLastDay_AreRefused_TheDayAfterIsNot()
    {
        Assert.Equal(LastDay, In.Order.Archived!.KeepUntil);
        In.When(LastDay.AddTicks(-1), Samples.Keeper, Propose).Refused(ProposeRemoval.TooEarly);
        In.When(LastDay, Samples.Keeper, Propose).Refused(ProposeRemoval.TooEarly);
        var refusal = In.When(DayAfter.AddTicks(-1), Samples.Keeper, Propose).Refused(ProposeRemoval.TooEarly);
        Assert.Equal(["s:2057-01-01"], refusal.Slots.AsEnumerable());
        In.When(DayAfter, Samples.Keeper, Propose).Then<RemovalProposed>(e => Assert.Equal((Propose.Reason, Propose.Appraisal), (e.Reason, e.Appraisal)));
    }

    [Fact]
    public void Propose_WhatIsKeptForEver_OrIsNotIn_OrWithoutAReason_IsRefused()
    {
        var grave = Archived(Asked.ClosedOrder(Samples.Complaint(urgency: Urgency.Emergency)));
        grave.When(DayAfter.AddYears(900), Samples.Keeper, Propose).Refused(ProposeRemoval.ForEver);
        Asked.ClosedOrder().When(DayAfter, Samples.Keeper, Propose).Refused(ProposeRemoval.NotIn);
        In.When(DayAfter, Samples.Keeper, Propose with { Reason = " " }).Refused(ProposeRemoval.NoReason, "Reason");
        In.When(DayAfter, Samples.Supervisor, Propose).Refused(Capabilities.NotAllowed);
        In.And(DayAfter, Samples.Keeper, Propose).When(DayAfter, OtherKeeper, Propose).Refused(ProposeRemoval.Already);
    }

    [Fact]
    public void Decide_ByWhoProposed_IsRefused_ByASecondPersonItIsDone()
    {
        In.When(DayAfter, OtherKeeper, Approve).Refused(DecideRemoval.NotProposed);
        var proposed = In.And(DayAfter, Samples.Keeper, Propose);
        proposed.When(DayAfter, Samples.Keeper, Approve).Refused(DecideRemoval.OwnProposal);
        proposed.When(DayAfter, Samples.Keeper with { Role = Role.Supervisor }, Approve).Refused(DecideRemoval.OwnProposal); // the same person in another role
        proposed.When(DayAfter, Samples.Dispatcher, Approve).Refused(Capabilities.NotAllowed);
        proposed.When(DayAfter, OtherKeeper, Approve with { Opinion = "" }).Refused(DecideRemoval.NoOpinion, "Opinion");
        proposed.When(DayAfter, Samples.Supervisor, Approve).Then<WorkOrderRemoved>();
        var stone = proposed.When(DayAfter.AddHours(1), OtherKeeper, Approve).Then<WorkOrderRemoved>().Tombstone;
        Assert.Equal((OtherKeeper.Name, "同意销毁", Samples.Keeper.Name, Propose.Reason, Propose.Appraisal), (stone.DecidedBy, stone.Opinion, stone.ProposedBy, stone.Reason, stone.Appraisal));
        Assert.Equal((DayAfter, DayAfter.AddHours(1)), (stone.ProposedAt, stone.At));
    }

    [Fact]
    public void Decide_Refused_LeavesEverything_AndItMayBeProposedAnew()
    {
        var refused = In.And(DayAfter, Samples.Keeper, Propose).And(DayAfter, OtherKeeper, Approve with { Approved = false, Opinion = "仍有查考价值" });
        Assert.Equal((null, null, In.Order.Complaint), (refused.Order.Removal, refused.Order.Removed, refused.Order.Complaint));
        refused.When(DayAfter, OtherKeeper, Approve).Refused(DecideRemoval.NotProposed); // a second decider comes too late
        refused.When(DayAfter.AddYears(1), Samples.Keeper, Propose).Then<RemovalProposed>();
    }

    [Fact, Clause("5.5.5")]
    public void Decide_WhatIsHandledAgainMeanwhile_IsRefused_AndItsTimeBeginsAnew()
    {
        var proposed = Archived(Asked.Consented().And(Asked.Call, Samples.FollowUp, Asked.Answers(solved: false, level: Satisfaction.VeryDissatisfied))).And(DayAfter, Samples.Keeper, Propose);
        var reopened = proposed.And(DayAfter, Samples.FollowUp, new ReopenOrder(Samples.Number, "路灯仍然不亮"));
        reopened.When(DayAfter, OtherKeeper, Approve).Refused(Door.NoSuchOrder); // what is not over is not there for a keeper
        reopened.When(DayAfter, Samples.Supervisor, Approve).Refused(DecideRemoval.NotProposed);
        var again = Archived(reopened.Dispatched(DayAfter, Samples.Street).SignedFor(DayAfter, Samples.Street).Replied(DayAfter, Samples.Street).And(DayAfter, Samples.Supervisor, new CloseOrder(Samples.Number)), DayAfter);
        again.When(DayAfter, Samples.Supervisor, Approve).Refused(DecideRemoval.NotProposed);
        again.When(DayAfter, Samples.Keeper, Propose).Refused(ProposeRemoval.TooEarly);
    }

    [Fact]
    public void Removed_TakesNoCommandAnyMore_TheSecondDeciderIsTold()
    {
        var removed = In.And(DayAfter, Samples.Keeper, Propose).And(DayAfter, OtherKeeper, Approve);
        removed.When(DayAfter, Samples.Supervisor, Approve).Refused(Door.Removed);
        removed.When(DayAfter, Samples.Keeper, Propose).Refused(Door.Removed);
        removed.When(DayAfter, Samples.Attendant, new InviteToRate(Samples.Number)).Refused(Door.Removed);
        removed.When(DayAfter, Samples.Supervisor, new UnmaskClaimant(Samples.Number, "核对地址")).Refused(Door.Removed);
        removed.When(DayAfter, Samples.Supervisor, new AddAttachment(Samples.Number, Samples.File())).Refused(Door.Removed);
    }

    [Fact]
    public void Removed_LeavesNoTextAndNoPerson_AndTheFiguresAsTheyWere()
    {
        var life = Archived(Asked.Consented().And(Asked.Call, Samples.FollowUp, Asked.Answers(solved: true) with { Remarks = "回复及时", OtherReason = null })
            .And(Asked.Call, Samples.Supervisor, new AddAttachment(Samples.Number, Samples.File("门前.jpg"))));
        var removed = life.And(DayAfter, Samples.Keeper, Propose).And(DayAfter, OtherKeeper, Approve).Order;
        var body = HotlineJson.Write(removed);
        foreach (var gone in (string[])["诉求人甲", "10000000001", "路灯", "建国路甲一号", "物业", "尽快修好", "更换灯泡", "已电话告知", "回复及时", "门前.jpg"])
        {
            Assert.DoesNotContain(gone, body, StringComparison.Ordinal);
        }

        Assert.Equal(OrderRow.Of(life.Order) with { Title = "", Version = 0, FollowUps = [] }, OrderRow.Of(removed) with { Title = "", Version = 0, FollowUps = [] });
        Assert.Equal(OrderRow.Of(life.Order).FollowUps.AsEnumerable(), OrderRow.Of(removed).FollowUps);
        Assert.Equal((life.Order.Version + 2, life.Order.Archived), (removed.Version, removed.Archived));
        Assert.Equal(life.Order.Attachments.Select(a => a.File.Place), removed.Removed!.Files);
        Assert.Equal(body, HotlineJson.Write(HotlineJson.ReadOrder(body)));
    }

    private static Given Archived(Given over, DateTimeOffset? at = null) => over.And(at ?? Asked.Call, Samples.Keeper, new ArchiveOrder(Samples.Number, new('0', 64)));
}
