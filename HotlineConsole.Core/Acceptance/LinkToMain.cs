using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Acceptance;

/// <summary>
/// 同一事项: the order is about the matter of an earlier one. Links are one step deep, so that there are no circles: a main order has orders of its own
/// and none above it.
/// </summary>
[Clause("5.2.3.1")]
public sealed record LinkToMain(WorkOrderNumber Number, WorkOrderNumber Main) : WorkOrderCommand(Number)
{
    public static readonly Refusal UnknownMain = new("link.unknown-main", "5.2.3.1");
    public static readonly Refusal Itself = new("link.itself", "5.2.3.1");
    public static readonly Refusal Already = new("link.already", "5.2.3.1");
    public static readonly Refusal IsMain = new("link.is-main", "5.2.3.1");
    public static readonly Refusal MainIsLinked = new("link.main-is-linked", "5.2.3.1");

    /// <param name="main">The order of that number; null when there is none.</param>
    public static Decision Decide(WorkOrder order, LinkToMain command, WorkOrder? main, Actor by, DateTimeOffset now) =>
        command.Main == order.Number ? Itself.Naming([nameof(Main)])
        : order.MainOrder is { } linked ? Already.With(Time.Slot.Text(linked.ToString()))
        : !order.Joined.IsEmpty ? IsMain
        : main is null ? UnknownMain.Naming([nameof(Main)])
        : main.MainOrder is { } above ? MainIsLinked.With(Time.Slot.Text(above.ToString())).Naming([nameof(Main)])
        : Decision.Of(new LinkedToMain(order.Number, now, by, main.Number), new OrderJoined(main.Number, now, by, order.Number));
}
