using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Supervision;

/// <summary>What the steps of a site visit share.</summary>
internal static class OnSite
{
    public static readonly Refusal Unknown = new("on-site.unknown", "5.3.3");
    public static readonly Refusal Settled = new("on-site.settled", "5.3.3");
    public static readonly Refusal NotArrived = new("on-site.not-arrived", "5.3.3");

    public static Decision Step(WorkOrder order, int visit, Func<SiteVisit, Decision> decide) =>
        order.Visits.FirstOrDefault(v => v.Id == visit) is not { } found ? Unknown
        : found.IsSettled ? Settled
        : decide(found);
}
