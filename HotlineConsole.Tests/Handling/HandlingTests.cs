using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Handling;

public class HandlingTests
{
    private static readonly DateTimeOffset Now = Samples.Monday.AddHours(1);
    private static readonly Given Dispatched = Given.Accepted().Dispatched(Now, Samples.Street, Samples.Water);

    [Fact, Clause("5.3.2.2.2")]
    public void SignFor_ByTheLead_PutsTheOrderIntoHandling()
    {
        var order = Dispatched.SignedFor(Now, Samples.Street).Order;

        Assert.Equal((WorkOrderStatus.SignedFor, Now), (order.Status, order.Lead!.SignedAt));
        Assert.Equal(Now, order.Deadlines.Single(d => d.Kind == DeadlineKind.SignFor && d.Organizer == Samples.Street).MetAt);
    }

    [Fact, Clause("5.3.2.2.2")]
    public void SignFor_ByTheCoOrganizer_IsItsOwn()
    {
        var order = Dispatched.SignedFor(Now, Samples.Water).Order;

        Assert.Equal((WorkOrderStatus.Dispatched, null), (order.Status, order.Lead!.SignedAt));
        Assert.Equal(Now, order.HeldBy(Samples.Water)!.SignedAt);
    }

    [Fact, Clause("5.3.2.2.2")]
    public void SignFor_TwiceOrSettledOrReturned_IsRefused()
    {
        var sign = new SignFor(Samples.Number, Samples.Street);
        var staff = Samples.StaffOf(Samples.Street);

        Dispatched.SignedFor(Now, Samples.Street).When(Now, staff, sign).Refused(SignFor.AlreadySigned);
        Dispatched.Returned(Now, Samples.Street).When(Now, staff, sign).Refused(SignFor.NotYours);
        Dispatched.SignedFor(Now, Samples.Street).Replied(Now, Samples.Street)
            .When(Now, Samples.StaffOf(Samples.Water), new SignFor(Samples.Number, Samples.Water)).Refused(SignFor.Settled);
    }

    [Fact, Clause("5.3.2.2.3")]
    public void LogContact_AfterSigning_IsLoggedReachedOrNot()
    {
        var signed = Dispatched.SignedFor(Now, Samples.Street);
        var missed = signed.And(Now.AddMinutes(5), Samples.StaffOf(Samples.Street), Contact(Samples.Street, reached: false, "无人接听"));

        missed.When(Now.AddMinutes(9), Samples.StaffOf(Samples.Street), Contact(Samples.Street, reached: true, "已核实"))
            .Then<ClaimantContacted>(e => Assert.Equal((true, ContactWay.Phone, "已核实"), (e.Reached, e.Way, e.Note)));
        Assert.Equal(Now.AddMinutes(5), missed.Order.Lead!.ContactedAt);
        signed.When(Now, Samples.StaffOf(Samples.Street), Contact(Samples.Street, reached: true, " ")).Refused(LogContact.Incomplete, "Note");
    }

    [Fact, Clause("5.3.2.2.5")]
    public void ReportProgress_AfterSigning_IsReported()
    {
        var signed = Dispatched.SignedFor(Now, Samples.Street);

        signed.When(Now, Samples.StaffOf(Samples.Street), new ReportProgress(Samples.Number, Samples.Street, "已到现场", SiteVisited: true))
            .Then<ProgressReported>(e => Assert.True(e.SiteVisited));
        signed.When(Now, Samples.StaffOf(Samples.Street), new ReportProgress(Samples.Number, Samples.Street, "")).Refused(ReportProgress.Incomplete, "Note");
    }

    [Fact, Clause("5.3.2.2.3")]
    public void Handling_BeforeSigningOrAfterReturnOrFeedback_IsRefused()
    {
        var act = Contact(Samples.Street, reached: true, "已核实");
        var staff = Samples.StaffOf(Samples.Street);

        Dispatched.When(Now, staff, act).Refused(Holding.NotSigned);
        Dispatched.Returned(Now, Samples.Street).When(Now, staff, act).Refused(Holding.NotHeld);
        Dispatched.SignedFor(Now, Samples.Street).Replied(Now, Samples.Street).When(Now, staff, act).Refused(Holding.Settled);
    }

    [Theory, Clause("5.3.2.2.4")]
    [InlineData(Urgency.Emergency, 15)]
    [InlineData(Urgency.BasicLivelihood, 60)]
    [InlineData(Urgency.General, 24 * 60)]
    public void Return_AtTheEndOfItsWindow_IsTakenAndOneTickLaterNot(Urgency urgency, int minutes)
    {
        var signed = Given.Accepted(Samples.Complaint(urgency: urgency)).Dispatched(Now, Samples.Street).SignedFor(Now, Samples.Street);
        var end = Now.AddMinutes(minutes);

        signed.When(end, Samples.StaffOf(Samples.Street), Return()).Then<WorkOrderReturned>(e => Assert.Equal(ReturnReason.BeyondDuty, e.Reason));
        signed.When(end + Samples.Tick, Samples.StaffOf(Samples.Street), Return()).Refused(ReturnOrder.TooLate);
    }

    [Fact, Clause("5.3.2.2.4")]
    public void Return_WithoutBasisOrToNobodyOrBySomebodyElse_IsRefused()
    {
        var staff = Samples.StaffOf(Samples.Street);

        Dispatched.When(Now, staff, Return() with { Basis = "" }).Refused(ReturnOrder.Incomplete, "Basis");
        Dispatched.When(Now, staff, Return() with { Proposed = new OrganizerId("X1") }).Refused(ReturnOrder.UnknownProposed, "Proposed");
        Dispatched.When(Now, staff, Return() with { Proposed = Samples.Street }).Refused(ReturnOrder.UnknownProposed, "Proposed");
        Dispatched.When(Now, staff, Return() with { Proposed = Samples.Haidian }).Then<WorkOrderReturned>(e => Assert.Equal(Samples.Haidian, e.Proposed));
        Dispatched.Returned(Now, Samples.Street).When(Now, staff, Return()).Refused(Holding.NotHeld);
    }

    [Fact, Clause("5.3.2.3.1")]
    public void Return_AfterTheReply_IsRefused()
    {
        Given.Accepted(Samples.Complaint(byNetwork: true)).Dispatched(Now, Samples.Street).SignedFor(Now, Samples.Street).Replied(Now, Samples.Street)
            .When(Now, Samples.StaffOf(Samples.Street), Return()).Refused(ReturnOrder.ReplyGiven);
        Dispatched.SignedFor(Now, Samples.Water).Replied(Now, Samples.Water)
            .When(Now, Samples.StaffOf(Samples.Water), Return() with { Organizer = Samples.Water }).Refused(ReturnOrder.ReplyGiven);
        Dispatched.SignedFor(Now, Samples.Street).Replied(Now, Samples.Street)
            .When(Now, Samples.StaffOf(Samples.Street), Return()).Refused(Holding.Settled);
    }

    private static LogContact Contact(OrganizerId organizer, bool reached, string note) => new(Samples.Number, organizer, ContactWay.Phone, reached, note);

    private static ReturnOrder Return() => new(Samples.Number, Samples.Street, ReturnReason.BeyondDuty, "三定方案");
}
