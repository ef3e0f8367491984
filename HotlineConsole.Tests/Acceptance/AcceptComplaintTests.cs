using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Acceptance;

[Clause("5.2.3.1")]
public class AcceptComplaintTests
{
    [Fact]
    public void Accept_CompleteRecord_IsAnAcceptedOrderUnderItsNumber()
    {
        var order = Given.Accepted().Order;

        Assert.Equal((Samples.Number, WorkOrderStatus.Accepted, 1, Samples.Monday), (order.Number, order.Status, order.Version, order.AcceptedAt));
    }

    [Fact]
    public void Accept_GeneralFieldMissing_NamesIt()
    {
        var full = Samples.Complaint();

        Accept(full with { Channel = "" }).Refused(AcceptComplaint.Incomplete, "Channel");
        Accept(full with { Category = " " }).Refused(AcceptComplaint.Incomplete, "Category");
        Accept(full with { Title = "" }).Refused(AcceptComplaint.Incomplete, "Title");
        Accept(full with { Content = "" }).Refused(AcceptComplaint.Incomplete, "Content");
        Accept(full with { Claimant = new("诉求人甲", null) }).Refused(AcceptComplaint.Incomplete, "Phone");
    }

    [Fact]
    public void Accept_OnlyAContactPhone_IsEnoughToReachTheClaimant() =>
        Accept(Samples.Complaint() with { Claimant = new("诉求人甲", null, "10000000002") }).Then<WorkOrderAccepted>();

    [Fact, Clause("5.2.1")]
    public void Accept_UnknownChannel_IsRefused() =>
        Accept(Samples.Complaint() with { Channel = "fax" }).Refused(AcceptComplaint.UnknownChannel);

    [Fact]
    public void Accept_UnknownCategory_IsRefused() =>
        Accept(Samples.Complaint() with { Category = "9999" }).Refused(AcceptComplaint.UnknownCategory);

    [Fact, Clause("5.2.2.1")]
    public void Accept_DistrictOfAnotherRegion_IsRefused() =>
        Accept(Samples.Complaint() with { Place = new("310101", null, "外地") }).Refused(AcceptComplaint.OutsideRegion);

    [Fact, Clause("5.2.2.1")]
    public void Accept_StreetOfAnotherRegion_IsRefused() =>
        Accept(Samples.Complaint() with { Place = new(null, new("S310101001"), "外地") }).Refused(AcceptComplaint.OutsideRegion);

    [Fact]
    public void Accept_RaisedNow_IsAcceptedAndOneTickLaterNot()
    {
        Accept(Samples.Complaint() with { RaisedAt = Samples.Monday }).Then<WorkOrderAccepted>();
        Accept(Samples.Complaint() with { RaisedAt = Samples.Monday + Samples.Tick }).Refused(AcceptComplaint.RaisedInFuture);
    }

    [Fact]
    public void Accept_TextAtItsLongest_IsAcceptedAndOneCharacterMoreNot()
    {
        Accept(Samples.Complaint() with { Content = new('字', 20_000) }).Then<WorkOrderAccepted>();
        Accept(Samples.Complaint() with { Content = new('字', 20_001) }).Refused(CommandTexts.TooLong, "Content");
    }

    [Fact, Clause("5.3.1")]
    public void AnswerDirectly_AcceptedOrder_IsAnsweredWithTheEntryCited()
    {
        var order = Given.Accepted().And(Later, Samples.Attendant, new AnswerDirectly(Samples.Number, " 可到大厅办理 ", " 条目 12 ")).Order;

        Assert.Equal((WorkOrderStatus.AnsweredDirectly, "可到大厅办理", "条目 12", Later), (order.Status, order.DirectAnswer, order.DatabaseEntry, order.ClosedAt));
        Assert.DoesNotContain(order.Deadlines, d => d.IsOpen);
    }

    [Theory, Clause("5.3.1")]
    [InlineData("", "条目", "Answer")]
    [InlineData("答复", " ", "DatabaseEntry")]
    public void AnswerDirectly_WithoutAnswerOrEntry_NamesIt(string answer, string entry, string missing) =>
        Given.Accepted().When(Later, Samples.Attendant, new AnswerDirectly(Samples.Number, answer, entry)).Refused(AnswerDirectly.Incomplete, missing);

    [Fact, Clause("5.3.1")]
    public void AnswerDirectly_DispatchedOrder_IsRefusedAndSaysWhereItStands()
    {
        var refusal = Given.Accepted().Dispatched(Later, Samples.Street)
            .When(Later, Samples.Attendant, new AnswerDirectly(Samples.Number, "答复", "条目")).Refused(AnswerDirectly.NotOpen);

        Assert.Equal(["k:WorkOrderStatus.Dispatched", "s:派单员", "t:2026-03-02T11:00:00+08:00"], refusal.Slots.ToArray());
    }

    [Fact, Clause("5.2.2.1")]
    public void LeadElsewhere_AcceptedOrder_IsRedirectedWithWhatTheClaimantWasTold()
    {
        var given = Given.Accepted();

        given.When(Later, Samples.Attendant, new LeadElsewhere(Samples.Number, Elsewhere.OutsideRegion, "请拨打当地热线"))
            .Then<WorkOrderRedirected>(e => Assert.Equal((Elsewhere.OutsideRegion, "请拨打当地热线"), (e.BelongsTo, e.AnswerText)));
        given.When(Later, Samples.Attendant, new LeadElsewhere(Samples.Number, Elsewhere.OutsideRegion, "")).Refused(LeadElsewhere.Incomplete, "AnswerText");
        given.Dispatched(Later, Samples.Street)
            .When(Later, Samples.Attendant, new LeadElsewhere(Samples.Number, Elsewhere.Petition, "信访")).Refused(LeadElsewhere.NotOpen);
    }

    private static DateTimeOffset Later => Samples.Monday.AddHours(1);

    private static Taken Accept(PublicComplaint complaint) => Given.Nothing().WhenAccepted(Samples.Monday, Samples.Attendant, complaint);
}
