using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Supervision;

/// <summary>核实诉求情况: the facts found on site, after arrival.</summary>
[Clause("5.3.3")]
public sealed record RecordSiteFacts(WorkOrderNumber Number, int Visit, string Facts) : WorkOrderCommand(Number)
{
    public static readonly Refusal NoFacts = new("on-site.no-facts", "5.3.3");

    public static Decision Decide(WorkOrder order, RecordSiteFacts command, Actor by, DateTimeOffset now, Rules rules) =>
        OnSite.Step(order, command.Visit, visit =>
            visit.ArrivedAt is null ? OnSite.NotArrived
            : string.IsNullOrWhiteSpace(command.Facts) ? NoFacts.Naming([nameof(Facts)])
            : new SiteFactsRecorded(order.Number, now, by, visit.Id, command.Facts.Trim()));
}
