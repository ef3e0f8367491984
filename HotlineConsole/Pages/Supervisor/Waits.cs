using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Pages.Supervisor;

/// <summary>What an order under supervision waits for, each by the key of its word.</summary>
public sealed record Waits(IReadOnlyList<string> Keys)
{
    public static Waits Of(WorkOrder order) => new(
    [
        .. order.Supervisions.Any(s => s.AnsweredAt is null) ? (string[])["SupDesk.Waits.Answer"] : [],
        .. order.Visits.Where(v => !v.IsSettled).Select(For).Distinct(),
    ]);

    /// <summary>The next step of a site visit (5.3.3 d): arrival, facts, division of duty.</summary>
    public static string For(SiteVisit visit) =>
        visit.ArrivedAt is null ? "SupDesk.Waits.Arrival"
        : visit.Facts is null ? "SupDesk.Waits.Facts"
        : visit.IsSettled ? "SupDesk.Waits.Nothing"
        : "SupDesk.Waits.Duty";
}
