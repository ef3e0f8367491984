using HotlineConsole.Core.Board;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Dispatch;

/// <summary>Decision 0005: the second return by a lead is ended by a supervisor, who names the responsible organizer with grounds in writing.</summary>
[Clause("5.3.2.1.1"), Clause("5.3.2.2.4")]
public class AdjudicateTests
{
    private static readonly DateTimeOffset Now = Samples.Monday.AddHours(3);
    private static readonly Given ReturnedOnce = Given.Accepted().Dispatched(Samples.Monday, Samples.Street).SignedFor(Samples.Monday, Samples.Street).Returned(Samples.Monday.AddHours(1), Samples.Street);

    private static readonly Given ReturnedTwice =
        ReturnedOnce.Dispatched(Samples.Monday.AddHours(1), Samples.Water).SignedFor(Samples.Monday.AddHours(1), Samples.Water).Returned(Samples.Monday.AddHours(2), Samples.Water);

    private static readonly Given Decided = ReturnedTwice.And(Now, Samples.Supervisor, new Adjudicate(Samples.Number, Samples.Street, [Samples.Water], " 移交协议 "));

    [Fact]
    public void Dispatch_AfterTheSecondReturn_IsRefusedAndSaysWhoReturnedItAndWhen()
    {
        Assert.False(ReturnedOnce.Order.AwaitsAdjudication);
        Assert.True(ReturnedTwice.Order.AwaitsAdjudication);
        Assert.True(OrderRow.Of(ReturnedTwice.Order).AwaitsAdjudication());
        var refusal = ReturnedTwice.When(Now, Samples.Dispatcher, new DispatchOrder(Samples.Number, Samples.Municipal, [])).Refused(DispatchOrder.AwaitsAdjudication);
        Assert.Contains(Samples.StaffOf(Samples.Water).Name, refusal.Text, StringComparison.Ordinal);
        Assert.Contains("2026-03-02 12:00", refusal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void CoOrganizersReturn_IsNotTheLeads_AndOpensNone() =>
        Assert.False(Given.Accepted().Dispatched(Samples.Monday, Samples.Municipal, Samples.Street, Samples.Water).SignedFor(Samples.Monday, Samples.Street).Returned(Samples.Monday, Samples.Street)
            .SignedFor(Samples.Monday, Samples.Water).Returned(Samples.Monday, Samples.Water).Order.AwaitsAdjudication);

    [Fact]
    public void Adjudicate_ByTheSupervisor_DecidesAndDispatchesAtOnce()
    {
        Assert.Equal((WorkOrderStatus.Dispatched, 3, Samples.Street), (Decided.Order.Status, Decided.Order.Rounds, Decided.Order.Lead!.Organizer));
        Assert.Equal(("移交协议", Samples.Supervisor.Name, Now), (Decided.Order.Adjudication!.Grounds, Decided.Order.Adjudication.By, Decided.Order.Adjudication.At));
        Assert.NotNull(Decided.Order.HeldBy(Samples.Water));
        Assert.Equal(Samples.Monday.AddDays(7), Decided.Order.OpenDeadline(DeadlineKind.Feedback)!.Time.Due); // the claimant's clock runs on from the first dispatch
    }

    [Fact]
    public void Return_ByWhomTheDecisionNames_IsRefusedWithTheDecision()
    {
        foreach (var organizer in (OrganizerId[])[Samples.Street, Samples.Water])
        {
            var refusal = Decided.SignedFor(Now, organizer).When(Now, Samples.StaffOf(organizer), new ReturnOrder(Samples.Number, organizer, ReturnReason.BeyondDuty, "三定方案"))
                .Refused(ReturnOrder.Adjudicated);
            Assert.All((string[])[Samples.Supervisor.Name, "2026-03-02 13:00", "移交协议"], said => Assert.Contains(said, refusal.Text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Adjudicate_WithoutGroundsOrForNobodyKnownOrWhenNothingWaits_IsRefused()
    {
        ReturnedTwice.When(Now, Samples.Supervisor, new Adjudicate(Samples.Number, Samples.Street, [], " ")).Refused(Adjudicate.NoGrounds, "Grounds");
        ReturnedTwice.When(Now, Samples.Supervisor, new Adjudicate(Samples.Number, default, [], "依据")).Refused(DispatchOrder.UnknownOrganizer, "Lead");
        ReturnedTwice.When(Now, Samples.Supervisor, new Adjudicate(Samples.Number, Samples.Street, [Samples.Street], "依据")).Refused(DispatchOrder.LeadTwice, "CoOrganizers");
        ReturnedOnce.When(Now, Samples.Supervisor, new Adjudicate(Samples.Number, Samples.Street, [], "依据")).Refused(Adjudicate.NotWaiting);
        Decided.When(Now, Samples.Supervisor, new Adjudicate(Samples.Number, Samples.Water, [], "另一依据")).Refused(Adjudicate.NotWaiting);
    }
}
