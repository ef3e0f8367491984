using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Supervision;

/// <summary>The roll call: the ordered organizer has arrived, measured against the time it was given.</summary>
[Clause("5.3.3")]
public sealed record RecordArrival(WorkOrderNumber Number, int Visit) : WorkOrderCommand(Number)
{
    public static readonly Refusal Already = new("on-site.already-arrived", "5.3.3");

    public static Decision Decide(WorkOrder order, RecordArrival command, Actor by, DateTimeOffset now, Rules rules) =>
        OnSite.Step(order, command.Visit, visit =>
            visit.ArrivedAt is not null ? Already : new ArrivedOnSite(order.Number, now, by, visit.Id, Late: now > visit.ArriveBy));
}
