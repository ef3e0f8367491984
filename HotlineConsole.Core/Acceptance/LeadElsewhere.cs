using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Acceptance;

/// <summary>What does not belong to the hotline is led to where it belongs, with a record and the text the claimant was told (5.2.2.1, [D] 5.2.2.2).</summary>
[Clause("5.2.2.1")]
public sealed record LeadElsewhere(WorkOrderNumber Number, Elsewhere BelongsTo, string AnswerText) : WorkOrderCommand(Number)
{
    public static readonly Refusal Incomplete = new("elsewhere.incomplete", "5.2.2.1");
    public static readonly Refusal NotOpen = new("elsewhere.not-open", "5.2.2.1");

    public static Decision Decide(WorkOrder order, LeadElsewhere command, Actor by, DateTimeOffset now, Rules rules) =>
        order.Status != WorkOrderStatus.Accepted ? NotOpen.Because(order, rules)
        : string.IsNullOrWhiteSpace(command.AnswerText) ? Incomplete.Naming([nameof(AnswerText)])
        : new WorkOrderRedirected(order.Number, now, by, command.BelongsTo, command.AnswerText.Trim());
}
