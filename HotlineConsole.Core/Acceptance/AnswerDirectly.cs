using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Acceptance;

/// <summary>直接答复: an accepted complaint answered at once from the hotline database, with the entry cited.</summary>
[Clause("5.3.1")]
public sealed record AnswerDirectly(WorkOrderNumber Number, string Answer, string DatabaseEntry) : WorkOrderCommand(Number)
{
    public static readonly Refusal Incomplete = new("answer.incomplete", "5.3.1");
    public static readonly Refusal NotOpen = new("answer.not-open", "5.3.1");

    public static Decision Decide(WorkOrder order, AnswerDirectly command, Actor by, DateTimeOffset now, Rules rules)
    {
        var missing = new Required().Text(nameof(Answer), command.Answer).Text(nameof(DatabaseEntry), command.DatabaseEntry).Missing;
        return order.Status != WorkOrderStatus.Accepted ? NotOpen.Because(order, rules)
            : missing.Count > 0 ? Incomplete.Naming(missing)
            : new WorkOrderAnsweredDirectly(order.Number, now, by, command.Answer.Trim(), command.DatabaseEntry.Trim());
    }
}
