using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

/// <summary>Orders that one index names: those of a lead, of a status, or of both. Where they are few, a search asks its hits whether they are among them (decision 0023).</summary>
public sealed record FewOrders(OrganizerId? Lead, WorkOrderStatus? Status)
{
    /// <summary>Up to here the set is made faster than the hits of a common word are looked up; more orders than that fill a page soon.</summary>
    public const int Most = 50_000;

    public static FewOrders? Of(OrganizerId? lead, WorkOrderStatus? status) => lead is null && status is null ? null : new(lead, status);

    internal IQueryable<OrderRow> In(IQueryable<OrderRow> all)
    {
        all = Lead is { } lead ? all.Where(o => o.Lead == lead) : all;
        return Status is { } status ? all.Where(o => o.Status == status) : all;
    }
}
