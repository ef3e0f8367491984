using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.FollowUp;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.FollowUp;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Archive;

/// <summary>5.6.1: 办结的诉求应及时立卷归档; 5.6.2: 保存期限宜长期.</summary>
[Clause("5.6.1"), Clause("5.6.2")]
public sealed class ArchiveOrderTests
{
    private static readonly string Hash = new('0', 64);
    private static readonly TimeSpan City = TimeSpan.FromHours(8);

    [Fact]
    public void Archive_WhatIsNotOver_IsNotThereForTheKeeper_AndWhatIsInIsRefused()
    {
        var fed = Given.Accepted().Dispatched(Samples.Monday, Samples.Street).SignedFor(Samples.Monday, Samples.Street).Replied(Samples.Monday, Samples.Street);
        Assert.Equal(ArchiveOrder.NotOver.Code, ArchiveOrder.Decide(fed.Order, new(Samples.Number, Hash), Samples.Keeper, Samples.Monday, Samples.Rules).Refusal?.Code);
        var closed = fed.And(Samples.Monday, Samples.Supervisor, new CloseOrder(Samples.Number));
        closed.When(Samples.Monday, Samples.Keeper, new ArchiveOrder(Samples.Number, Hash[1..])).Refused(ArchiveOrder.NoHash, "Content");
        closed.When(Samples.Monday, Samples.Keeper, new ArchiveOrder(Samples.Number, Hash[1..] + "G")).Refused(ArchiveOrder.NoHash, "Content");
        closed.When(Samples.Monday, Samples.Supervisor, new ArchiveOrder(Samples.Number, Hash)).Refused(Capabilities.NotAllowed);
        closed.And(Samples.Monday, Samples.Keeper, new ArchiveOrder(Samples.Number, Hash)).When(Samples.Monday, Samples.Keeper, new ArchiveOrder(Samples.Number, Hash)).Refused(ArchiveOrder.Already);
    }

    [Fact, Clause("5.5.5")]
    public void Archive_OfWhatIsHandledAgain_IsAnotherAfterItsNextClose()
    {
        var archived = Asked.Consented().And(Asked.Call, Samples.FollowUp, Asked.Answers(solved: false, level: Satisfaction.VeryDissatisfied))
            .And(Asked.Call, Samples.Keeper, new ArchiveOrder(Samples.Number, Hash));
        Assert.NotNull(archived.Order.Archived);
        var again = archived.And(Asked.Call.AddHours(1), Samples.FollowUp, new ReopenOrder(Samples.Number, "路灯仍然不亮"));
        Assert.Null(again.Order.Archived);
        Assert.Equal(ArchiveOrder.NotOver.Code, ArchiveOrder.Decide(again.Order, new(Samples.Number, Hash), Samples.Keeper, Asked.Call.AddDays(1), Samples.Rules).Refusal?.Code);
    }

    [Theory]
    [InlineData("2026-12-31T23:59:59.9999999", 2057)]
    [InlineData("2027-01-01T00:00:00", 2058)]
    public void KeepUntil_ThirtyYears_CountFromTheFirstOfJanuaryAfterTheClose(string closed, int until) => Assert.Equal(
        new DateTimeOffset(until, 1, 1, 0, 0, 0, City),
        RetentionPolicy.Until(new DateTimeOffset(DateTime.Parse(closed, System.Globalization.CultureInfo.InvariantCulture), City), 30, Samples.Beijing.TimeZone));

    [Fact]
    public void Years_HandledAnsweredAndLedElsewhere_AreThirty_WhatIsGraveIsForEver()
    {
        var accepted = Given.Accepted();
        Assert.Equal(30, Archived(accepted.And(Samples.Monday, Samples.Attendant, new AnswerDirectly(Samples.Number, "可在线办理", "办事指南"))).Years);
        Assert.Equal(30, Archived(accepted.And(Samples.Monday, Samples.Attendant, new LeadElsewhere(Samples.Number, Elsewhere.Petition, "请走信访渠道"))).Years);
        Assert.Equal(30, Archived(Closed(accepted)).Years);
        Assert.Null(Archived(Closed(Given.Accepted(Samples.Complaint(urgency: Urgency.Emergency)))).Years);
        Assert.Null(Archived(Closed(Given.Accepted(Samples.Complaint(urgency: Urgency.Instability)))).KeepUntil);
        var visited = Given.Accepted().Dispatched(Samples.Monday, Samples.Street).SignedFor(Samples.Monday, Samples.Street)
            .And(Samples.Monday, Samples.Supervisor, new OrderOnSite(Samples.Number, Samples.Street, Samples.Monday.AddHours(2), "多次反映"))
            .And(Samples.Monday.AddHours(2).AddMinutes(1), Samples.Supervisor, new CirculateNotice(Samples.Number, 1, NoticeGround.NoShow, "予以通报"))
            .Replied(Samples.Monday.AddHours(3), Samples.Street).And(Samples.Monday.AddHours(3), Samples.Supervisor, new CloseOrder(Samples.Number));
        Assert.Null(Archived(visited).Years);
    }

    [Fact]
    public void Policy_ShorterThanTenYears_IsRefusedAtTheStart()
    {
        Assert.Null(new RetentionPolicy { Answered = 10, Handled = null }.Problem());
        Assert.NotNull(new RetentionPolicy { Answered = 9 }.Problem());
        Assert.NotNull(new RetentionPolicy { Grave = 0 }.Problem());
    }

    private static Given Closed(Given accepted) => accepted.Dispatched(Samples.Monday, Samples.Street).SignedFor(Samples.Monday, Samples.Street).Replied(Samples.Monday, Samples.Street)
        .And(Samples.Monday, Samples.Supervisor, new CloseOrder(Samples.Number));

    private static ArchiveRecord Archived(Given over) => over.And(Samples.Monday, Samples.Keeper, new ArchiveOrder(Samples.Number, Hash)).Order.Archived!;
}
