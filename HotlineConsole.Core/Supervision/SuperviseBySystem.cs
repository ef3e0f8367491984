using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Supervision;

/// <summary>
/// 系统督办. By the deadline watch: once for each deadline that has passed. By a supervisor: at any time before the order is settled, with a
/// reason. Either way the organizer has to answer.
/// </summary>
[Clause("5.3.3")]
public sealed record SuperviseBySystem(WorkOrderNumber Number, string? Deadline = null, string? Reason = null) : WorkOrderCommand(Number)
{
    public static readonly Refusal NothingOverdue = new("supervise.nothing-overdue", "5.3.3");
    public static readonly Refusal NotYet = new("supervise.not-yet", "5.3.3");
    public static readonly Refusal Already = new("supervise.already", "5.3.3");
    public static readonly Refusal NoReason = new("supervise.no-reason", "5.3.3");

    public static Decision Decide(WorkOrder order, SuperviseBySystem command, Actor by, DateTimeOffset now, Rules rules)
    {
        var id = order.Supervisions.Length + 1;
        if (by.Role != Role.DeadlineWatch)
        {
            return order.IsSettled ? NothingOverdue.Because(order, rules)
                : string.IsNullOrWhiteSpace(command.Reason) ? NoReason.Naming([nameof(Reason)])
                : new SystemSupervised(order.Number, now, by, id, order.Lead?.Organizer, command.Deadline, command.Reason.Trim(), now, Late: false);
        }

        return order.DeadlineOf(command.Deadline ?? "") is not { IsOpen: true, Watched: true } deadline ? NothingOverdue.Because(order, rules)
            : deadline.SupervisedAt is not null ? Already
            : !deadline.Time.IsOverdue(now) ? NotYet
            : new SystemSupervised(order.Number, now, by, id, Remind.Addressee(order, deadline), deadline.Key, null, deadline.Time.Due,
                now - deadline.Time.Due > rules.Book.Policy.LateAlertTolerance);
    }
}
