using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Dispatch;

/// <summary>Every cell of the limits table, through the commands: minutes typed from 5.3.2.1.3, 5.3.2.2.2 and 5.3.2.3.2.</summary>
public class LimitsTests
{
    private const int Hour = 60;
    private const int Day = 24 * Hour;

    public static readonly TheoryData<Urgency, int, int, int> Table = new()
    {
        { Urgency.Emergency, 1 * Hour, 15, 2 * Hour },
        { Urgency.Instability, 1 * Hour, 15, 2 * Hour },
        { Urgency.PublicHealth, 1 * Hour, 15, 2 * Hour },
        { Urgency.LifeAndProperty, 1 * Hour, 15, 2 * Hour },
        { Urgency.BasicLivelihood, 2 * Hour, 30, 24 * Hour },
        { Urgency.ExtremeWeather, 2 * Hour, 30, 24 * Hour },
        { Urgency.General, 24 * Hour, 24 * Hour, 7 * Day },
    };

    [Theory, Clause("5.3.2.1.3"), MemberData(nameof(Table))]
    public void Dispatch_AtItsLimit_IsInTimeAndOneTickLaterLate(Urgency urgency, int dispatch, int signFor, int feedback)
    {
        Assert.All([dispatch, signFor, feedback], minutes => Assert.True(minutes > 0));
        var limit = Samples.Monday.AddMinutes(dispatch);
        var accepted = Accepted(urgency);

        Assert.Equal(limit, accepted.Order.OpenDeadline(DeadlineKind.Dispatch)!.Time.Due);
        Assert.False(Met(accepted.Dispatched(limit, Samples.Water), DeadlineKind.Dispatch).MetLate);
        Assert.True(Met(accepted.Dispatched(limit + Samples.Tick, Samples.Water), DeadlineKind.Dispatch).MetLate);
    }

    [Theory, Clause("5.3.2.2.2"), MemberData(nameof(Table))]
    public void SignFor_AtItsLimit_IsInTimeAndOneTickLaterLate(Urgency urgency, int dispatch, int signFor, int feedback)
    {
        Assert.True(feedback >= signFor);
        var dispatchedAt = Samples.Monday.AddMinutes(dispatch);
        var limit = dispatchedAt.AddMinutes(signFor);
        var dispatched = Accepted(urgency).Dispatched(dispatchedAt, Samples.Water);
        var sign = new SignFor(Samples.Number, Samples.Water);

        Assert.Equal(limit, dispatched.Order.OpenDeadline(DeadlineKind.SignFor, Samples.Water)!.Time.Due);
        dispatched.When(limit, Samples.StaffOf(Samples.Water), sign).Then<WorkOrderSigned>(e => Assert.False(e.Late));
        dispatched.When(limit + Samples.Tick, Samples.StaffOf(Samples.Water), sign).Then<WorkOrderSigned>(e => Assert.True(e.Late));
    }

    [Theory, Clause("5.3.2.3.2"), MemberData(nameof(Table))]
    public void Feedback_AtItsLimit_IsInTimeAndOneTickLaterLate(Urgency urgency, int dispatch, int signFor, int feedback)
    {
        var dispatchedAt = Samples.Monday.AddMinutes(dispatch);
        var limit = dispatchedAt.AddMinutes(feedback);
        var signed = Accepted(urgency).Dispatched(dispatchedAt, Samples.Water).SignedFor(dispatchedAt.AddMinutes(signFor), Samples.Water);
        var reply = new SubmitReply(Samples.Number, Samples.Water, Samples.Reply());

        Assert.Equal(limit, signed.Order.OpenDeadline(DeadlineKind.Feedback)!.Time.Due);
        Assert.Equal(limit, signed.Order.OpenDeadline(DeadlineKind.OrganizerFeedback, Samples.Water)!.Time.Due);
        signed.When(limit, Samples.StaffOf(Samples.Water), reply).Then<WorkOrderFedBack>(e => Assert.False(e.Late));
        signed.When(limit + Samples.Tick, Samples.StaffOf(Samples.Water), reply).Then<WorkOrderFedBack>(e => Assert.True(e.Late));
    }

    [Fact]
    public void Table_Urgencies_AreAllThereAre() =>
        Assert.Equal(Enum.GetValues<Urgency>().Order(), Table.Select(row => (Urgency)row[0]).Order());

    private static Given Accepted(Urgency urgency) => Given.Accepted(Samples.Complaint(urgency: urgency));

    private static Deadline Met(Given given, DeadlineKind kind) => Assert.Single(given.Order.Deadlines, d => d.Kind == kind && d.MetAt is not null);
}
