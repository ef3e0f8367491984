using HotlineConsole.Core.Board;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Core.Analysis;

/// <summary>The lists and figures of follow-ups. Lists go by an index from the key on and end after a page; figures read ranges of a primary key.</summary>
public sealed class FollowUpReads(HotlineDb db)
{
    /// <summary>Counting ends here: a longer list is "so many and more".</summary>
    public const int MostCounted = 1_000;

    /// <summary>Whom to ask now, the longest due first; after the order named on the next page.</summary>
    public Task<List<OrderRow>> DueAsync(DateTimeOffset now, (DateTimeOffset At, WorkOrderNumber Number)? after, int most, CancellationToken stop = default) =>
        Due(now, after).Take(most).ToListAsync(stop);

    internal IQueryable<OrderRow> Due(DateTimeOffset now, (DateTimeOffset At, WorkOrderNumber Number)? after)
    {
        var (at, number) = after ?? (DateTimeOffset.MinValue, default);
        return db.Orders.Where(o => o.FollowUpDueAt >= at && o.FollowUpDueAt <= now && (o.FollowUpDueAt > at || o.Number > number))
            .OrderBy(o => o.FollowUpDueAt).ThenBy(o => o.Number);
    }

    public Task<int> CountDueAsync(DateTimeOffset now, CancellationToken stop = default) => db.Orders.Where(o => o.FollowUpDueAt <= now).Take(MostCounted).CountAsync(stop);

    /// <summary>When the next order joins the list, if nothing happens to any.</summary>
    public Task<DateTimeOffset?> NextDueAsync(DateTimeOffset now, CancellationToken stop = default) =>
        db.Orders.Where(o => o.FollowUpDueAt > now).OrderBy(o => o.FollowUpDueAt).Select(o => o.FollowUpDueAt).FirstOrDefaultAsync(stop);

    /// <summary>Whose claimants say that it is not solved, the newest first, before the order named on the next page.</summary>
    public Task<List<OrderRow>> UnsolvedAsync(WorkOrderNumber? before, int most, CancellationToken stop = default)
    {
        var below = before ?? new WorkOrderNumber(long.MaxValue);
        return db.Orders.Where(o => o.Unsolved && o.Number < below).OrderByDescending(o => o.Number).Take(most).ToListAsync(stop);
    }

    public Task<int> CountUnsolvedAsync(CancellationToken stop = default) => db.Orders.Where(o => o.Unsolved).Take(MostCounted).CountAsync(stop);

    /// <summary>Invitations to rate that wait for a gateway, the oldest first, after the one named on the next page.</summary>
    public Task<List<OrderRow>> InvitationsAsync((DateTimeOffset At, WorkOrderNumber Number)? after, int most, CancellationToken stop = default) =>
        Invited(after).Take(most).ToListAsync(stop);

    internal IQueryable<OrderRow> Invited((DateTimeOffset At, WorkOrderNumber Number)? after)
    {
        var (at, number) = after ?? (DateTimeOffset.MinValue, default);
        return db.Orders.Where(o => o.InvitationAt >= at && (o.InvitationAt > at || o.Number > number))
            .OrderBy(o => o.InvitationAt).ThenBy(o => o.Number);
    }

    /// <summary>The figures of a period by the keys of a dimension; first and last day are both included.</summary>
    public async Task<IReadOnlyDictionary<string, FollowUpFigures>> FiguresAsync(Dimension dimension, DateOnly first, DateOnly last, CancellationToken stop = default)
    {
        var sums = new Dictionary<string, FollowUpFigures>(StringComparer.Ordinal);
        foreach (var (grain, from, to) in RollupReads.Spans(first, last))
        {
            foreach (var row in await db.FollowUpRollups.Where(r => r.Grain == grain && r.Dimension == dimension && r.Period >= from && r.Period <= to).ToListAsync(stop).ConfigureAwait(false))
            {
                sums[row.Key] = sums.GetValueOrDefault(row.Key) + row.Figures();
            }
        }

        return sums;
    }
}
