using HotlineConsole.Core.Board;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Supervision;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Dispatch;

/// <summary>5.3.2.1.5: 紧急诉求派单时,应同时电话联系承办单位; 判断是否同时报公安部门、应急管理部门.</summary>
[Clause("5.3.2.1.5")]
public class UrgentDutiesTests
{
    private static readonly DateTimeOffset Now = Samples.Monday.AddMinutes(5);
    private static readonly DateTimeOffset Due = Now.AddMinutes(10); // the local policy's figure; the standard gives none
    private static readonly string Call = $"OrganizerCall:{Samples.Water}:1";

    [Theory]
    [InlineData(Urgency.Emergency, true, "EmergencyManagement")]
    [InlineData(Urgency.Instability, true, "PublicSecurity")]
    [InlineData(Urgency.BasicLivelihood, true, "EmergencyManagement")]
    [InlineData(Urgency.ExtremeWeather, true, "EmergencyManagement")]
    [InlineData(Urgency.PublicHealth, true, "")]
    [InlineData(Urgency.LifeAndProperty, true, "")]
    [InlineData(Urgency.General, false, "")]
    public void Dispatch_OfEachUrgency_OwesTheCallAndTheJudgementOfTheClause(Urgency urgency, bool call, string authority)
    {
        var order = Dispatched(urgency).Order;

        Assert.Equal(call ? [Samples.Water] : (OrganizerId[])[], UrgentDuties.ToCall(order).ToArray());
        Assert.Equal(authority, string.Join(',', UrgentDuties.OwedBy(order)));
        Assert.All(order.Deadlines.Where(d => d.Kind.IsOwnDuty()), d => Assert.Equal(Due, d.Time.Due));
    }

    [Fact]
    public void Dispatch_WithACoOrganizer_OwesACallToEachThatHandlesItAndNoneToTheDistrictCopy() =>
        Assert.Equal([Samples.Street, Samples.Water], UrgentDuties.ToCall(Given.Accepted(Samples.Complaint(urgency: Urgency.Emergency)).Dispatched(Now, Samples.Street, Samples.Water).Order).ToArray());

    [Fact]
    public void Call_ThatReached_EndsItsClockAndOneThatDidNotLeavesItRunning()
    {
        var tried = Dispatched().And(Due, Samples.Dispatcher, new LogOrganizerCall(Samples.Number, Samples.Water, false, "无人接听"));
        Assert.True(tried.Order.DeadlineOf(Call)!.IsOpen);
        Assert.Null(tried.Order.Lead!.CalledAt);

        tried.When(Due, Samples.Dispatcher, Reached).Then<OrganizerCalled>(e => Assert.False(e.Late));
        tried.When(Due + Samples.Tick, Samples.Dispatcher, Reached).Then<OrganizerCalled>(e => Assert.True(e.Late));
        var reached = tried.And(Due, Samples.Dispatcher, Reached).Order;
        Assert.Equal((Due, Due), (reached.DeadlineOf(Call)!.MetAt, reached.Lead!.CalledAt));
    }

    [Fact]
    public void Watch_NobodyTelephoned_SupervisesTheHotlineItselfOneTickPastTheTimeAndOnce()
    {
        var supervise = new SuperviseBySystem(Samples.Number, Call);
        Dispatched().When(Due, Actor.DeadlineWatch, supervise).Refused(SuperviseBySystem.NotYet);
        Dispatched().When(Due + Samples.Tick, Actor.DeadlineWatch, supervise).Then<SystemSupervised>(e => Assert.Equal((null, Call, Due), (e.Organizer, e.Deadline, e.ScheduledAt)));

        var watched = Dispatched().Until(Due + Samples.Tick).Until(Due.AddMinutes(4));
        Assert.Single(watched.Order.Supervisions, s => s.Deadline == Call);
        Assert.Single(watched.Order.Supervisions, s => s.Deadline == "NoticeJudgement:EmergencyManagement");
        Assert.All(watched.Order.Supervisions, s => Assert.Null(s.AnsweredAt));
        Assert.Equal("值班员已接听", watched.And(Due.AddMinutes(5), Samples.Dispatcher, Reached).Order.Supervisions.Single(s => s.Deadline == Call).Answer);
    }

    [Fact]
    public void OwnLateness_IsNotTheOrganizersNorTheOrders()
    {
        var row = OrderRow.Of(Dispatched(Urgency.BasicLivelihood).Until(Due.AddMinutes(1)).Order);

        Assert.Equal(Alarm.Normal, row.Alarm);
        Assert.Equal((DeadlineKind.SignFor, Due), (row.NextDueKind, row.OwnDutyDueAt()));
        Assert.Equal(Now.AddMinutes(30), row.Parties.Single(p => p.Part == Part.Lead).DueAt);
        Assert.Equal(row.Parties.AsEnumerable(), Party.Read(Party.Write(row.Parties)));
    }

    [Fact]
    public void Return_EndsTheCallAndTheNextDispatchOwesOneToTheNextOrganizerButNoSecondJudgement()
    {
        var again = Dispatched().SignedFor(Now.AddMinutes(1), Samples.Water).Returned(Now.AddMinutes(2), Samples.Water).Dispatched(Now.AddMinutes(3), Samples.Municipal).Order;

        Assert.Equal(Now.AddMinutes(2), again.DeadlineOf(Call)!.VoidedAt);
        Assert.Equal([Samples.Municipal], UrgentDuties.ToCall(again).ToArray());
        Assert.Equal(Due, Assert.Single(again.Deadlines, d => d.Kind == DeadlineKind.NoticeJudgement).Time.Due);
    }

    [Fact]
    public void Call_WithoutResultOrToOneThatDoesNotHoldItOrAfterFeedback_IsRefused()
    {
        Dispatched().When(Now, Samples.Dispatcher, new LogOrganizerCall(Samples.Number, Samples.Water, true, " ")).Refused(LogOrganizerCall.Incomplete, "Result");
        Dispatched().When(Now, Samples.Dispatcher, new LogOrganizerCall(Samples.Number, Samples.Street, true, "已接听")).Refused(LogOrganizerCall.NotHolder, "Organizer");
        Dispatched().SignedFor(Now, Samples.Water).Replied(Now, Samples.Water).When(Now, Samples.Dispatcher, Reached).Refused(LogOrganizerCall.Settled);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Judgement_EitherWay_IsRecordedWithItsReasonAndEndsTheClock(bool told)
    {
        Dispatched().When(Now, Samples.Dispatcher, new JudgeNotice(Samples.Number, Authority.EmergencyManagement, told, "")).Refused(JudgeNotice.Incomplete, "Reason");
        var judged = Dispatched().And(Now, Samples.Dispatcher, new JudgeNotice(Samples.Number, Authority.EmergencyManagement, told, "一栋楼停水"));

        Assert.Empty(UrgentDuties.OwedBy(judged.Order));
        Assert.Equal(new NoticeJudgement(Authority.EmergencyManagement, told, "一栋楼停水", Samples.Dispatcher.Name, Now), Assert.Single(judged.Order.Notices));
        Assert.False(judged.Order.DeadlineOf("NoticeJudgement:EmergencyManagement")!.IsOpen);
        judged.When(Now, Samples.Dispatcher, new JudgeNotice(Samples.Number, Authority.EmergencyManagement, told, "再次")).Refused(JudgeNotice.Already);
        judged.When(Now, Samples.Dispatcher, new JudgeNotice(Samples.Number, Authority.EmergencyManagement, !told, "情况变化")).Then<NoticeJudged>();
    }

    [Fact]
    public void Judgement_BeforeTheDispatch_LeavesNoneOwed() =>
        Assert.DoesNotContain(
            Given.Accepted(Samples.Complaint(urgency: Urgency.Instability)).And(Now, Samples.Dispatcher, new JudgeNotice(Samples.Number, Authority.PublicSecurity, true, "有人聚集"))
                .Dispatched(Now, Samples.Water).Order.Deadlines, d => d.Kind == DeadlineKind.NoticeJudgement);

    [Fact]
    public void Dispatch_ByARecordedStream_StartsNoClockOfCallsThatItDoesNotKnow() =>
        Assert.DoesNotContain(
            Given.Accepted(Samples.Complaint(urgency: Urgency.Emergency)).And(Now, Actor.Import, new DispatchOrder(Samples.Number, Samples.Water, [])).Order.Deadlines, d => d.Kind.IsOwnDuty());

    private static LogOrganizerCall Reached => new(Samples.Number, Samples.Water, true, "值班员已接听");

    private static Given Dispatched(Urgency urgency = Urgency.Emergency) => Given.Accepted(Samples.Complaint(urgency: urgency)).Dispatched(Now, Samples.Water);
}
