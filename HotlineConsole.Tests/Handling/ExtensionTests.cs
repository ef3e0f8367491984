using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Handling;

/// <summary>复杂疑难诉求应在 15 个自然日内反馈.</summary>
[Clause("5.3.2.3.2")]
public class ExtensionTests
{
    private static readonly DateTimeOffset First = Samples.Monday.AddHours(1);
    private static readonly Given SignedFor = Given.Accepted().Dispatched(First, Samples.Street, Samples.Water)
        .SignedFor(First, Samples.Street).SignedFor(First, Samples.Water);

    [Fact]
    public void Approve_Request_GivesFifteenDaysFromTheSameStart()
    {
        var order = Approved(SignedFor, First.AddDays(6)).Order;

        var open = order.Deadlines.Where(d => d.IsOpen && d.Kind is DeadlineKind.Feedback or DeadlineKind.OrganizerFeedback).ToArray();
        Assert.Equal(3, open.Length);
        Assert.All(open, d => Assert.Equal((First, First.AddDays(15), "5.3.2.3.2 d"), (d.Time.Start, d.Time.Due, d.Time.Why.Clause)));
        Assert.True(order.IsComplex);
        Assert.Equal(3, order.Deadlines.Count(d => d.VoidedAt == First.AddDays(6)));
    }

    [Fact]
    public void Approve_Request_ExtendsEachOrganizerFromItsOwnDispatch()
    {
        var second = First.AddDays(2);
        var given = Given.Accepted().Dispatched(First, Samples.Street).Returned(First, Samples.Street)
            .Dispatched(second, Samples.Water).SignedFor(second, Samples.Water);
        var order = given.And(second, Samples.StaffOf(Samples.Water), Request() with { Organizer = Samples.Water })
            .And(second, Samples.Supervisor, Decide(approved: true)).Order;

        Assert.Equal(First.AddDays(15), order.OpenDeadline(DeadlineKind.Feedback)!.Time.Due);
        Assert.Equal(second.AddDays(15), order.OpenDeadline(DeadlineKind.OrganizerFeedback, Samples.Water)!.Time.Due);
    }

    [Fact]
    public void Approve_Request_FeedbackAtTheFifteenthDayIsInTimeAndOneTickLaterLate()
    {
        var approved = Approved(SignedFor, First.AddDays(6));
        var reply = new Core.Feedback.SubmitReply(Samples.Number, Samples.Street, Samples.Reply());

        approved.When(First.AddDays(15), Samples.StaffOf(Samples.Street), reply).Then<WorkOrderFedBack>(e => Assert.False(e.Late));
        approved.When(First.AddDays(15) + Samples.Tick, Samples.StaffOf(Samples.Street), reply).Then<WorkOrderFedBack>(e => Assert.True(e.Late));
    }

    [Fact]
    public void Reject_Request_LeavesTheClockAndItMayBeAskedAgain()
    {
        var rejected = SignedFor.And(First.AddDays(1), Samples.StaffOf(Samples.Street), Request())
            .And(First.AddDays(1), Samples.Supervisor, Decide(approved: false));

        Assert.Equal(First.AddDays(7), rejected.Order.OpenDeadline(DeadlineKind.Feedback)!.Time.Due);
        Assert.False(rejected.Order.IsComplex);
        rejected.When(First.AddDays(2), Samples.StaffOf(Samples.Street), Request()).Then<ExtensionRequested>();
    }

    [Fact]
    public void Request_AtTheDueInstant_IsTakenAndOneTickLaterRefused()
    {
        SignedFor.When(First.AddDays(7), Samples.StaffOf(Samples.Street), Request()).Then<ExtensionRequested>();
        SignedFor.When(First.AddDays(7) + Samples.Tick, Samples.StaffOf(Samples.Street), Request()).Refused(RequestExtension.TooLate);
    }

    [Theory]
    [InlineData(Urgency.Emergency)]
    [InlineData(Urgency.Instability)]
    [InlineData(Urgency.PublicHealth)]
    [InlineData(Urgency.LifeAndProperty)]
    [InlineData(Urgency.BasicLivelihood)]
    [InlineData(Urgency.ExtremeWeather)]
    public void Request_ForAnUrgentComplaint_IsRefused(Urgency urgency) =>
        Given.Accepted(Samples.Complaint(urgency: urgency)).Dispatched(First, Samples.Street).SignedFor(First, Samples.Street)
            .When(First, Samples.StaffOf(Samples.Street), Request()).Refused(RequestExtension.NotGeneral);

    [Fact]
    public void Request_ByACoOrganizer_IsRefused() =>
        SignedFor.When(First, Samples.StaffOf(Samples.Water), Request() with { Organizer = Samples.Water }).Refused(RequestExtension.NotLead);

    [Fact]
    public void Request_WhileOneWaits_IsRefused() =>
        SignedFor.And(First, Samples.StaffOf(Samples.Street), Request())
            .When(First, Samples.StaffOf(Samples.Street), Request()).Refused(RequestExtension.AlreadyAsked);

    [Fact]
    public void Request_AfterAnApproval_IsRefusedAsAskedAlready() =>
        Approved(SignedFor, First.AddDays(1)).When(First.AddDays(2), Samples.StaffOf(Samples.Street), Request()).Refused(RequestExtension.AlreadyAsked);

    [Fact]
    public void Request_WithoutReasonOrUnsigned_IsRefused()
    {
        SignedFor.When(First, Samples.StaffOf(Samples.Street), Request() with { Reason = " " }).Refused(RequestExtension.Incomplete, "Reason");
        Given.Accepted().Dispatched(First, Samples.Street).When(First, Samples.StaffOf(Samples.Street), Request()).Refused(Holding.NotSigned);
    }

    [Fact]
    public void Decide_WithoutRequestOrOpinion_IsRefused()
    {
        SignedFor.When(First, Samples.Supervisor, Decide(approved: true)).Refused(DecideExtension.NotAsked);
        SignedFor.And(First, Samples.StaffOf(Samples.Street), Request())
            .When(First, Samples.Supervisor, Decide(approved: true) with { Opinion = "" }).Refused(DecideExtension.NoOpinion, "Opinion");
        Approved(SignedFor, First).When(First, Samples.Supervisor, Decide(approved: false)).Refused(DecideExtension.NotAsked);
    }

    [Fact]
    public void Decide_AfterTheFeedback_IsRefused() =>
        SignedFor.And(First, Samples.StaffOf(Samples.Street), Request()).Replied(First, Samples.Street)
            .When(First, Samples.Supervisor, Decide(approved: true)).Refused(DecideExtension.NotAsked);

    private static Given Approved(Given given, DateTimeOffset at) =>
        given.And(at, Samples.StaffOf(Samples.Street), Request()).And(at, Samples.Supervisor, Decide(approved: true));

    private static RequestExtension Request() => new(Samples.Number, Samples.Street, "涉及产权遗留问题");

    private static DecideExtension Decide(bool approved) => new(Samples.Number, approved, "意见");
}
