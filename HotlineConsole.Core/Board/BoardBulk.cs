using System.Collections.Immutable;
using HotlineConsole.Core.Organizers;

namespace HotlineConsole.Core.Board;

/// <summary>Puts many orders on an empty board at once: each sorted set is made from its sorted rows, where one insert after the other copies a path of the tree each.</summary>
internal static class BoardBulk
{
    public static BoardSnapshot Add(BoardSnapshot board, IReadOnlyList<OrderRow> rows)
    {
        var owed = rows.Where(r => !r.IsSettled).ToList();
        return board with
        {
            Cells = Sums(rows.Where(r => Stages.Of(r.Status) is not null), r => (Stages.Of(r.Status)!.Value, r.Tier), r => r.IsSettled ? new(1, 0, 0) : Count.Of(r.Alarm)),
            Districts = Sums(owed, r => r.District ?? "", r => Count.Of(r.Alarm)),
            Supervised = Empties.ByDue.Union(rows.Where(BoardFold.IsSupervised)),
            ByDue = Empties.ByDue.Union(owed.Where(r => r.NextDueAt is not null)),
            Queues = owed.Where(r => Stages.Of(r.Status) is not null).GroupBy(r => Stages.Of(r.Status)!.Value).ToImmutableDictionary(g => g.Key, Empties.ByDue.Union),
            Inboxes = Inboxes(owed),
            Extensions = Empties.ByDue.Union(owed.Where(r => r.ExtensionPending)),
            Unacknowledged = owed.Sum(r => r.Unacknowledged),
        };
    }

    private static ImmutableDictionary<OrganizerId, ImmutableSortedSet<InboxRow>> Inboxes(List<OrderRow> owed) => owed
        .SelectMany(row => row.Parties, (row, party) => new InboxRow(row, party))
        .GroupBy(row => row.Party.Organizer)
        .ToImmutableDictionary(inbox => inbox.Key, Empties.Inbox.Union);

    private static ImmutableDictionary<TKey, Count> Sums<TKey>(IEnumerable<OrderRow> rows, Func<OrderRow, TKey> key, Func<OrderRow, Count> count) where TKey : notnull =>
        rows.GroupBy(key, count).ToImmutableDictionary(g => g.Key, g => g.Aggregate(default(Count), (sum, c) => sum + c));
}
