using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Archive;

[Clause("5.6.1")]
public class CloseOrderTests
{
    private static readonly DateTimeOffset Now = Samples.Monday.AddHours(1);
    private static readonly Given SignedFor = Given.Accepted().Dispatched(Now, Samples.Water).SignedFor(Now, Samples.Water);

    [Fact]
    public void Close_FedBackOrder_IsClosed()
    {
        var order = SignedFor.Replied(Now, Samples.Water).And(Now.AddDays(1), Samples.Supervisor, new CloseOrder(Samples.Number, "归档")).Order;

        Assert.Equal((WorkOrderStatus.Closed, Now.AddDays(1), true), (order.Status, order.ClosedAt, order.IsOver));
        Assert.DoesNotContain(order.Deadlines, d => d.IsOpen);
    }

    [Fact]
    public void Close_OrderThatIsNotFedBack_IsRefused()
    {
        var close = new CloseOrder(Samples.Number);

        Given.Accepted().When(Now, Samples.Dispatcher, close).Refused(CloseOrder.NotFedBack);
        SignedFor.When(Now, Samples.Dispatcher, close).Refused(CloseOrder.NotFedBack);
        SignedFor.Replied(Now, Samples.Water).And(Now, Samples.Dispatcher, close).When(Now, Samples.Dispatcher, close).Refused(CloseOrder.NotFedBack);
    }
}
