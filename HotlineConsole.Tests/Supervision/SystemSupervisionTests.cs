using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Supervision;

/// <summary>5.3.3 a: 即将到期的催办, 已经到期的督办, each once.</summary>
[Clause("5.3.3")]
public class SystemSupervisionTests
{
    private static readonly DateTimeOffset Now = Samples.Monday.AddHours(1);
    private static readonly Given Dispatched = Given.Accepted().Dispatched(Now, Samples.Water);
    private static readonly string Key = Deadline.KeyOf(DeadlineKind.SignFor, Samples.Water, 1);

    private static readonly Deadline SignFor = Dispatched.Order.DeadlineOf(Key)!;

    [Fact]
    public void Remind_AtItsInstant_IsDoneAndOneTickBeforeNot()
    {
        Dispatched.When(SignFor.Time.RemindAt - Samples.Tick, Actor.DeadlineWatch, new Remind(Samples.Number, Key)).Refused(Remind.NotYet);
        Dispatched.When(SignFor.Time.RemindAt, Actor.DeadlineWatch, new Remind(Samples.Number, Key))
            .Then<OrganizerReminded>(e => Assert.Equal((Samples.Water, Key, SignFor.Time.RemindAt, false), (e.Organizer, e.Deadline, e.ScheduledAt, e.Late)));
    }

    // The local policy's one part in five before the end (decision 0003), worked out by hand for 24 h.
    [Fact]
    public void Remind_GeneralSignFor_IsDueFourHoursFortyEightBeforeItsLimit() =>
        Assert.Equal(Now.AddHours(24) - new TimeSpan(4, 48, 0), SignFor.Time.RemindAt);

    [Fact]
    public void Remind_Twice_IsRefused() =>
        Dispatched.And(SignFor.Time.RemindAt, Actor.DeadlineWatch, new Remind(Samples.Number, Key))
            .When(SignFor.Time.RemindAt, Actor.DeadlineWatch, new Remind(Samples.Number, Key)).Refused(Remind.Already);

    [Fact]
    public void Supervise_AtTheDueInstant_IsRefusedAndOneTickPastItDone()
    {
        var supervise = new SuperviseBySystem(Samples.Number, Key);

        Dispatched.When(SignFor.Time.Due, Actor.DeadlineWatch, supervise).Refused(SuperviseBySystem.NotYet);
        Dispatched.When(SignFor.Time.Due + Samples.Tick, Actor.DeadlineWatch, supervise)
            .Then<SystemSupervised>(e => Assert.Equal((1, Samples.Water, Key, SignFor.Time.Due, false), (e.Supervision, e.Organizer, e.Deadline, e.ScheduledAt, e.Late)));
    }

    [Fact]
    public void Supervise_Twice_IsRefused()
    {
        var late = SignFor.Time.Due + Samples.Tick;

        Dispatched.And(late, Actor.DeadlineWatch, new SuperviseBySystem(Samples.Number, Key))
            .When(late, Actor.DeadlineWatch, new SuperviseBySystem(Samples.Number, Key)).Refused(SuperviseBySystem.Already);
    }

    [Fact]
    public void Alerts_WithinFiveSecondsOfTheirInstant_AreInTimeAndOneTickLaterLateWithTheTrueInstant()
    {
        var tolerance = TimeSpan.FromSeconds(5);
        Remind(SignFor.Time.RemindAt + tolerance).Then<OrganizerReminded>(e => Assert.Equal((false, SignFor.Time.RemindAt), (e.Late, e.ScheduledAt)));
        Remind(SignFor.Time.RemindAt + tolerance + Samples.Tick).Then<OrganizerReminded>(e => Assert.Equal((true, SignFor.Time.RemindAt), (e.Late, e.ScheduledAt)));
        Supervise(SignFor.Time.Due + tolerance).Then<SystemSupervised>(e => Assert.Equal((false, SignFor.Time.Due), (e.Late, e.ScheduledAt)));
        Supervise(SignFor.Time.Due + tolerance + Samples.Tick).Then<SystemSupervised>(e => Assert.Equal((true, SignFor.Time.Due), (e.Late, e.ScheduledAt)));

        static Taken Remind(DateTimeOffset at) => Dispatched.When(at, Actor.DeadlineWatch, new Remind(Samples.Number, Key));
        static Taken Supervise(DateTimeOffset at) => Dispatched.When(at, Actor.DeadlineWatch, new SuperviseBySystem(Samples.Number, Key));
    }

    [Fact]
    public void Alerts_ForADeadlineMetOrUnknownOrUnwatched_AreRefused()
    {
        var late = SignFor.Time.Due.AddDays(30);
        var signed = Dispatched.SignedFor(Now, Samples.Water);

        signed.When(late, Actor.DeadlineWatch, new Remind(Samples.Number, Key)).Refused(Remind.NothingDue);
        signed.When(late, Actor.DeadlineWatch, new SuperviseBySystem(Samples.Number, Key)).Refused(SuperviseBySystem.NothingOverdue);
        signed.When(late, Actor.DeadlineWatch, new Remind(Samples.Number, "nothing")).Refused(Remind.NothingDue);
        signed.When(late, Actor.DeadlineWatch, new SuperviseBySystem(Samples.Number, Deadline.KeyOf(DeadlineKind.OrganizerFeedback, Samples.Water, 1)))
            .Refused(SuperviseBySystem.NothingOverdue);
    }

    [Fact]
    public void Watch_OrderNobodyDispatches_AlertsTheHotlineItself()
    {
        var order = Given.Accepted().Until(Samples.Monday.AddDays(30)).Order;

        Assert.Equal(1, order.Reminders);
        Assert.Null(Assert.Single(order.Supervisions).Organizer);
    }

    [Fact]
    public void Watch_FirstLeadThatNeverReplies_IsSupervisedOnceForSigningAndOnceForFeedback()
    {
        var order = Dispatched.Until(Now.AddDays(30)).Order;

        Assert.Equal([Key, Deadline.KeyOf(DeadlineKind.Feedback, null, 1)], order.Supervisions.Select(s => s.Deadline));
        Assert.All(order.Supervisions, s => Assert.Equal(Samples.Water, s.Organizer));
        Assert.Equal(2, order.Reminders);
    }

    [Fact]
    public void Watch_OrganizerOfASecondDispatch_IsSupervisedForItsOwnClockToo()
    {
        var second = Now.AddDays(3);
        var order = Dispatched.Returned(Now, Samples.Water).Dispatched(second, Samples.Department).SignedFor(second, Samples.Department)
            .Until(Now.AddDays(30)).Order;

        Assert.Equal(
            [(Deadline.KeyOf(DeadlineKind.Feedback, null, 1), Now.AddDays(7) + Samples.Tick),
             (Deadline.KeyOf(DeadlineKind.OrganizerFeedback, Samples.Department, 2), second.AddDays(7) + Samples.Tick)],
            order.Supervisions.Select(s => (s.Deadline!, s.At)));
        Assert.All(order.Supervisions, s => Assert.Equal(Samples.Department, s.Organizer));
    }

    [Fact]
    public void Watch_CoOrganizer_IsSupervisedForItsOwnClocks()
    {
        var order = Given.Accepted().Dispatched(Now, Samples.Water, Samples.Department).SignedFor(Now, Samples.Water).Until(Now.AddDays(30)).Order;

        Assert.Equal(
            [DeadlineKind.SignFor, DeadlineKind.OrganizerFeedback],
            order.Supervisions.Where(s => s.Organizer == Samples.Department).Select(s => order.DeadlineOf(s.Deadline!)!.Kind));
        Assert.Single(order.Supervisions, s => s.Organizer == Samples.Water);
    }

    [Fact]
    public void Watch_ReturnedOrder_SupervisesTheClaimantsClockThatNobodyHolds()
    {
        var order = Dispatched.Returned(Now, Samples.Water).Until(Now.AddDays(30)).Order;

        Assert.Null(Assert.Single(order.Supervisions).Organizer);
    }

    [Fact]
    public void Watch_SettledOrder_StaysSilent() =>
        Assert.Empty(Dispatched.SignedFor(Now, Samples.Water).Replied(Now, Samples.Water).Until(Now.AddDays(30)).Order.Supervisions);

    [Fact]
    public void Watch_ItsAlerts_DoNotShowAsTheLastChangeByAPerson() =>
        Assert.Equal(nameof(WorkOrderDispatched), Dispatched.Until(Now.AddDays(30)).Order.LastChange.Event);
}
