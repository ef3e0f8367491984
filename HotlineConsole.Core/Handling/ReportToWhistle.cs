using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Handling;

/// <summary>报到: a called organizer has arrived, or declines with a reason. The time given is in time, one tick later is late.</summary>
/// <param name="Declined">Why it does not come; null: it has come.</param>
[Clause("5.3.2.2.4")]
public sealed record ReportToWhistle(WorkOrderNumber Number, OrganizerId Organizer, int Whistle, string? Declined = null) : WorkOrderCommand(Number)
{
    public static readonly Refusal NotCalled = new("whistle.not-called", "5.3.2.2.4");
    public static readonly Refusal Answered = new("whistle.answered", "5.3.2.2.4");
    public static readonly Refusal NoReason = new("whistle.no-reason", "5.3.2.2.4");

    public static Decision Decide(WorkOrder order, ReportToWhistle command, Actor by, DateTimeOffset now, Rules rules) =>
        WhistleSteps.Of(order, command.Whistle, whistle =>
            whistle.CallOf(command.Organizer) is not { } call ? NotCalled
            : call.AnsweredAt is not null ? Answered
            : command.Declined is { } reason && string.IsNullOrWhiteSpace(reason) ? NoReason.Naming([nameof(Declined)])
            : new CalledUnitReported(order.Number, now, by, whistle.Id, command.Organizer, command.Declined?.Trim(), Late: now > whistle.ReportBy));
}
