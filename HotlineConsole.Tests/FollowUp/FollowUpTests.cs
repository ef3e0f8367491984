using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.FollowUp;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.FollowUp;

/// <summary>5.5: 回访.</summary>
public sealed class FollowUpTests
{
    private static readonly DateTimeOffset Limit = Asked.Dispatched.AddDays(7);
    private static StartFollowUp Start => new(Samples.Number);

    // 5.5.1 办理时限期满后; 7.1.3.2 a 办结后.
    [Fact, Clause("5.5.1"), Clause("7.1.3.2")]
    public void DueAt_FedBackBeforeTheLimit_IsTheEndOfTheLimitOrTheCloseBefore()
    {
        var fedBack = Asked.FedBackOrder();
        Assert.Equal(Limit, fedBack.Order.FollowUpDueAt);
        fedBack.When(Limit - Samples.Tick, Samples.FollowUp, Start).Refused(StartFollowUp.NotYet);
        fedBack.When(Limit, Samples.FollowUp, Start).Then<FollowUpStarted>(e => Assert.Equal((1, Limit.AddMinutes(30)), (e.Round, e.Until)));
        Assert.Equal(Asked.Closed, fedBack.And(Asked.Closed, Samples.Supervisor, new CloseOrder(Samples.Number)).Order.FollowUpDueAt);
        Assert.Equal(Limit, fedBack.And(Limit.AddDays(1), Samples.Supervisor, new CloseOrder(Samples.Number)).Order.FollowUpDueAt);
    }

    [Fact, Clause("5.5.1")]
    public void DueAt_FedBackAfterTheLimit_IsTheFeedback()
    {
        var late = Given.Accepted().Dispatched(Asked.Dispatched, Samples.Street).SignedFor(Asked.Dispatched, Samples.Street);
        Assert.Null(late.Order.FollowUpDueAt);
        Assert.Equal(Limit.AddDays(2), late.Replied(Limit.AddDays(2), Samples.Street).Order.FollowUpDueAt);
        late.When(Limit.AddDays(1), Samples.FollowUp, Start).Refused(FollowUpRules.NothingToAsk);
    }

    [Fact, Clause("5.5.1")]
    public void Start_OrderThatWasNotDrawn_IsRefused()
    {
        var none = Asked.ClosedOrder(rules: Samples.RulesWith(p => p with { FollowUp = new() { Percent = 0 } }));
        Assert.Null(none.Order.FollowUpDueAt);
        none.When(Asked.Call, Samples.FollowUp, Start).Refused(StartFollowUp.NotInSample);
    }

    [Fact, Clause("5.5.1")]
    public void Start_WhileAColleaguePhones_IsRefusedUntilTheTimeIsOver()
    {
        var started = Asked.ClosedOrder().Started();
        started.When(Asked.Call.AddMinutes(30) - Samples.Tick, Asked.Colleague, Start).Refused(StartFollowUp.Taken);
        started.When(Asked.Call.AddMinutes(30), Asked.Colleague, Start).Then<FollowUpStarted>();
        started.When(Asked.Call.AddMinutes(1), Samples.FollowUp, Start).Then<FollowUpStarted>();
    }

    // 5.5.3 电话回访时,应在征得诉求人同意的情况下进行回访.
    [Fact, Clause("5.5.3")]
    public void Answer_WithoutConsent_NothingIsWrittenDown()
    {
        var started = Asked.ClosedOrder().Started();
        started.When(Asked.Call, Samples.FollowUp, Asked.Answers()).Refused(AnswerFollowUp.NoConsent);
        Asked.ClosedOrder().When(Asked.Call, Samples.FollowUp, Asked.Answers()).Refused(FollowUpRules.NotYours);
        var consented = started.Called(CallResult.Consented);
        consented.When(Asked.Call, Asked.Colleague, Asked.Answers()).Refused(FollowUpRules.NotYours);
        consented.When(Asked.Call.AddMinutes(30), Samples.FollowUp, Asked.Answers()).Refused(FollowUpRules.NotYours);
        consented.When(Asked.Call, Samples.FollowUp, new RecordFollowUpCall(Samples.Number, CallResult.Consented)).Refused(RecordFollowUpCall.Consented);
        consented.When(Asked.Call, Samples.FollowUp, Asked.Answers()).Then<FollowUpAnswered>(e => Assert.Equal(FollowUpWay.Phone, e.Way));
    }

    [Fact, Clause("5.5.3")]
    public void Consent_OfAnEarlierCall_DoesNotCountForTheNext()
    {
        var again = Asked.Consented().Called(CallResult.PutOff).Started(Asked.Call.AddHours(2));
        again.When(Asked.Call.AddHours(2), Samples.FollowUp, Asked.Answers()).Refused(AnswerFollowUp.NoConsent);
    }

    // 5.5.3 诉求人明确表示不接受回访的,不进行回访.
    [Fact, Clause("5.5.3")]
    public void Refusal_OfTheClaimant_EndsEveryWay()
    {
        var refused = Asked.ClosedOrder(Samples.Complaint(byNetwork: true)).Started().Called(CallResult.Refused);
        Assert.True(refused.Order.RefusesFollowUp);
        Assert.Null(refused.Order.FollowUpDueAt);
        Assert.Null(refused.Order.InvitedAt);
        var later = Asked.Call.AddDays(1);
        refused.When(later, Samples.FollowUp, Start).Refused(FollowUpRules.Refused);
        refused.When(later, Samples.FollowUp, new InviteToRate(Samples.Number)).Refused(FollowUpRules.Refused);
        refused.When(later, Samples.FollowUp, Asked.Answers()).Refused(FollowUpRules.Refused);
        refused.When(later, Actor.ClaimantOf(Samples.Number), Asked.Answers()).Refused(FollowUpRules.Refused);
        refused.When(later, Samples.Gateway, new AnswerByMessage(Samples.Number, "1")).Refused(FollowUpRules.Refused);
        refused.When(later, Samples.Gateway, new ConfirmInvitation(Samples.Number)).Refused(ConfirmInvitation.NothingToSend);
    }

    [Fact, Clause("5.5.1")]
    public void Call_ThatReachesNobody_IsTriedAgainLaterAndThreeTimesInAll()
    {
        var given = Asked.ClosedOrder();
        var at = Asked.Call;
        for (var i = 1; i <= 2; i++)
        {
            given = given.Started(at).Called(i == 1 ? CallResult.NoAnswer : CallResult.WrongNumber, at);
            Assert.Equal(at.AddHours(2), given.Order.FollowUpDueAt);
            given.When(at.AddHours(2) - Samples.Tick, Samples.FollowUp, Start).Refused(StartFollowUp.NotYet);
            at = at.AddHours(2);
        }

        var last = given.Started(at).When(at, Samples.FollowUp, new RecordFollowUpCall(Samples.Number, CallResult.NoAnswer)).Then<FollowUpCalled>();
        Assert.Equal((FollowUpEnd.NotReached, null), (last.End, last.NextAt));
        given.Started(at).Called(CallResult.NoAnswer, at).When(at, Samples.FollowUp, Start).Refused(FollowUpRules.Over);
    }

    // 5.5.4 诉求人在事项办结后可进行 1 次评价.
    [Fact, Clause("5.5.4")]
    public void Answer_ASecondTime_IsRefusedInEveryWay()
    {
        var answered = Asked.Consented(Samples.Complaint(byNetwork: true)).And(Asked.Call, Samples.FollowUp, Asked.Answers());
        answered.When(Asked.Call, Samples.FollowUp, Start).Refused(FollowUpRules.Over);
        answered.When(Asked.Call, Samples.FollowUp, Asked.Answers()).Refused(FollowUpRules.Over);
        answered.When(Asked.Call, Actor.ClaimantOf(Samples.Number), Asked.Answers()).Refused(FollowUpRules.Over);
        answered.When(Asked.Call, Samples.Gateway, new AnswerByMessage(Samples.Number, "1")).Refused(FollowUpRules.Over);
    }

    // 5.5.5: each question may stay unanswered, all of them not; 5.5.4: 差评原因 only of a poor rating.
    [Fact, Clause("5.5.5"), Clause("5.5.4")]
    public void Answer_WhatTheClaimantSaid_IsKeptAsHeSaidIt()
    {
        var consented = Asked.Consented();
        consented.When(Asked.Call, Samples.FollowUp, new AnswerFollowUp(Samples.Number, null, null, null, Remarks: " ")).Refused(AnswerFollowUp.Nothing, "Contacted", "Solved", "Level");
        consented.When(Asked.Call, Samples.FollowUp, Asked.Answers(level: Satisfaction.BasicallySatisfied) with { Reasons = [PoorReason.Quality] }).Refused(AnswerFollowUp.ReasonsOfPraise, "Reasons");
        var answers = consented.When(Asked.Call, Samples.FollowUp, new AnswerFollowUp(
            Samples.Number, false, null, Satisfaction.Dissatisfied, [PoorReason.Attitude, PoorReason.Attitude], " 不接电话 ", "希望\n快一些")).Then<FollowUpAnswered>().Answers;
        Assert.Equal((false, null, Satisfaction.Dissatisfied, "不接电话", "希望\n快一些"), (answers.Contacted, answers.Solved, answers.Level, answers.OtherReason, answers.Remarks));
        Assert.Equal(PoorReason.Attitude, Assert.Single(answers.Reasons));
    }

    // 5.4.2 五个等级.
    [Fact, Clause("5.4.2")]
    public void Satisfaction_Levels_AreTheFive() => Assert.Equal(
        ["非常满意", "满意", "基本满意", "不满意", "非常不满意"], Enum.GetValues<Satisfaction>().Select(l => Core.Texts.Words.InChinese[$"Satisfaction.{l}"]));

    // 5.5.4 网络平台应推送评价页面; phone orders on request.
    [Fact, Clause("5.5.4")]
    public void Invitation_NetworkPlatform_IsThereOnceClosed_ByPhoneWhenAskedFor()
    {
        var network = Samples.Complaint(byNetwork: true);
        Assert.Null(Asked.FedBackOrder(network).Order.InvitationAt);
        Assert.Equal(Asked.Closed, Asked.ClosedOrder(network).Order.InvitationAt);
        var phone = Asked.ClosedOrder();
        Assert.Null(phone.Order.InvitationAt);
        phone.When(Asked.Call, Actor.ClaimantOf(Samples.Number), Asked.Answers()).Refused(AnswerFollowUp.NotInvited);
        var invited = phone.And(Asked.Call, Samples.Attendant, new InviteToRate(Samples.Number));
        Assert.Equal(Asked.Call, invited.Order.InvitationAt);
        invited.When(Asked.Call, Samples.FollowUp, new InviteToRate(Samples.Number)).Refused(InviteToRate.Already);
        Asked.ClosedOrder(Samples.Complaint() with { Claimant = new(null, null, Anonymous: true) }).When(Asked.Call, Samples.FollowUp, new InviteToRate(Samples.Number)).Refused(InviteToRate.NoContact);
    }

    [Fact, Clause("5.5.4")]
    public void Invitation_AfterItWasSent_CountsForFourteenDays()
    {
        var sent = Asked.ClosedOrder(Samples.Complaint(byNetwork: true)).And(Asked.Call, Samples.Gateway, new ConfirmInvitation(Samples.Number));
        Assert.Null(sent.Order.InvitationAt);
        sent.When(Asked.Call, Samples.Gateway, new ConfirmInvitation(Samples.Number)).Refused(ConfirmInvitation.NothingToSend);
        sent.When(Asked.Call.AddDays(14), Actor.ClaimantOf(Samples.Number), Asked.Answers()).Then<FollowUpAnswered>(e => Assert.Equal(FollowUpWay.Online, e.Way));
        sent.When(Asked.Call.AddDays(14) + Samples.Tick, Actor.ClaimantOf(Samples.Number), Asked.Answers()).Refused(AnswerFollowUp.Expired);
        sent.And(Asked.Call.AddDays(15), Samples.FollowUp, new InviteToRate(Samples.Number)).When(Asked.Call.AddDays(15), Actor.ClaimantOf(Samples.Number), Asked.Answers()).Then<FollowUpAnswered>();
    }

    [Fact, Clause("6.1.2")]
    public void Answer_WithALinkToAnotherOrder_FindsNoOrder()
    {
        var other = Actor.ClaimantOf(WorkOrderNumber.Compose(new(2026, 3, 2), 2));
        Asked.ClosedOrder(Samples.Complaint(byNetwork: true)).When(Asked.Call, other, Asked.Answers()).Refused(Core.Door.NoSuchOrder);
        Assert.False(Capabilities.MaySee(Actor.ClaimantOf(Samples.Number), Asked.ClosedOrder().Order));
    }

    // 6.1: who phones sees the number, while he phones; a confidential one needs a second person.
    [Fact, Clause("6.1")]
    public void Number_OfTheClaimant_IsShownToWhoPhonesHimAndToNobodyElse()
    {
        var started = Asked.ClosedOrder().Started();
        Assert.Equal("10000000001", Seen(started, Samples.FollowUp, Asked.Call));
        Assert.Equal("100****0001", Seen(started, Samples.FollowUp, Asked.Call.AddMinutes(30)));
        Assert.Equal("100****0001", Seen(started, Asked.Colleague, Asked.Call));
        Assert.Equal("100****0001", Seen(Asked.ClosedOrder(), Samples.FollowUp, Asked.Call));
        var complaint = Samples.Complaint();
        var confidential = Asked.ClosedOrder(complaint with { Claimant = complaint.Claimant with { Confidential = true } }).Started();
        Assert.Equal("100****0001", Seen(confidential, Samples.FollowUp, Asked.Call));
        var asked = confidential.And(Asked.Call, Samples.FollowUp, new UnmaskClaimant(Samples.Number, "电话回访"));
        Assert.Equal("100****0001", Seen(asked, Samples.FollowUp, Asked.Call));
        Assert.Equal("10000000001", Seen(asked.And(Asked.Call, Samples.Supervisor, new DecideUnmasking(Samples.Number, 1, true)), Samples.FollowUp, Asked.Call));
    }

    // 5.5.6: an organizer must not know whom nobody will ask.
    [Fact, Clause("5.5.6")]
    public void History_ForAnOrganizer_TellsNeitherDrawNorCalls()
    {
        var fedBack = Given.Accepted().Dispatched(Asked.Dispatched, Samples.Street).SignedFor(Asked.Dispatched, Samples.Street)
            .When(Asked.FedBack, Samples.StaffOf(Samples.Street), new Core.Feedback.SubmitReply(Samples.Number, Samples.Street, Samples.Reply())).Then<WorkOrderFedBack>();
        Assert.True(fedBack.FollowUp!.Taken);
        WorkOrderEvent[] events = [fedBack, Asked.ClosedOrder().When(Asked.Call, Samples.FollowUp, Start).Then<FollowUpStarted>(), Asked.Consented().When(Asked.Call, Samples.FollowUp, Asked.Answers()).Then<FollowUpAnswered>()];
        HistoryLine[] lines = [.. events.Select((e, i) => new HistoryLine(i, i, e))];
        var shown = lines.For(Samples.StaffOf(Samples.Street));
        Assert.Equal([typeof(WorkOrderFedBack), typeof(FollowUpAnswered)], shown.Select(l => l.Event.GetType()));
        Assert.Null(((WorkOrderFedBack)shown[0].Event).FollowUp);
        Assert.Equal(lines, lines.For(Samples.Supervisor));
        Assert.Equal(nameof(WorkOrderClosed), Asked.Consented().Order.LastChange.Event);
    }

    private static string? Seen(Given given, Actor by, DateTimeOffset now) => Masking.View(given.Order, by, Samples.Seal, now).Phone;
}
