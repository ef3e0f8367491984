using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Dispatch;

/// <summary>电话联系承办单位,说明情况: each attempt is logged with its result. Only one that reached the organizer ends the clock.</summary>
[Clause("5.3.2.1.5")]
public sealed record LogOrganizerCall(WorkOrderNumber Number, OrganizerId Organizer, bool Reached, string Result) : WorkOrderCommand(Number)
{
    public static readonly Refusal Incomplete = new("organizer-call.incomplete", "5.3.2.1.5");
    public static readonly Refusal NotHolder = new("organizer-call.not-holder", "5.3.2.1.5");
    public static readonly Refusal Settled = new("organizer-call.settled", "5.3.2.1.5");

    public static Decision Decide(WorkOrder order, LogOrganizerCall command, Actor by, DateTimeOffset now, Rules rules) =>
        order.IsSettled ? Settled.Because(order, rules)
        : order.HeldBy(command.Organizer) is null ? NotHolder.Because(order, rules).Naming([nameof(Organizer)])
        : string.IsNullOrWhiteSpace(command.Result) ? Incomplete.Naming([nameof(Result)])
        : new OrganizerCalled(order.Number, now, by, command.Organizer, command.Reached, command.Result.Trim(),
            order.OpenDeadline(DeadlineKind.OrganizerCall, command.Organizer) is { } deadline && deadline.Time.IsOverdue(now));
}
