using System.Collections.Immutable;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Supervision;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Handling;

/// <summary>5.3.2.2.4: 涉及多个单位的诉求,首接单位应牵头协调办理,办理时可运用"街乡吹哨、部门报到"、协调会商等方式.</summary>
[Clause("5.3.2.2.4"), Clause("4.3")]
public class WhistleTests
{
    private static readonly DateTimeOffset Now = Samples.Monday.AddHours(1);
    private static readonly DateTimeOffset ReportBy = Now.AddMinutes(30);
    private static readonly BlowWhistle Blow = new(Samples.Number, Samples.Street, WhistleKind.Whistle, [Samples.Water, Samples.Department], "建国路甲一号", ReportBy, "路面塌陷");
    private static readonly ReportToWhistle Report = new(Samples.Number, Samples.Water, 1);
    private static readonly WhistleShare Share = new(Samples.Water, "更换管段", Now.AddDays(1));
    private static readonly CloseWhistle Close = new(Samples.Number, Samples.Street, 1, "原因查明");

    private static readonly Given Signed = Given.Accepted().Dispatched(Now, Samples.Street).SignedFor(Now, Samples.Street);
    private static readonly Given Blown = Signed.And(Now, Samples.StaffOf(Samples.Street), Blow);
    private static readonly Given Reported = Blown.And(Now, Samples.StaffOf(Samples.Water), Report);

    [Fact]
    public void Blow_ByAStreetThatSigned_CallsEachWithATimeOfItsOwn()
    {
        var order = Blown.Order;
        var whistle = Assert.Single(order.Whistles);

        Assert.Equal((WhistleKind.Whistle, Samples.Street, ReportBy, "建国路甲一号", "路面塌陷"), (whistle.Kind, whistle.Caller, whistle.ReportBy, whistle.Place, whistle.Matter));
        Assert.Equal([Samples.Water, Samples.Department], whistle.Calls.Select(c => c.Organizer));
        Assert.All(whistle.Calls, c => Assert.Equal(ReportBy, order.OpenDeadline(DeadlineKind.Report, c.Organizer)!.Time.Due));
        Assert.NotNull(order.OpenDeadline(DeadlineKind.Feedback));
    }

    [Fact]
    public void Blow_ByWhoDoesNotHoldOrHasNotSigned_IsRefused()
    {
        Given.Accepted().Dispatched(Now, Samples.Street).When(Now, Samples.StaffOf(Samples.Street), Blow).Refused(new("holding.not-signed", "5.3.2.2.2"));
        Signed.Returned(Now, Samples.Street).When(Now, Samples.StaffOf(Samples.Street), Blow).Refused(new("holding.not-held", "5.3.2.2.3"));
        Signed.Replied(Now, Samples.Street).When(Now, Samples.StaffOf(Samples.Street), Blow).Refused(new("holding.settled", "5.3.2.3.1"));
    }

    [Fact]
    public void Blow_ByAnotherKindOfOrganizer_IsRefusedAndAMeetingIsNot()
    {
        var given = Given.Accepted().Dispatched(Now, Samples.Municipal, Samples.Street).SignedFor(Now, Samples.Municipal).SignedFor(Now, Samples.Street);
        var blow = Blow with { Organizer = Samples.Municipal };

        given.When(Now, Samples.StaffOf(Samples.Municipal), blow).Refused(BlowWhistle.NotStreet, "Kind");
        given.When(Now, Samples.StaffOf(Samples.Municipal), blow with { Kind = WhistleKind.Consultation }).Then<WhistleBlown>();
        given.When(Now, Samples.StaffOf(Samples.Street), Blow with { Kind = WhistleKind.Consultation }).Refused(BlowWhistle.NotLead, "Kind");
        given.When(Now, Samples.StaffOf(Samples.Street), Blow).Then<WhistleBlown>();
    }

    [Fact]
    public void Blow_Wrongly_IsRefused()
    {
        Refused(Blow with { Called = [] }, BlowWhistle.Incomplete, "Called");
        Refused(Blow with { Called = default, Place = " ", Matter = "" }, BlowWhistle.Incomplete, "Called", "Place", "Matter");
        Refused(Blow with { Called = [new OrganizerId("X1")] }, BlowWhistle.UnknownOrganizer, "Called");
        Refused(Blow with { Called = [Samples.Street] }, BlowWhistle.CallsTwice, "Called");
        Refused(Blow with { Called = [Samples.Water, Samples.Water] }, BlowWhistle.CallsTwice, "Called");
        Refused(Blow with { ReportBy = Now }, BlowWhistle.InPast, "ReportBy");
        Signed.When(Now, Samples.StaffOf(Samples.Street), Blow with { ReportBy = Now + Samples.Tick }).Then<WhistleBlown>();

        static void Refused(BlowWhistle command, Refusal expected, params string[] fields) => Signed.When(Now, Samples.StaffOf(Samples.Street), command).Refused(expected, fields);
    }

    [Fact]
    public void Report_AtTheTimeGiven_IsInTimeAndOneTickLaterLate()
    {
        Blown.When(ReportBy, Samples.StaffOf(Samples.Water), Report).Then<CalledUnitReported>(e => Assert.False(e.Late));
        Blown.When(ReportBy + Samples.Tick, Samples.StaffOf(Samples.Water), Report).Then<CalledUnitReported>(e => Assert.True(e.Late));
        Assert.Equal(Now, Reported.Order.Deadlines.Single(d => d.Key == "Report:E01:1").MetAt);
        Reported.When(Now, Samples.StaffOf(Samples.Water), Report).Refused(ReportToWhistle.Answered);
    }

    [Fact]
    public void Decline_WithAReason_IsKeptAndWithoutRefused()
    {
        var decline = Report with { Declined = "管线不属本单位" };

        Blown.When(Now, Samples.StaffOf(Samples.Water), decline with { Declined = " " }).Refused(ReportToWhistle.NoReason, "Declined");
        var declined = Blown.And(Now, Samples.StaffOf(Samples.Water), decline);
        Assert.Equal("管线不属本单位", declined.Order.Whistles[0].CallOf(Samples.Water)!.Declined);
        Assert.False(declined.Order.Whistles[0].Awaits(Samples.Water));
        declined.When(Now, Samples.StaffOf(Samples.Street), new SplitWhistle(Samples.Number, Samples.Street, 1, [Share])).Refused(SplitWhistle.Uncalled, "Tasks");
    }

    [Fact]
    public void Report_OfAnUnknownOrClosedWhistleOrUncalled_IsRefused()
    {
        Blown.When(Now, Samples.StaffOf(Samples.Water), Report with { Whistle = 2 }).Refused(new("whistle.unknown", "5.3.2.2.4"));
        Blown.When(Now, Samples.StaffOf(Samples.Street), Report with { Organizer = Samples.Street }).Refused(ReportToWhistle.NotCalled);
        Blown.And(Now, Samples.StaffOf(Samples.Street), Close).When(Now, Samples.StaffOf(Samples.Water), Report).Refused(new("whistle.closed", "5.3.2.2.4"));
    }

    [Fact]
    public void Called_SeesTheOrderButNotTheClaimant_AndOthersSeeNothing()
    {
        Assert.True(Capabilities.MaySee(Samples.StaffOf(Samples.Water), Blown.Order));
        Assert.False(Capabilities.MaySee(Samples.StaffOf(Samples.Water), Signed.Order));
        Assert.False(Capabilities.MaySee(Samples.StaffOf(Samples.Municipal), Blown.Order));
        Assert.Equal(Disclosure.Masked, Masking.View(Blown.Order, Samples.StaffOf(Samples.Water), Samples.Seal, Now).Disclosure);
        Blown.When(Now, Samples.StaffOf(Samples.Water), new LogContact(Samples.Number, Samples.Water, ContactWay.Phone, true, "已联系")).Refused(new("holding.not-held", "5.3.2.2.3"));
    }

    [Fact]
    public void Tasks_SplitJudgedAndClosed_AreTheCallers()
    {
        var split = new SplitWhistle(Samples.Number, Samples.Street, 1, [Share, new(Samples.Street, "围挡", Now + Samples.Tick)]);
        var judge = new JudgeWhistleTask(Samples.Number, Samples.Street, 1, 1, true, "已更换");

        Caller(Reported, split with { Tasks = default }).Refused(SplitWhistle.Incomplete, "Tasks");
        Caller(Reported, split with { Tasks = [Share with { What = " " }] }).Refused(SplitWhistle.Incomplete, "Tasks");
        Caller(Reported, split with { Tasks = [Share with { Organizer = Samples.Municipal }] }).Refused(SplitWhistle.Uncalled, "Tasks");
        Caller(Reported, split with { Tasks = [Share with { DueAt = Now }] }).Refused(SplitWhistle.InPast, "Tasks");
        Reported.When(Now, Samples.StaffOf(Samples.Water), split with { Organizer = Samples.Water }).Refused(new("whistle.not-caller", "5.3.2.2.4"));

        var tasks = Caller(Reported, split).Done();
        Assert.Equal([(1, Samples.Water), (2, Samples.Street)], tasks.Order.Whistles[0].Tasks.Select(t => (t.Id, t.Organizer)));
        Caller(tasks, Close).Refused(CloseWhistle.TasksOpen);
        Caller(tasks, judge with { Task = 3 }).Refused(JudgeWhistleTask.UnknownTask);
        Caller(tasks, judge with { Verdict = "" }).Refused(JudgeWhistleTask.NoVerdict, "Verdict");
        var judged = Caller(tasks, judge).Done();
        Caller(judged, judge).Refused(JudgeWhistleTask.Judged);
        judged = Caller(judged, judge with { Task = 2, Done = false, Verdict = "未完成" }).Done();
        Assert.Equal([true, false], judged.Order.Whistles[0].Tasks.Select(t => t.Done));
        Caller(judged, Close with { Result = "" }).Refused(CloseWhistle.NoResult, "Result");
        Assert.Equal("原因查明", Caller(judged, Close).Done().Order.Whistles[0].Result);
    }

    [Fact]
    public void Close_AfterTheTime_KeepsWhoDidNotCome_AndBeforeReleasesThem()
    {
        var after = Reported.And(ReportBy + Samples.Tick, Samples.StaffOf(Samples.Street), Close).Order;
        var before = Reported.And(ReportBy, Samples.StaffOf(Samples.Street), Close).Order;

        Assert.Equal([false, true], after.Whistles[0].Calls.Select(c => c.NoShow));
        Assert.Equal([false, false], before.Whistles[0].Calls.Select(c => c.NoShow));
        Assert.Null(after.OpenDeadline(DeadlineKind.Report));
        Assert.Null(before.OpenDeadline(DeadlineKind.Report));
    }

    [Fact, Clause("5.3.3")]
    public void NoShow_OneTickPastTheTime_IsSupervisedAndTheAbsentIsNamed()
    {
        var order = Reported.Until(ReportBy + Samples.Tick).Order;

        Assert.Contains(order.Supervisions, s => s.Deadline == "Report:B110105-01:1" && s.Organizer == Samples.Department);
        Assert.DoesNotContain(order.Supervisions, s => s.Organizer == Samples.Water);
        Assert.Equal((DeadlineKind.Report, Alarm.Overdue), (OrderRow.Of(order).NextDueKind, OrderRow.Of(order).Alarm));
    }

    [Fact]
    public void Whistle_WhenItsCallerHoldsTheOrderNoMore_Ends()
    {
        var returned = Blown.Returned(Now, Samples.Street).Order;
        var replied = Blown.Replied(Now, Samples.Street).Order;

        Assert.All((WorkOrder[])[returned, replied], order =>
        {
            Assert.False(order.Whistles[0].IsOpen);
            Assert.Null(order.Whistles[0].Result);
            Assert.Null(order.OpenDeadline(DeadlineKind.Report));
        });
    }

    [Fact]
    public void Inbox_OfTheCalled_HasTheOrderUntilItDeclinesOrAllIsClosed()
    {
        Assert.Equal(
            new Party(Samples.Water, Part.Called, false, false, ReportBy.ToUniversalTime(), IsCalled: true) { StartAt = Blown.Order.OpenDeadline(DeadlineKind.Report, Samples.Water)!.Time.RemindAt },
            PartyOf(Blown, Samples.Water));
        Assert.Null(PartyOf(Reported, Samples.Water)!.DueAt);
        var split = Reported.And(Now, Samples.StaffOf(Samples.Street), new SplitWhistle(Samples.Number, Samples.Street, 1, [Share]));
        Assert.Equal(Share.DueAt, PartyOf(split, Samples.Water)!.DueAt);
        Assert.Null(PartyOf(Blown.And(Now, Samples.StaffOf(Samples.Water), Report with { Declined = "另有突发事件" }), Samples.Water));
        Assert.Null(PartyOf(Reported.And(Now, Samples.StaffOf(Samples.Street), Close), Samples.Water));
    }

    [Fact]
    public void Inbox_OfACoOrganizerThatIsCalled_HasOneLine()
    {
        var given = Given.Accepted().Dispatched(Now, Samples.Street, Samples.Water).SignedFor(Now, Samples.Street)
            .And(Now, Samples.StaffOf(Samples.Street), Blow with { Called = [Samples.Water] });
        var party = Assert.Single(OrderRow.Of(given.Order).Parties, p => p.Organizer == Samples.Water);

        Assert.Equal((Part.CoOrganizer, true, ReportBy), (party.Part, party.IsCalled, party.DueAt));
    }

    [Fact]
    public void Parties_Written_AreReadAsTheyWere_AndAnOlderTextToo()
    {
        ImmutableArray<Party> parties = [new(Samples.Street, Part.Lead, true, false, ReportBy.ToUniversalTime()), new(Samples.Water, Part.CoOrganizer, true, true, null, true), new(Samples.Municipal, Part.Called, false, false, null, true)];

        Assert.Equal(parties.AsEnumerable(), Party.Read(Party.Write(parties)));
        Assert.Equal(new Party(Samples.Street, Part.CoOrganizer, true, true, null), Assert.Single(Party.Read("S110105001|1|1|1|")));
    }

    private static Taken Caller(Given given, WorkOrderCommand command) => given.When(Now, Samples.StaffOf(Samples.Street), command);

    private static Party? PartyOf(Given given, OrganizerId organizer) => OrderRow.Of(given.Order).Parties.SingleOrDefault(p => p.Organizer == organizer);
}
