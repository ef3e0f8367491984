using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Pages.Dispatcher;

/// <summary>Orders of the same kind that went to an organizer lately.</summary>
public sealed record SimilarOrders(OrganizerId Organizer, int Orders);

/// <summary>What speaks for whom (5.3.2.1.6): duty by category and place, where similar orders went, what the organizer that returned it says, how it was decided before.</summary>
[Clause("5.3.2.1.6")]
public sealed record DispatchEvidence(OrganizerId ByDuty, string Clause, IReadOnlyList<SimilarOrders> Similar, IReadOnlyList<WorkOrderReturned> Returns, IReadOnlyList<PrecedentRow> Precedents)
{
    private const int Newest = 200;
    private const int Best = 3;

    /// <summary>Whom to send it to: by duty, but not again to one that returned it; null when the person has to find one.</summary>
    public OrganizerId? Proposal => Returns.Count == 0 ? ByDuty
        : Returns[^1].Proposed is { } proposed ? proposed
        : Returns.Any(r => r.Organizer == ByDuty) ? null
        : ByDuty;

    public static async Task<DispatchEvidence> ReadAsync(HotlineStore store, City city, OrderRow row)
    {
        var (byDuty, clause) = city.LeadFor(row.Category, row.District, row.Street);
        return new(byDuty, clause, await SimilarAsync(store, row), await ReturnsAsync(store, row), await store.PrecedentsAsync(row.Category, row.District, Best));
    }

    public static async Task<IReadOnlyList<WorkOrderReturned>> ReturnsAsync(HotlineStore store, OrderRow row) =>
        row.Returns == 0 ? [] : [.. (await store.HistoryAsync(row.Number)).Select(l => l.Event).OfType<WorkOrderReturned>()];

    // The newest of the category by its index; the district is looked at in what comes out, so the read stays short.
    private static async Task<IReadOnlyList<SimilarOrders>> SimilarAsync(HotlineStore store, OrderRow row)
    {
        await using var db = store.Read();
        var newest = await db.Orders.Where(o => o.Category == row.Category && o.Number != row.Number).OrderByDescending(o => o.Number).Take(Newest)
            .Select(o => new { o.District, o.Lead }).ToListAsync();
        return
        [
            .. newest.Where(o => o.District == row.District && o.Lead is not null).GroupBy(o => o.Lead!.Value)
                .Select(g => new SimilarOrders(g.Key, g.Count())).OrderByDescending(s => s.Orders).ThenBy(s => s.Organizer.Value, StringComparer.Ordinal).Take(Best),
        ];
    }
}
