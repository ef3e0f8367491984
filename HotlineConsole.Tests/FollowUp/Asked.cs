using HotlineConsole.Core.Archive;
using HotlineConsole.Core.FollowUp;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.FollowUp;

/// <summary>Orders that a follow-up may be made of, and its steps.</summary>
internal static class Asked
{
    public static readonly DateTimeOffset Dispatched = Samples.Monday.AddHours(1);
    public static readonly DateTimeOffset FedBack = Samples.Monday.AddDays(1);
    public static readonly DateTimeOffset Closed = Samples.Monday.AddDays(2);
    public static readonly DateTimeOffset Call = Samples.Monday.AddDays(3);
    public static readonly Actor Colleague = Samples.FollowUp with { Id = "u-colleague", Name = "另一名回访员" };

    public static Given FedBackOrder(PublicComplaint? complaint = null, Rules? rules = null)
    {
        var replied = Given.Accepted(complaint, rules: rules).Dispatched(Dispatched, Samples.Street).SignedFor(Dispatched.AddHours(1), Samples.Street).Replied(FedBack, Samples.Street);
        return replied.Order.Status == WorkOrderStatus.UnderReview
            ? replied.And(FedBack, Samples.LeaderOf(Samples.Street), new Core.Feedback.ReviewReply(Samples.Number, Samples.Street, true, "同意"))
            : replied;
    }

    public static Given ClosedOrder(PublicComplaint? complaint = null, Rules? rules = null) =>
        FedBackOrder(complaint, rules).And(Closed, Samples.Supervisor, new CloseOrder(Samples.Number));

    public static Given Started(this Given given, DateTimeOffset? at = null) => given.And(at ?? Call, Samples.FollowUp, new StartFollowUp(Samples.Number));

    public static Given Called(this Given given, CallResult result, DateTimeOffset? at = null) =>
        given.And(at ?? Call, Samples.FollowUp, new RecordFollowUpCall(Samples.Number, result));

    public static Given Consented(PublicComplaint? complaint = null) => ClosedOrder(complaint).Started().Called(CallResult.Consented);

    public static AnswerFollowUp Answers(bool? contacted = true, bool? solved = true, Satisfaction? level = Satisfaction.Satisfied) => new(Samples.Number, contacted, solved, level);

    /// <summary>The claimant says that it is not solved, and it is handled again.</summary>
    public static Given Reopened(PublicComplaint? complaint = null) => Consented(complaint)
        .And(Call, Samples.FollowUp, Answers(solved: false, level: Satisfaction.VeryDissatisfied))
        .And(Call.AddHours(1), Samples.FollowUp, new ReopenOrder(Samples.Number, "路灯仍然不亮"));
}
