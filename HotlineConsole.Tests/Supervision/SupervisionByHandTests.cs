using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Supervision;

[Clause("5.3.3")]
public class SupervisionByHandTests
{
    private static readonly DateTimeOffset Now = Samples.Monday.AddHours(1);
    private static readonly Given Dispatched = Given.Accepted().Dispatched(Now, Samples.Water);
    private static readonly Given Supervised = Dispatched.And(Now, Samples.Supervisor, new SuperviseBySystem(Samples.Number, null, "诉求人多次反映"));
    private static readonly Given Settled = Dispatched.SignedFor(Now, Samples.Water).Replied(Now, Samples.Water);

    [Fact]
    public void Remind_ByASupervisor_GoesToTheLeadAtAnyTime() =>
        Dispatched.When(Now, Samples.Supervisor, new Remind(Samples.Number, Note: " 请尽快 "))
            .Then<OrganizerReminded>(e => Assert.Equal((Samples.Water, "请尽快", Now, false), (e.Organizer, e.Note, e.ScheduledAt, e.Late)));

    [Fact]
    public void Remind_ByASupervisor_DoesNotUseUpTheSystems()
    {
        var key = Deadline.KeyOf(DeadlineKind.SignFor, Samples.Water, 1);
        var at = Dispatched.Order.DeadlineOf(key)!.Time.RemindAt;

        Dispatched.And(Now, Samples.Supervisor, new Remind(Samples.Number, key)).When(at, Actor.DeadlineWatch, new Remind(Samples.Number, key))
            .Then<OrganizerReminded>();
    }

    [Fact]
    public void RemindOrSupervise_SettledOrder_IsRefused()
    {
        Settled.When(Now, Samples.Supervisor, new Remind(Samples.Number)).Refused(Remind.NothingDue);
        Settled.When(Now, Samples.Supervisor, new SuperviseBySystem(Samples.Number, null, "原因")).Refused(SuperviseBySystem.NothingOverdue);
    }

    [Fact]
    public void Supervise_ByASupervisor_NeedsAReason() =>
        Dispatched.When(Now, Samples.Supervisor, new SuperviseBySystem(Samples.Number)).Refused(SuperviseBySystem.NoReason, "Reason");

    [Fact]
    public void Supervise_ByASupervisor_CountsOnAndDoesNotUseUpTheSystems()
    {
        var order = Supervised.Until(Now.AddDays(30)).Order;

        Assert.Equal([1, 2, 3], order.Supervisions.Select(s => s.Id));
        Assert.Equal("诉求人多次反映", order.Supervisions[0].Reason);
    }

    [Fact]
    public void Answer_BySupervisedOrganizer_IsKeptOnce()
    {
        var answer = new AnswerSupervision(Samples.Number, Samples.Water, 1, " 正在抢修 ");
        var answered = Supervised.And(Now.AddHours(1), Samples.StaffOf(Samples.Water), answer);

        Assert.Equal(("正在抢修", Now.AddHours(1)), (answered.Order.Supervisions[0].Answer, answered.Order.Supervisions[0].AnsweredAt));
        answered.When(Now, Samples.StaffOf(Samples.Water), answer).Refused(AnswerSupervision.AlreadyAnswered);
        Supervised.When(Now, Samples.StaffOf(Samples.Water), answer with { Answer = "" }).Refused(AnswerSupervision.NoAnswer, "Answer");
        Supervised.When(Now, Samples.StaffOf(Samples.Water), answer with { Supervision = 2 }).Refused(AnswerSupervision.NotYours);
    }

    [Fact]
    public void Answer_BySomebodyElsesOrganizer_IsRefused() =>
        Given.Accepted().Dispatched(Now, Samples.Water, Samples.Department).And(Now, Samples.Supervisor, new SuperviseBySystem(Samples.Number, null, "原因"))
            .When(Now, Samples.StaffOf(Samples.Department), new AnswerSupervision(Samples.Number, Samples.Department, 1, "答复"))
            .Refused(AnswerSupervision.NotYours);

    [Fact]
    public void Acknowledge_ByASupervisor_IsDoneOnce()
    {
        var taken = Supervised.And(Now.AddMinutes(1), Samples.Supervisor, new AcknowledgeSupervision(Samples.Number, 1));

        Assert.Equal((Now.AddMinutes(1), "督办员"), (taken.Order.Supervisions[0].AcknowledgedAt, taken.Order.Supervisions[0].AcknowledgedBy));
        taken.When(Now, Samples.Supervisor, new AcknowledgeSupervision(Samples.Number, 1)).Refused(AcknowledgeSupervision.Already);
        taken.When(Now, Samples.Supervisor, new AcknowledgeSupervision(Samples.Number, 7)).Refused(AcknowledgeSupervision.Unknown);
    }
}
