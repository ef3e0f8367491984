using System.Collections.Immutable;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Board;

/// <summary>What part of the board a commit touched; a screen is told only of what it shows.</summary>
[Flags]
public enum BoardTopics
{
    None = 0,
    Queue = 1,
    Districts = 2,
    Days = 4,
    Alerts = 8,
    Supervision = 16,
    Inbox = 32,
    Calls = 64,

    /// <summary>Whom to ask, and what was answered.</summary>
    FollowUp = 128,

    /// <summary>Complaints about the service.</summary>
    Service = 256,

    /// <summary>Everything that the board shows.</summary>
    All = 511,

    /// <summary>What was said in a call: the board shows nothing of it.</summary>
    Transcripts = 512,
}

/// <summary>
/// Folds commits into the board: takes away what an order gave to the figures before and adds what it gives now. Used by one thread; what
/// <see cref="Now"/> gives out never changes.
/// </summary>
public sealed class BoardFold(TimeZoneInfo zone)
{
    private const int AlertsKept = 40;
    private const int DaysKept = 8;

    /// <summary>The board as of the newest commit that was folded.</summary>
    public BoardSnapshot Now { get; private set; } = BoardSnapshot.Empty;

    /// <summary>Starts from what the store holds.</summary>
    public void Load(BoardSource source)
    {
        Now = BoardSnapshot.Empty with
        {
            Calls = CallBoard.Of(source.Calls, source.At), ServiceComplaints = source.ServiceComplaints,
            Sequence = source.Sequence, At = source.At, Surge = source.Surge, Alerts = [.. source.Alerts.Where(IsShown).Take(AlertsKept)], Days = source.Days,
        };
        Now = BoardBulk.Add(Prune(Now), source.Owed, source.OnSite);
        Now = Now with { Cells = source.AwaitingClose.Aggregate(Now.Cells, (cells, c) => Sum(cells, (Stage.AwaitingClose, c.Tier), new(c.Orders, 0, 0), 1)) };
    }

    /// <summary>Folds one commit and says what it touched, and whose inboxes.</summary>
    public (BoardTopics Topics, ImmutableArray<OrganizerId> Organizers) Apply(Commit commit)
    {
        var board = Now with { Sequence = commit.Sequence, At = commit.At > Now.At ? commit.At : Now.At };
        var topics = BoardTopics.None;
        foreach (var happened in commit.Events)
        {
            board = happened switch
            {
                SurgeDeclared e => board with { Surge = new(e.At, e.Until, e.Reason) },
                SurgeEnded => board with { Surge = null },
                ServiceComplaintRecorded or ServiceComplaintJudged => board with { ServiceComplaints = board.ServiceComplaints.After(happened, board.At) },
                _ => board,
            };
            topics |= happened switch
            {
                SurgeDeclared or SurgeEnded => BoardTopics.All,
                ServiceComplaintRecorded or ServiceComplaintJudged => BoardTopics.Service,
                CallTranscribed => BoardTopics.Transcripts,
                _ => BoardTopics.None,
            };
        }

        if (commit.After is { } after)
        {
            board = commit.Before is { } before ? Add(board, before, -1) : board;
            board = Add(board, after, 1);
            board = CountDays(board, commit.Before, after);
            topics |= BoardTopics.Queue | BoardTopics.Districts | BoardTopics.Inbox
                | (IsOfFollowUp(commit.Before, after) ? BoardTopics.FollowUp : BoardTopics.None)
                | (commit.Before is null || after.FedBackAt != commit.Before.FedBackAt ? BoardTopics.Days : BoardTopics.None)
                | (IsSupervised(after) || (commit.Before is { } b && IsSupervised(b)) || after.ExtensionPending
                    || after.UrgentReportedAt != commit.Before?.UrgentReportedAt ? BoardTopics.Supervision : BoardTopics.None);
        }

        foreach (var alert in commit.Alerts.Where(IsShown))
        {
            board = board with { Alerts = board.Alerts.Insert(0, alert) };
            board = board.Alerts.Count > AlertsKept ? board with { Alerts = board.Alerts.RemoveAt(AlertsKept) } : board;
            topics |= BoardTopics.Alerts | BoardTopics.Supervision;
        }

        if (commit.Call is { } call)
        {
            board = board with { Calls = board.Calls.Change(call.Before, call.After, board.At), ServiceComplaints = board.ServiceComplaints.After(call, board.At) };
            topics |= BoardTopics.Calls;
        }

        Now = Prune(board);
        return (topics, [.. Holders(commit.Before).Concat(Holders(commit.After)).Distinct()]);
    }

    private static IEnumerable<OrganizerId> Holders(OrderRow? row) => row is null ? [] : row.Parties.Select(p => p.Organizer);

    private static bool IsShown(AlertRow alert) => alert.Kind != AlertKind.Reminder;

    internal static bool IsSupervised(OrderRow row) => row.OpenVisits > 0 || (row.Unanswered > 0 && !row.IsSettled);

    private static bool IsOfFollowUp(OrderRow? before, OrderRow after) =>
        before?.FollowUpDueAt != after.FollowUpDueAt || (before?.Unsolved is true) != after.Unsolved || (before?.FollowUps.Length ?? 0) != after.FollowUps.Length;

    private static BoardSnapshot Add(BoardSnapshot board, OrderRow row, int sign)
    {
        var cells = Stages.Of(row.Status) is { } stage
            ? Sum(board.Cells, (stage, row.Tier), row.IsSettled ? new(1, 0, 0) : Count.Of(row.Alarm), sign)
            : board.Cells;
        board = board with
        {
            Cells = cells,
            Supervised = IsSupervised(row) ? Put(board.Supervised, row, sign) : board.Supervised,
        };
        if (row.IsSettled)
        {
            return board;
        }

        return board with
        {
            Districts = Sum(board.Districts, row.District ?? "", Count.Of(row.Alarm), sign),
            ByDue = row.NextDueAt is null ? board.ByDue : Put(board.ByDue, row, sign),
            Queues = Stages.Of(row.Status) is { } queue ? board.Queues.SetItem(queue, Put(board.Queue(queue), row, sign)) : board.Queues,
            Inboxes = row.Parties.Aggregate(board.Inboxes, (all, party) => PutInbox(all, new(row, party), sign)),
            OwnDuties = row.OwnDutyDueAt() is null ? board.OwnDuties : Put(board.OwnDuties, row, sign),
            Urgent = row.UrgentReportedAt is null ? board.Urgent : Put(board.Urgent, row, sign),
            Mails = row.MailDueAt() is null ? board.Mails : Put(board.Mails, row, sign),
            Extensions = row.ExtensionPending ? Put(board.Extensions, row, sign) : board.Extensions,
            Unacknowledged = board.Unacknowledged + (sign * row.Unacknowledged),
        };
    }

    private static ImmutableSortedSet<T> Put<T>(ImmutableSortedSet<T> set, T row, int sign) => sign > 0 ? set.Add(row) : set.Remove(row);

    private static ImmutableDictionary<OrganizerId, ImmutableSortedSet<InboxRow>> PutInbox(
        ImmutableDictionary<OrganizerId, ImmutableSortedSet<InboxRow>> all, InboxRow row, int sign)
    {
        var inbox = Put(all.GetValueOrDefault(row.Party.Organizer, Empties.Inbox), row, sign);
        return inbox.IsEmpty ? all.Remove(row.Party.Organizer) : all.SetItem(row.Party.Organizer, inbox);
    }

    private static ImmutableDictionary<TKey, Count> Sum<TKey>(ImmutableDictionary<TKey, Count> all, TKey key, Count change, int sign) where TKey : notnull
    {
        var sum = sign > 0 ? all.GetValueOrDefault(key) + change : all.GetValueOrDefault(key) - change;
        return sum == default ? all.Remove(key) : all.SetItem(key, sum);
    }

    private BoardSnapshot CountDays(BoardSnapshot board, OrderRow? before, OrderRow after)
    {
        if (before is null)
        {
            var day = DayOf(after.AcceptedAt);
            var counts = board.On(day);
            var hour = HourOf(after.AcceptedAt);
            board = board with
            {
                Days = board.Days.SetItem(day, counts with
                {
                    ReceivedByHour = counts.ReceivedByHour.SetItem(hour, counts.ReceivedByHour[hour] + 1),
                    Categories = counts.Categories.SetItem(after.Category, counts.Categories.GetValueOrDefault(after.Category) + 1),
                    Streets = after.Street is { } street ? counts.Streets.SetItem(street, counts.Streets.GetValueOrDefault(street) + 1) : counts.Streets,
                }),
            };
        }

        if (after.FedBackAt is { } at && before?.FedBackAt is null)
        {
            var counts = board.On(DayOf(at));
            board = board with { Days = board.Days.SetItem(DayOf(at), counts with { FedBack = counts.FedBack + 1, FedBackLate = counts.FedBackLate + (after.FedBackLate ? 1 : 0) }) };
        }

        return board;
    }

    // The window moves with the newest commit's day, so a fold and a fresh load agree.
    private BoardSnapshot Prune(BoardSnapshot board)
    {
        var first = DayOf(board.At).AddDays(1 - DaysKept);
        while (!board.Days.IsEmpty && board.Days.Keys.First() is var oldest && oldest < first)
        {
            board = board with { Days = board.Days.Remove(oldest) };
        }

        var (calls, complaints) = (board.Calls.Prune(board.At), board.ServiceComplaints.Prune(board.At));
        return ReferenceEquals(calls, board.Calls) && ReferenceEquals(complaints, board.ServiceComplaints) ? board : board with { Calls = calls, ServiceComplaints = complaints };
    }

    private DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private int HourOf(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).Hour;
}
