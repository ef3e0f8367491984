using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;
using static HotlineConsole.Tests.Storage.TestHotline;

namespace HotlineConsole.Tests.Storage;

public sealed class StoreCommandTests : HotlineTests
{
    [Fact, Clause("5.3.2.3.1")]
    public async Task Order_FromAcceptanceToFeedback_IsReadBackAsItHappened()
    {
        var number = await _hotline.AcceptAsync();
        await _hotline.Done(Dispatcher, new DispatchOrder(number, Roads, []));
        await _hotline.Done(RoadsStaff, new SignFor(number, Roads));
        await _hotline.Done(RoadsStaff, new LogContact(number, Roads, ContactWay.Phone, Reached: true, "已联系诉求人"));
        var last = await _hotline.Done(RoadsStaff, new SubmitReply(number, Roads, new Reply { Outcome = HandlingOutcome.Solved, LeadOrganizer = Roads, HandledAt = T0, Measures = "更换灯具", ToldClaimant = "电话告知" }));

        var history = await _hotline.Store.HistoryAsync(number);
        Assert.Equal(["WorkOrderAccepted", "WorkOrderDispatched", "WorkOrderSigned", "ClaimantContacted", "WorkOrderFedBack"], history.Select(h => h.Event.GetType().Name));
        var order = await _hotline.Store.FindAsync(number);
        Assert.Equal((WorkOrderStatus.FedBack, 5), (order!.Status, order.Version));
        Assert.Equal((5, 5L), (last.Version, last.Sequence));
        await StoreChecks.AssertConsistentAsync(_hotline.Store);
    }

    [Fact]
    public async Task Command_SentAgain_GetsTheFirstAnswerAndDoesNothing()
    {
        var envelope = new Envelope(Guid.NewGuid(), Attendant, new AcceptComplaint(Complaint()));
        var first = await _hotline.Store.HandleAsync(envelope);
        var again = await _hotline.Store.HandleAsync(envelope);
        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _hotline.Store.HandleAsync(envelope)));
        await _hotline.ReopenAsync();
        var later = await _hotline.Store.HandleAsync(envelope);

        Assert.All([again, .. others, later], answer => Assert.Equal(first, answer));
        Assert.Equal(1, await _hotline.Store.Read().Events.CountAsync());
    }

    [Fact]
    public async Task Command_SentManyTimesAtOnce_IsDoneOnce()
    {
        var envelope = new Envelope(Guid.NewGuid(), Attendant, new AcceptComplaint(Complaint()));
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => _hotline.Store.HandleAsync(envelope))));
        Assert.Single(answers.Distinct());
        Assert.Equal(1, await _hotline.Store.Read().Events.CountAsync());
    }

    [Fact]
    public async Task Refusal_AskedForAgain_IsTheSameRefusal()
    {
        var number = await _hotline.AcceptAsync();
        var envelope = new Envelope(Guid.NewGuid(), Dispatcher, new DispatchOrder(number, new("M999"), []));
        var first = await _hotline.Store.HandleAsync(envelope);
        await _hotline.ReopenAsync();
        var again = await _hotline.Store.HandleAsync(envelope);

        Assert.Equal("dispatch.unknown-organizer", first.Refusal!.Code);
        Assert.Equal((first.Refusal.Code, first.Refusal.Clause, first.Version), (again.Refusal!.Code, again.Refusal.Clause, again.Version));
        Assert.Equal(first.Refusal.Fields.AsEnumerable(), again.Refusal.Fields);
        Assert.Equal(first.Refusal.Slots.AsEnumerable(), again.Refusal.Slots);
    }

    [Fact]
    public async Task Command_OnAnOlderVersion_IsToldWhoChangedTheOrderAndWhen()
    {
        var number = await _hotline.AcceptAsync();
        _hotline.Clock.Now = T0.AddMinutes(5);
        await _hotline.Done(Dispatcher, new DispatchOrder(number, Roads, []));
        var lost = await _hotline.Store.HandleAsync(RoadsStaff, new SignFor(number, Roads), expectedVersion: 1);

        Assert.Equal("order.conflict", lost.Refusal!.Code);
        Assert.Contains("s:一号派单员", lost.Refusal.Slots);
        Assert.Contains("t:2026-03-02T10:05:00+08:00", lost.Refusal.Slots);
        Assert.Equal((2, 0L), (lost.Version, lost.Sequence));
        Assert.True((await _hotline.Store.HandleAsync(RoadsStaff, new SignFor(number, Roads), expectedVersion: 2)).IsDone);
    }

    [Fact, Clause("5.2.3.1")]
    public async Task Numbers_OfADay_CountUpAndAreNeverGivenAgain()
    {
        var first = await _hotline.AcceptAsync();
        var refused = await _hotline.Store.HandleAsync(Attendant, new AcceptComplaint(Complaint() with { Title = "" }));
        var second = await _hotline.AcceptAsync();
        await _hotline.ReopenAsync();
        var third = await _hotline.AcceptAsync();

        Assert.False(refused.IsDone);
        Assert.Equal(["20260302000001", "20260302000002", "20260302000003"], new[] { first, second, third }.Select(n => n.ToString()[..14]));
    }

    [Fact, Clause("5.2.3.1")]
    public async Task Numbers_AcrossMidnightInBeijing_BeginANewDay()
    {
        _hotline.Clock.Now = new(2026, 3, 2, 15, 59, 59, TimeSpan.Zero);
        var before = await _hotline.AcceptAsync();
        _hotline.Clock.Now = new(2026, 3, 2, 16, 0, 0, TimeSpan.Zero);
        var after = await _hotline.AcceptAsync();
        _hotline.Clock.Now = new(2026, 3, 2, 15, 0, 0, TimeSpan.Zero); // a clock that was set back
        var back = await _hotline.AcceptAsync();

        Assert.Equal(["20260302000001", "20260303000001", "20260302000002"], new[] { before, after, back }.Select(n => n.ToString()[..14]));
    }
}
