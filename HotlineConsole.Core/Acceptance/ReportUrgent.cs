using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Acceptance;

/// <summary>遇紧急诉求，及时按流程上报: the attendant tells the shift's supervisors of an urgent complaint, once.</summary>
[Clause("5.2.2.3 e")]
public sealed record ReportUrgent(WorkOrderNumber Number, string? Note = null) : WorkOrderCommand(Number)
{
    public static readonly Refusal NotUrgent = new("report-urgent.not-urgent", "5.2.2.3 e");
    public static readonly Refusal Already = new("report-urgent.already", "5.2.2.3 e");
    public static readonly Refusal Settled = new("report-urgent.settled", "5.2.2.3 e");

    public static Decision Decide(WorkOrder order, ReportUrgent command, Actor by, DateTimeOffset now, Rules rules) =>
        !Tiers.IsUrgent(order.Complaint.Urgency) ? NotUrgent
        : order.Urgent is not null ? Already.Because(order, rules)
        : order.IsSettled ? Settled.Because(order, rules)
        : new UrgentReported(order.Number, now, by, string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim());
}

/// <summary>A supervisor has taken note of the report.</summary>
[Clause("5.2.2.3 e")]
public sealed record AcknowledgeUrgent(WorkOrderNumber Number) : WorkOrderCommand(Number)
{
    public static readonly Refusal NotReported = new("acknowledge-urgent.not-reported", "5.2.2.3 e");
    public static readonly Refusal Already = new("acknowledge-urgent.already", "5.2.2.3 e");

    public static Decision Decide(WorkOrder order, AcknowledgeUrgent command, Actor by, DateTimeOffset now, Rules rules) =>
        order.Urgent is not { } report ? NotReported
        : report.AcknowledgedAt is not null ? Already.Because(order, rules)
        : new UrgentAcknowledged(order.Number, now, by);
}
