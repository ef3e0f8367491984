using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Feedback;

[Clause("5.3.2.3.1")]
public class ReviewTests
{
    private static readonly DateTimeOffset Now = Samples.Monday.AddHours(1);

    [Fact]
    public void Submit_ComplaintByPhone_GoesOutWithoutReview()
    {
        var order = SignedFor(byNetwork: false).Replied(Now, Samples.Street).Order;

        Assert.Equal((WorkOrderStatus.FedBack, Now), (order.Status, order.FedBackAt));
        Assert.DoesNotContain(order.Deadlines, d => d.IsOpen);
    }

    [Fact]
    public void Submit_ComplaintByNetwork_WaitsForTheLeaderWhileTheClockRuns()
    {
        var order = SignedFor(byNetwork: true).Replied(Now, Samples.Street).Order;

        Assert.Equal((WorkOrderStatus.UnderReview, null), (order.Status, order.FedBackAt));
        Assert.NotNull(order.OpenDeadline(DeadlineKind.Feedback));
    }

    [Fact]
    public void Review_Approved_FeedsBackWithOpinionAndPublicOpinionNote()
    {
        var happened = SignedFor(byNetwork: true).Replied(Now, Samples.Street)
            .When(Now, Samples.LeaderOf(Samples.Street), Review(approved: true) with { PublicOpinionNote = "网上无扩散" }).Then<WorkOrderFedBack>();

        Assert.Equal(("同意", "网上无扩散", false), (happened.LeaderOpinion, happened.PublicOpinionNote, happened.Late));
        Assert.Equal(Samples.Reply().Measures, happened.Reply.Measures);
    }

    [Fact]
    public void Review_ApprovedOneTickPastTheLimit_IsLate()
    {
        var due = Now.AddDays(7);
        var submitted = SignedFor(byNetwork: true).Replied(due, Samples.Street);

        submitted.When(due, Samples.LeaderOf(Samples.Street), Review(approved: true)).Then<WorkOrderFedBack>(e => Assert.False(e.Late));
        submitted.When(due + Samples.Tick, Samples.LeaderOf(Samples.Street), Review(approved: true)).Then<WorkOrderFedBack>(e => Assert.True(e.Late));
    }

    [Fact]
    public void Review_Rejected_GivesItBackToTheStaffWhoMayReplyAgain()
    {
        var rejected = SignedFor(byNetwork: true).Replied(Now, Samples.Street).And(Now, Samples.LeaderOf(Samples.Street), Review(approved: false));

        Assert.Equal(WorkOrderStatus.SignedFor, rejected.Order.Status);
        rejected.When(Now, Samples.LeaderOf(Samples.Street), Review(approved: true)).Refused(ReviewReply.NothingToReview);
        Assert.Equal(WorkOrderStatus.UnderReview, rejected.Replied(Now, Samples.Street).Order.Status);
    }

    [Fact]
    public void Review_WithoutReplyOrOpinion_IsRefused()
    {
        SignedFor(byNetwork: true).When(Now, Samples.LeaderOf(Samples.Street), Review(approved: true)).Refused(ReviewReply.NothingToReview);
        SignedFor(byNetwork: false).When(Now, Samples.LeaderOf(Samples.Street), Review(approved: true)).Refused(ReviewReply.NothingToReview);
        SignedFor(byNetwork: true).Replied(Now, Samples.Street)
            .When(Now, Samples.LeaderOf(Samples.Street), Review(approved: true) with { Opinion = "" }).Refused(ReviewReply.NoOpinion, "Opinion");
    }

    [Fact]
    public void Review_ByTheCoOrganizersLeader_IsRefused() =>
        SignedFor(byNetwork: true).Replied(Now, Samples.Street)
            .When(Now, Samples.LeaderOf(Samples.Water), Review(approved: true) with { Organizer = Samples.Water }).Refused(ReviewReply.NothingToReview);

    [Fact]
    public void Submit_WhileTheLeaderReviews_IsRefused() =>
        SignedFor(byNetwork: true).Replied(Now, Samples.Street)
            .When(Now, Samples.StaffOf(Samples.Street), new SubmitReply(Samples.Number, Samples.Street, Samples.Reply())).Refused(SubmitReply.WaitsForReview);

    [Fact]
    public void Submit_ByACoOrganizer_GoesToTheLeadsOrderOnce()
    {
        var given = SignedFor(byNetwork: true).SignedFor(Now, Samples.Water);
        var reply = new SubmitReply(Samples.Number, Samples.Water, Samples.Reply());

        given.When(Now.AddDays(7), Samples.StaffOf(Samples.Water), reply).Then<CoOrganizerReplied>(e => Assert.False(e.Late));
        given.When(Now.AddDays(7) + Samples.Tick, Samples.StaffOf(Samples.Water), reply).Then<CoOrganizerReplied>(e => Assert.True(e.Late));
        var replied = given.Replied(Now, Samples.Water);
        Assert.Equal(WorkOrderStatus.SignedFor, replied.Order.Status);
        replied.When(Now, Samples.StaffOf(Samples.Water), reply).Refused(SubmitReply.AlreadyReplied);
    }

    [Fact]
    public void Feedback_AnOrganizersReply_IsKeptWithItsAssignment()
    {
        var order = SignedFor(byNetwork: false).Replied(Now, Samples.Street).Order;

        Assert.Equal(Now, order.HeldBy(Samples.Street)!.RepliedAt);
        Assert.Equal(order.Reply, order.HeldBy(Samples.Street)!.Reply);
    }

    private static Given SignedFor(bool byNetwork) => Given.Accepted(Samples.Complaint(byNetwork: byNetwork))
        .Dispatched(Now, Samples.Street, Samples.Water).SignedFor(Now, Samples.Street);

    private static ReviewReply Review(bool approved) => new(Samples.Number, Samples.Street, approved, "同意");
}
