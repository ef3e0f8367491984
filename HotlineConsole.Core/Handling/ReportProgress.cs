using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Handling;

/// <summary>办理进展: what was done so far, and whether the site was looked at.</summary>
[Clause("5.3.2.2.5")]
public sealed record ReportProgress(WorkOrderNumber Number, OrganizerId Organizer, string Note, bool SiteVisited = false) : WorkOrderCommand(Number)
{
    public static readonly Refusal Incomplete = new("progress.incomplete", "5.3.2.2.5");

    public static Decision Decide(WorkOrder order, ReportProgress command, Actor by, DateTimeOffset now, Rules rules) =>
        Holding.Refuse(order, command.Organizer, rules) is { } refusal ? refusal
        : string.IsNullOrWhiteSpace(command.Note) ? Incomplete.Naming([nameof(Note)])
        : new ProgressReported(order.Number, now, by, command.Organizer, command.Note.Trim(), command.SiteVisited);
}
