using HotlineConsole.Core.Board;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Move;

/// <summary>Folds every order anew from the events in PostgreSQL: its state, its row and its deadlines have to be what comes of them.</summary>
internal sealed class FoldCheck(HotlineDb target, MoveProgress progress, CancellationToken stop)
{
    private const int AtOnce = 1_000;

    public int Orders { get; private set; }

    /// <summary>The first difference as a sentence, or null.</summary>
    public async Task<string?> DifferenceAsync()
    {
        var (count, last) = (await target.Events.LongCountAsync(stop), await target.Events.MaxAsync(e => (long?)e.Sequence, stop) ?? 0);
        if (count != last || await target.Events.AnyAsync(e => e.Sequence < 1, stop))
        {
            return Words.Of("move.gap", count, last);
        }

        progress.Begin("move.folding", "Events", await target.States.LongCountAsync(stop));
        for (var from = 0L; from < long.MaxValue;)
        {
            var states = await target.States.Where(s => s.Number > new WorkOrderNumber(from)).OrderBy(s => s.Number).Take(AtOnce).ToListAsync(stop);
            var to = states.Count < AtOnce ? long.MaxValue : states[^1].Number.Value;
            if (await DifferenceAsync(states, from, to) is { } different)
            {
                return different;
            }

            Orders += states.Count;
            progress.Step(states.Count);
            from = to;
        }

        progress.End();
        return null;
    }

    private async Task<string?> DifferenceAsync(List<StateRow> states, long from, long to)
    {
        var (after, upTo) = (new WorkOrderNumber(from), new WorkOrderNumber(to));
        var events = await target.Events.Where(e => e.Stream > from && e.Stream <= to).OrderBy(e => e.Stream).ThenBy(e => e.Version).ToListAsync(stop);
        var rows = await target.Orders.Where(o => o.Number > after && o.Number <= upTo).ToDictionaryAsync(o => o.Number, stop);
        var deadlines = (await target.Deadlines.Where(d => d.Number > after && d.Number <= upTo).ToListAsync(stop)).ToLookup(d => d.Number);
        var bodies = states.ToDictionary(s => s.Number, s => s.Body);
        foreach (var stream in events.GroupBy(e => new WorkOrderNumber(e.Stream)))
        {
            WorkOrder? order = null;
            foreach (var row in stream.Where(row => !row.IsErased))
            {
                order = WorkOrder.Fold(order, (WorkOrderEvent)HotlineJson.ReadEvent(row.Kind, row.Body));
                if (order.Version != row.Version)
                {
                    return Words.Of("move.version-gap", stream.Key, order.Version);
                }
            }

            var table = !bodies.Remove(stream.Key, out var body) || body != HotlineJson.Write(order!) ? "States"
                : !rows.Remove(stream.Key, out var kept) || !Same(OrderRow.Of(order!), kept) ? "Orders"
                : !Thresholds(order!).SetEquals(deadlines[stream.Key]) ? "Deadlines"
                : null;
            if (table is not null)
            {
                return Words.Of("move.fold-different", table, stream.Key);
            }
        }

        return bodies.Keys.Select(n => ("States", n)).Concat(rows.Keys.Select(n => ("Orders", n))).FirstOrDefault() is ({ } left, var number)
            ? Words.Of("move.fold-different", left, number)
            : null;
    }

    private static HashSet<DeadlineRow> Thresholds(WorkOrder order) =>
    [
        .. order.Deadlines.Where(d => d.NextThreshold is not null)
            .Select(d => new DeadlineRow { Number = order.Number, Key = d.Key, At = d.NextThreshold!.Value.At.ToUniversalTime(), Level = d.NextThreshold.Value.Level }),
    ];

    // Arrays compare by identity in a record, so the parties are compared as they are kept.
    private static bool Same(OrderRow folded, OrderRow kept) => Party.Write(folded.Parties) == Party.Write(kept.Parties)
        && FollowUpFact.Write(folded.FollowUps) == FollowUpFact.Write(kept.FollowUps)
        && folded with { Parties = [], FollowUps = [], Title = Text(folded.Title)!, Channel = Text(folded.Channel)!, Category = Text(folded.Category)!, District = Text(folded.District) } == kept with { Parties = [], FollowUps = [] };

    private static string? Text(string? text) => text?.Replace('\0', '\u2400');
}
