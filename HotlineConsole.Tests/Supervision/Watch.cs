using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Supervision;

/// <summary>The deadline watch as it works: at each instant that an order asks for, the command it asks for.</summary>
internal static class Watch
{
    /// <summary>Runs until nothing is left before the instant; an alert that comes back for ever fails the test.</summary>
    public static Given Until(this Given given, DateTimeOffset end)
    {
        var most = 2 * given.Order.Deadlines.Length;
        for (var alerts = 0; Next(given.Order) is { } next && next.At <= end; alerts++)
        {
            Assert.True(alerts < most, "more alerts than two for each deadline");
            given = given.And(next.At, Actor.DeadlineWatch, next.Command);
        }

        return given;
    }

    private static (DateTimeOffset At, WorkOrderCommand Command)? Next(WorkOrder order) =>
        order.Deadlines.Where(d => d.NextThreshold is not null).MinBy(d => d.NextThreshold!.Value.At) is not { } deadline ? null
        : (deadline.NextThreshold!.Value.At, deadline.NextThreshold.Value.Level switch
        {
            AlertLevel.Reminder => new Remind(order.Number, deadline.Key),
            AlertLevel.Supervision => new SuperviseBySystem(order.Number, deadline.Key),
        });
}
