using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Supervision;

/// <summary>5.3.3 d: ordered on site by a time, arrival, facts, duty; notice of who did not come in time, does not cooperate or refuses coordination.</summary>
[Clause("5.3.3")]
public class OnSiteTests
{
    private static readonly DateTimeOffset Now = Samples.Monday.AddHours(1);
    private static readonly DateTimeOffset ArriveBy = Now.AddHours(2);
    private static readonly OrderOnSite Order = new(Samples.Number, Samples.Haidian, ArriveBy, "权属不清");
    private static readonly Given Dispatched = Given.Accepted().Dispatched(Now, Samples.Water);
    private static readonly Given Ordered = Dispatched.And(Now, Samples.Supervisor, Order);
    private static readonly Given Arrived = Ordered.And(ArriveBy, Samples.Supervisor, new RecordArrival(Samples.Number, 1));
    private static readonly Given WithFacts = Arrived.And(ArriveBy, Samples.Supervisor, new RecordSiteFacts(Samples.Number, 1, "管线属区管"));
    private static readonly Given Divided = WithFacts.And(ArriveBy, Samples.Supervisor, Duty(new DutyShare(Samples.Water, "抢修")));

    [Fact]
    public void Course_OrderArrivalFactsDuty_SettlesTheVisit()
    {
        var visit = Assert.Single(Divided.Order.Visits);

        Assert.Equal((Samples.Haidian, ArriveBy, ArriveBy, "管线属区管"), (visit.Organizer, visit.ArriveBy, visit.ArrivedAt, visit.Facts));
        Assert.Equal([new DutyShare(Samples.Water, "抢修")], visit.Duties);
        Assert.True(visit.IsSettled);
        Assert.True(Divided.Order.Concerns(Samples.Haidian));
    }

    [Fact]
    public void Order_OnSite_StartsAClockOfItsOwn()
    {
        var deadline = Ordered.Order.OpenDeadline(DeadlineKind.OnSiteArrival)!;

        Assert.Equal((Samples.Haidian, Now, ArriveBy, "5.3.3 d"), (deadline.Organizer, deadline.Time.Start, deadline.Time.Due, deadline.Time.Why.Clause));
        Assert.DoesNotContain(deadline.Time.Why.Explain(), line => line.StartsWith("why.", StringComparison.Ordinal));
        Assert.Contains(Ordered.Until(Now.AddDays(1)).Order.Supervisions, s => s.Deadline == deadline.Key && s.Organizer == Samples.Haidian);
    }

    [Fact]
    public void Order_Wrongly_IsRefused()
    {
        Refused(Dispatched, Order with { Reason = "" }, OrderOnSite.Incomplete, "Reason");
        Refused(Dispatched, Order with { ArriveBy = Now }, OrderOnSite.InPast, "ArriveBy");
        Refused(Dispatched, Order with { Organizer = new OrganizerId("X1") }, OrderOnSite.UnknownOrganizer, "Organizer");
        Refused(Ordered, Order, OrderOnSite.AlreadyOrdered);
        Refused(Given.Accepted().And(Now, Samples.Attendant, new AnswerDirectly(Samples.Number, "答复", "条目")), Order, OrderOnSite.OrderOver);
        Dispatched.When(Now, Samples.Supervisor, Order with { ArriveBy = Now + Samples.Tick }).Then<OrganizerOrderedOnSite>();
    }

    [Fact]
    public void Order_AgainAfterTheVisitIsSettled_IsASecondVisit() =>
        Divided.When(Now, Samples.Supervisor, Order).Then<OrganizerOrderedOnSite>(e => Assert.Equal(2, e.Visit));

    [Fact]
    public void Arrival_AtTheTimeGiven_IsInTimeAndOneTickLaterLate()
    {
        Ordered.When(ArriveBy, Samples.Supervisor, new RecordArrival(Samples.Number, 1)).Then<ArrivedOnSite>(e => Assert.False(e.Late));
        Ordered.When(ArriveBy + Samples.Tick, Samples.Supervisor, new RecordArrival(Samples.Number, 1)).Then<ArrivedOnSite>(e => Assert.True(e.Late));
        Refused(Arrived, new RecordArrival(Samples.Number, 1), RecordArrival.Already);
    }

    [Fact]
    public void Steps_OfAnUnknownVisit_AreRefused() =>
        Assert.All(Steps(visit: 2), step => Refused(Ordered, step, new Refusal("on-site.unknown", "5.3.3")));

    [Fact]
    public void Steps_AfterTheDutyIsDivided_AreRefused() =>
        Assert.All(Steps(visit: 1), step => Refused(Divided, step, new Refusal("on-site.settled", "5.3.3")));

    [Fact]
    public void Facts_BeforeArrivalOrEmpty_AreRefused()
    {
        Refused(Ordered, new RecordSiteFacts(Samples.Number, 1, "事实"), new Refusal("on-site.not-arrived", "5.3.3"));
        Refused(Arrived, new RecordSiteFacts(Samples.Number, 1, " "), RecordSiteFacts.NoFacts, "Facts");
    }

    [Fact]
    public void Duty_BeforeFactsOrIncomplete_IsRefused()
    {
        Refused(Arrived, Duty(new DutyShare(Samples.Water, "抢修")), DivideDuty.NoFactsYet);
        Refused(WithFacts, Duty(), DivideDuty.Incomplete, "Shares");
        Refused(WithFacts, new DivideDuty(Samples.Number, 1, default), DivideDuty.Incomplete, "Shares");
        Refused(WithFacts, Duty(new DutyShare(Samples.Water, "")), DivideDuty.Incomplete, "Shares");
        Refused(WithFacts, Duty(new DutyShare(new OrganizerId("X1"), "抢修")), DivideDuty.Incomplete, "Shares");
    }

    [Fact]
    public void Notice_NoShow_OnlyOneTickPastTheTimeWithoutArrival()
    {
        var notice = Notice(NoticeGround.NoShow);

        Ordered.When(ArriveBy, Samples.Supervisor, notice).Refused(CirculateNotice.NotYet);
        Ordered.When(ArriveBy + Samples.Tick, Samples.Supervisor, notice).Then<NoticeCirculated>(e => Assert.Equal(NoticeGround.NoShow, e.Ground));
        Arrived.When(ArriveBy + Samples.Tick, Samples.Supervisor, notice).Refused(CirculateNotice.HasArrived);
    }

    [Fact]
    public void Notice_NoShow_SettlesTheVisitAndItsClock()
    {
        var order = Ordered.And(ArriveBy + Samples.Tick, Samples.Supervisor, Notice(NoticeGround.NoShow)).Order;

        Assert.True(order.Visits[0].IsSettled);
        Assert.Null(order.OpenDeadline(DeadlineKind.OnSiteArrival));
    }

    [Fact]
    public void Notice_Lateness_OnlyOfOneWhoCameLate()
    {
        var notice = Notice(NoticeGround.LateArrival);
        var late = Ordered.And(ArriveBy + Samples.Tick, Samples.Supervisor, new RecordArrival(Samples.Number, 1));

        Ordered.When(ArriveBy.AddDays(1), Samples.Supervisor, notice).Refused(new Refusal("on-site.not-arrived", "5.3.3"));
        Arrived.When(ArriveBy, Samples.Supervisor, notice).Refused(CirculateNotice.WasInTime);
        late.When(ArriveBy.AddHours(1), Samples.Supervisor, notice).Then<NoticeCirculated>();
        Assert.False(late.And(ArriveBy.AddHours(1), Samples.Supervisor, notice).Order.Visits[0].IsSettled);
    }

    [Theory]
    [InlineData(NoticeGround.Uncooperative)]
    [InlineData(NoticeGround.RefusedCoordination)]
    public void Notice_OfOneWhoDoesNotTakePart_EndsTheVisit(NoticeGround ground) =>
        Assert.True(Arrived.And(ArriveBy, Samples.Supervisor, Notice(ground)).Order.Visits[0].IsSettled);

    [Fact]
    public void Notice_EmptyOrTwice_IsRefused()
    {
        Refused(Arrived, Notice(NoticeGround.Uncooperative) with { Text = "" }, CirculateNotice.NoText, "Text");
        var late = Ordered.And(ArriveBy.AddHours(1), Samples.Supervisor, new RecordArrival(Samples.Number, 1))
            .And(ArriveBy.AddHours(1), Samples.Supervisor, Notice(NoticeGround.LateArrival));
        Refused(late, Notice(NoticeGround.LateArrival), CirculateNotice.Already);
    }

    [Fact]
    public void Close_WithAVisitOnItsWay_IsRefusedUntilItIsSettled()
    {
        var fedBack = Ordered.SignedFor(Now, Samples.Water).Replied(Now, Samples.Water);

        Refused(fedBack, new CloseOrder(Samples.Number), CloseOrder.VisitOpen);
        fedBack.And(ArriveBy + Samples.Tick, Samples.Supervisor, Notice(NoticeGround.NoShow))
            .When(ArriveBy + Samples.Tick, Samples.Supervisor, new CloseOrder(Samples.Number)).Then<WorkOrderClosed>();
    }

    private static WorkOrderCommand[] Steps(int visit) =>
    [
        new RecordArrival(Samples.Number, visit), new RecordSiteFacts(Samples.Number, visit, "事实"),
        new DivideDuty(Samples.Number, visit, [new DutyShare(Samples.Water, "抢修")]), Notice(NoticeGround.Uncooperative) with { Visit = visit },
    ];

    private static DivideDuty Duty(params DutyShare[] shares) => new(Samples.Number, 1, [.. shares]);

    private static CirculateNotice Notice(NoticeGround ground) => new(Samples.Number, 1, ground, "通报内容");

    private static void Refused(Given given, WorkOrderCommand command, Refusal expected, params string[] fields) =>
        given.When(Now, Samples.Supervisor, command).Refused(expected, fields);
}
