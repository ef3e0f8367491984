using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Supervision;

/// <summary>A supervisor has seen the alert of a supervision and takes it; the wall's alarm falls silent for it.</summary>
[Clause("5.3.3")]
public sealed record AcknowledgeSupervision(WorkOrderNumber Number, int Supervision) : WorkOrderCommand(Number)
{
    public static readonly Refusal Unknown = new("acknowledge.unknown", "5.3.3");
    public static readonly Refusal Already = new("acknowledge.already", "5.3.3");

    public static Decision Decide(WorkOrder order, AcknowledgeSupervision command, Actor by, DateTimeOffset now, Rules rules) =>
        order.Supervisions.FirstOrDefault(s => s.Id == command.Supervision) is not { } supervision ? Unknown
        : supervision.AcknowledgedAt is not null ? Already.Because(order, rules)
        : new SupervisionAcknowledged(order.Number, now, by, command.Supervision);
}
