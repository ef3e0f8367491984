using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Storage;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Acceptance;

/// <summary>5.2.3.1: orders about the same matter, one step deep.</summary>
public sealed class LinkToMainTests
{
    private static readonly WorkOrder Order = Given.Accepted().Order;
    private static readonly WorkOrder Main = Order with { Number = WorkOrderNumber.Compose(new DateOnly(2026, 3, 1), 7) };
    private static readonly WorkOrderNumber Third = WorkOrderNumber.Compose(new DateOnly(2026, 3, 1), 8);

    [Fact, Clause("5.2.3.1")]
    public void Link_ToAnotherOrder_IsAnEventOnBoth()
    {
        var events = Decide(Order, Main).Events;
        Assert.Equal((HotlineEvent[])[new LinkedToMain(Order.Number, Samples.Monday, Samples.Attendant, Main.Number), new OrderJoined(Main.Number, Samples.Monday, Samples.Attendant, Order.Number)], events.ToArray());
        Assert.Equal(Main.Number, WorkOrder.Fold(Order, (WorkOrderEvent)events[0]).MainOrder);
        Assert.Equal(Order.Number, Assert.Single(WorkOrder.Fold(Main, (WorkOrderEvent)events[1]).Joined));
    }

    [Fact, Clause("5.2.3.1")]
    public void Link_ThatWouldNotBeOneStep_IsRefused()
    {
        Refused(LinkToMain.UnknownMain, LinkToMain.Decide(Order, new(Order.Number, Main.Number), null, Samples.Attendant, Samples.Monday));
        Refused(LinkToMain.Itself, LinkToMain.Decide(Order, new(Order.Number, Order.Number), Order, Samples.Attendant, Samples.Monday));
        Refused(LinkToMain.Already, Decide(Order with { MainOrder = Third }, Main));
        Refused(LinkToMain.IsMain, Decide(Order with { OrdersJoined = [Third] }, Main)); // else the third would be two steps from the main order
        Refused(LinkToMain.MainIsLinked, Decide(Order, Main with { MainOrder = Third }));
        Refused(LinkToMain.MainIsLinked, Decide(Order, Main with { MainOrder = Order.Number })); // no circles
    }

    [Fact, Clause("5.2.3.1"), Trait("Engine", "sqlite")]
    public async Task Link_InTheStore_StandsOnBothOrdersAndSurvivesARestart()
    {
        await using var hotline = new TestHotline();
        var (main, first, second) = (await hotline.AcceptAsync(), await hotline.AcceptAsync(), await hotline.AcceptAsync());
        await hotline.Done(TestHotline.Attendant, new LinkToMain(first, main));
        await hotline.Done(TestHotline.Dispatcher, new LinkToMain(second, main));
        Assert.Equal(LinkToMain.IsMain.Code, (await hotline.Store.HandleAsync(TestHotline.Attendant, new LinkToMain(main, first))).Refusal?.Code);
        await hotline.ReopenAsync();
        Assert.Equal((WorkOrderNumber[])[first, second], (await hotline.Store.FindAsync(main))!.Joined.ToArray());
        Assert.Equal(main, (await hotline.Store.FindAsync(second))!.MainOrder);
        Assert.Contains((await hotline.Store.HistoryAsync(main)).Select(l => l.Event), e => e is OrderJoined joined && joined.Order == first);
        await StoreChecks.AssertConsistentAsync(hotline.Store);
    }

    private static Decision Decide(WorkOrder order, WorkOrder main) => LinkToMain.Decide(order, new(order.Number, main.Number), main, Samples.Attendant, Samples.Monday);

    private static void Refused(Refusal expected, Decision decision) => Assert.Equal(expected.Code, decision.Refusal?.Code);
}
