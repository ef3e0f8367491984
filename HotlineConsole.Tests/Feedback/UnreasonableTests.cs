using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Feedback;

/// <summary>5.3.2.3.6: 反馈为不合理诉求时,承办单位应说明诉求不合理的具体依据,并提供相关法律、法规、规章和政策规定. A second person reads them before it goes out.</summary>
[Clause("5.3.2.3.6")]
public class UnreasonableTests
{
    private static readonly DateTimeOffset Now = Samples.Monday.AddHours(1);
    private static readonly SubmitReply Claim = new(Samples.Number, Samples.Street, Samples.Reply(HandlingOutcome.Unreasonable));
    private static readonly ReviewUnreasonable Confirm = new(Samples.Number, true, "依据充分");
    private static readonly ReviewUnreasonable Reject = new(Samples.Number, false, "所引规定不符");

    private static readonly Given Claimed = Signed(byNetwork: false).And(Now, Samples.StaffOf(Samples.Street), Claim);

    [Fact]
    public void Claim_ByPhone_WaitsForTheHotlineWhileBothClocksRun()
    {
        var order = Claimed.Order;

        Assert.Equal((WorkOrderStatus.AwaitingConfirmation, null, false), (order.Status, order.FedBackAt, order.IsSettled));
        Assert.NotNull(order.OpenDeadline(DeadlineKind.Feedback));
        Assert.NotNull(order.OpenDeadline(DeadlineKind.OrganizerFeedback, Samples.Street));
        Assert.Equal(Stage.UnderReview, Stages.Of(order.Status));
    }

    [Theory]
    [InlineData("Grounds")]
    [InlineData("LawCited")]
    public void Claim_WithoutGroundsOrLaw_IsRefused(string field)
    {
        var reply = Samples.Reply(HandlingOutcome.Unreasonable);
        reply = field == "Grounds" ? reply with { Grounds = " " } : reply with { LawCited = null };
        Signed(byNetwork: false).When(Now, Samples.StaffOf(Samples.Street), Claim with { Reply = reply }).Refused(ReplyRules.Unreasonable, field);
    }

    [Fact]
    public void Confirmed_GoesOutWithTheOpinion_AtTheLimitInTimeAndOneTickLaterLate()
    {
        var due = Now.AddDays(7);

        Claimed.When(due, Samples.Supervisor, Confirm).Then<WorkOrderFedBack>(e => Assert.Equal(("依据充分", false, Samples.Street), (e.ConfirmedBecause, e.Late, e.Organizer)));
        Claimed.When(due + Samples.Tick, Samples.Supervisor, Confirm).Then<WorkOrderFedBack>(e => Assert.True(e.Late));
        Assert.Equal(WorkOrderStatus.FedBack, Claimed.And(Now, Samples.Supervisor, Confirm).Order.Status);
    }

    [Fact]
    public void Rejected_GoesBackWithTheReason_AndTheOrganizerMayReplyAgain()
    {
        var rejected = Claimed.And(Now, Samples.Supervisor, Reject);

        Assert.Equal(WorkOrderStatus.SignedFor, rejected.Order.Status);
        Assert.Equal("不在保修范围内", rejected.Order.Reply!.Grounds);
        rejected.When(Now, Samples.Supervisor, Confirm).Refused(ReviewUnreasonable.NothingClaimed);
        Assert.Equal(WorkOrderStatus.FedBack, rejected.Replied(Now, Samples.Street).Order.Status);
    }

    [Fact]
    public void Review_WithoutOpinionOrByTheOrganizerItself_IsRefused()
    {
        Claimed.When(Now, Samples.Supervisor, Confirm with { Opinion = " " }).Refused(ReviewUnreasonable.NoOpinion, "Opinion");
        Claimed.When(Now, Samples.LeaderOf(Samples.Street), Confirm).Refused(Capabilities.NotAllowed);
        Signed(byNetwork: false).When(Now, Samples.Supervisor, Confirm).Refused(ReviewUnreasonable.NothingClaimed);
    }

    [Fact]
    public void Claim_WhileItIsReviewed_CanBeNeitherReplacedReturnedNorClosed_ButContactsGoOn()
    {
        Claimed.When(Now, Samples.StaffOf(Samples.Street), Claim).Refused(SubmitReply.WaitsForReview);
        Claimed.When(Now, Samples.StaffOf(Samples.Street), new ReturnOrder(Samples.Number, Samples.Street, ReturnReason.BeyondDuty, "依据")).Refused(ReturnOrder.ReplyGiven);
        Claimed.When(Now, Samples.Supervisor, new CloseOrder(Samples.Number)).Refused(new("close.not-fed-back", "5.6.1"));
        Claimed.When(Now, Samples.StaffOf(Samples.Street), new LogContact(Samples.Number, Samples.Street, ContactWay.Phone, true, "已解释")).Then<ClaimantContacted>();
    }

    [Fact, Clause("5.3.2.3.1")]
    public void Claim_ByNetwork_IsReadByTheLeaderFirstAndThenByTheHotline()
    {
        var submitted = Signed(byNetwork: true).And(Now, Samples.StaffOf(Samples.Street), Claim);
        var approve = new ReviewReply(Samples.Number, Samples.Street, true, "同意上报", "网上无扩散");

        Assert.Equal(WorkOrderStatus.UnderReview, submitted.Order.Status);
        submitted.When(Now, Samples.Supervisor, Confirm).Refused(ReviewUnreasonable.NothingClaimed);
        var claimed = submitted.And(Now, Samples.LeaderOf(Samples.Street), approve);
        Assert.Equal(WorkOrderStatus.AwaitingConfirmation, claimed.Order.Status);
        claimed.When(Now, Samples.LeaderOf(Samples.Street), approve).Refused(ReviewReply.NothingToReview);
        claimed.When(Now, Samples.Supervisor, Confirm).Then<WorkOrderFedBack>(e =>
            Assert.Equal(("同意上报", "网上无扩散", "依据充分"), (e.LeaderOpinion, e.PublicOpinionNote, e.ConfirmedBecause)));
        Assert.Null(claimed.And(Now, Samples.Supervisor, Reject).Order.ClaimApproved);
    }

    [Fact]
    public void Claim_ByACoOrganizer_GoesToTheLeadOnly() =>
        Given.Accepted().Dispatched(Now, Samples.Street, Samples.Water).SignedFor(Now, Samples.Water)
            .When(Now, Samples.StaffOf(Samples.Water), Claim with { Organizer = Samples.Water }).Then<CoOrganizerReplied>();

    private static Given Signed(bool byNetwork) =>
        Given.Accepted(Samples.Complaint(byNetwork: byNetwork)).Dispatched(Now, Samples.Street).SignedFor(Now, Samples.Street);
}
