using System.Collections.Immutable;
using System.Runtime.InteropServices;
using HotlineConsole.Core.Organizers;

namespace HotlineConsole.Core.Board;

/// <summary>
/// Puts many orders on an empty board at once: each sorted set is made from its sorted rows, where one insert after the other copies a path of the tree
/// each. The orders come the nearest due first, so that what the sets sort is sorted already.
/// </summary>
internal static class BoardBulk
{
    public static BoardSnapshot Add(BoardSnapshot board, IReadOnlyList<OrderRow> owed, IReadOnlyList<OrderRow> onSite)
    {
        var byDue = board.ByDue;
        var inboxes = board.Inboxes;
        var queues = board.Queues;
        Parallel.Invoke(
            () => inboxes = Inboxes(owed),
            () => byDue = Empties.ByDue.Union(owed.Where(r => r.NextDueAt is not null)),
            () => queues = Queues(owed));
        return board with
        {
            Cells = Sums(owed.Concat(onSite).Where(r => Stages.Of(r.Status) is not null), r => (Stages.Of(r.Status)!.Value, r.Tier), r => r.IsSettled ? new(1, 0, 0) : Count.Of(r.Alarm)),
            Districts = Sums(owed, r => r.District ?? "", r => Count.Of(r.Alarm)),
            Supervised = Empties.ByDue.Union(owed.Where(BoardFold.IsSupervised).Concat(onSite)),
            ByDue = byDue,
            Queues = queues,
            Inboxes = inboxes,
            OwnDuties = Empties.ByOwnDuty.Union(owed.Where(r => r.OwnDutyDueAt() is not null)),
            Urgent = Empties.ByDue.Union(owed.Where(r => r.UrgentReportedAt is not null)),
            Mails = Empties.ByMail.Union(owed.Where(r => r.MailDueAt() is not null)),
            Extensions = Empties.ByDue.Union(owed.Where(r => r.ExtensionPending)),
            Unacknowledged = owed.Sum(r => r.Unacknowledged),
        };
    }

    private static ImmutableDictionary<Stage, ImmutableSortedSet<OrderRow>> Queues(IReadOnlyList<OrderRow> owed) => owed
        .Where(r => Stages.Of(r.Status) is not null)
        .GroupBy(r => Stages.Of(r.Status)!.Value)
        .ToImmutableDictionary(g => g.Key, Empties.ByDue.Union);

    private static ImmutableDictionary<OrganizerId, ImmutableSortedSet<InboxRow>> Inboxes(IReadOnlyList<OrderRow> owed)
    {
        var inboxes = new Dictionary<OrganizerId, List<InboxRow>>();
        foreach (var row in owed)
        {
            foreach (var party in row.Parties)
            {
                ref var inbox = ref CollectionsMarshal.GetValueRefOrAddDefault(inboxes, party.Organizer, out _);
                (inbox ??= []).Add(new(row, party));
            }
        }

        return inboxes.ToImmutableDictionary(inbox => inbox.Key, inbox => Empties.Inbox.Union(inbox.Value));
    }

    private static ImmutableDictionary<TKey, Count> Sums<TKey>(IEnumerable<OrderRow> rows, Func<OrderRow, TKey> key, Func<OrderRow, Count> count) where TKey : notnull
    {
        var sums = new Dictionary<TKey, Count>();
        foreach (var row in rows)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(sums, key(row), out _) += count(row);
        }

        return sums.ToImmutableDictionary();
    }
}
