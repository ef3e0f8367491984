using System.Collections.Immutable;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Board;

/// <summary>Open orders of one cell of the board: how many, how many of them near-due and overdue.</summary>
public readonly record struct Count(int Open, int Near, int Overdue)
{
    public static Count operator +(Count left, Count right) => new(left.Open + right.Open, left.Near + right.Near, left.Overdue + right.Overdue);

    public static Count operator -(Count left, Count right) => new(left.Open - right.Open, left.Near - right.Near, left.Overdue - right.Overdue);

    public static Count Of(Alarm alarm) => new(1, alarm == Alarm.Near ? 1 : 0, alarm == Alarm.Overdue ? 1 : 0);
}

/// <summary>What came in and went out on one local day.</summary>
public sealed record DayCounts
{
    public static readonly DayCounts None = new();

    /// <summary>Accepted, by hour of the local day.</summary>
    public ImmutableArray<int> ReceivedByHour { get; init; } = [.. new int[24]];

    public int FedBack { get; init; }

    public int FedBackLate { get; init; }

    /// <summary>Accepted, by level-2 category.</summary>
    public ImmutableDictionary<string, int> Categories { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Accepted, by street of the place.</summary>
    public ImmutableDictionary<OrganizerId, int> Streets { get; init; } = ImmutableDictionary<OrganizerId, int>.Empty;

    public int Received => ReceivedByHour.Sum();
}

/// <summary>
/// The live picture of the hotline after the commit numbered <see cref="Sequence"/>: never changes, is shared by all who look. Every figure is a sum over
/// the rows of the orders, so it equals a recount at any time. No personal data.
/// </summary>
public sealed record BoardSnapshot
{
    public static readonly BoardSnapshot Empty = new();

    public long Sequence { get; init; }

    /// <summary>Instant of the newest commit.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Open orders by stage and tier.</summary>
    public ImmutableDictionary<(Stage Stage, ResponseTier Tier), Count> Cells { get; init; } = ImmutableDictionary<(Stage, ResponseTier), Count>.Empty;

    /// <summary>Orders that something is still owed on, by code of the district; the empty code: place unknown.</summary>
    public ImmutableDictionary<string, Count> Districts { get; init; } = ImmutableDictionary<string, Count>.Empty;

    /// <summary>Orders with an open deadline, the nearest due first.</summary>
    public ImmutableSortedSet<OrderRow> ByDue { get; init; } = Empties.ByDue;

    /// <summary>The same by stage.</summary>
    public ImmutableDictionary<Stage, ImmutableSortedSet<OrderRow>> Queues { get; init; } = ImmutableDictionary<Stage, ImmutableSortedSet<OrderRow>>.Empty;

    /// <summary>What each organizer holds, the nearest of its latest safe starts first (decision 0042).</summary>
    public ImmutableDictionary<OrganizerId, ImmutableSortedSet<InboxRow>> Inboxes { get; init; } = ImmutableDictionary<OrganizerId, ImmutableSortedSet<InboxRow>>.Empty;

    /// <summary>Orders under supervision: an unanswered system supervision or a site visit that is not settled.</summary>
    public ImmutableSortedSet<OrderRow> Supervised { get; init; } = Empties.ByDue;

    /// <summary>Urgent orders whose organizer the hotline has still to telephone, or with a judgement that is owed; the nearest first (5.3.2.1.5).</summary>
    public ImmutableSortedSet<OrderRow> OwnDuties { get; init; } = Empties.ByOwnDuty;

    /// <summary>Orders with a mail that is still to be sent, the nearest first (5.3.2.1.2).</summary>
    public ImmutableSortedSet<OrderRow> Mails { get; init; } = Empties.ByMail;

    /// <summary>Orders whose organizer asks for the 15-day limit.</summary>
    public ImmutableSortedSet<OrderRow> Extensions { get; init; } = Empties.ByDue;

    /// <summary>Urgent complaints that an attendant reported and no supervisor has taken note of (5.2.2.3 e).</summary>
    public ImmutableSortedSet<OrderRow> Urgent { get; init; } = Empties.ByDue;

    /// <summary>System supervisions that no supervisor has acknowledged.</summary>
    public int Unacknowledged { get; init; }

    /// <summary>The newest supervisions, site orders and notices, the newest first.</summary>
    public ImmutableList<AlertRow> Alerts { get; init; } = [];

    /// <summary>Today and the seven days before.</summary>
    public ImmutableSortedDictionary<DateOnly, DayCounts> Days { get; init; } = ImmutableSortedDictionary<DateOnly, DayCounts>.Empty;

    public Surge? Surge { get; init; }

    /// <summary>The telephone.</summary>
    public CallBoard Calls { get; init; } = CallBoard.Empty;

    /// <summary>Complaints about the service of the hotline itself.</summary>
    public ServiceComplaintBoard ServiceComplaints { get; init; } = ServiceComplaintBoard.Empty;

    /// <summary>All orders that something is still owed on.</summary>
    public Count Open => Districts.Values.Aggregate(default(Count), (sum, c) => sum + c);

    public Count Cell(Stage stage, ResponseTier tier) => Cells.GetValueOrDefault((stage, tier));

    public Count Row(Stage stage) => Enum.GetValues<ResponseTier>().Aggregate(default(Count), (sum, tier) => sum + Cell(stage, tier));

    public DayCounts On(DateOnly day) => Days.GetValueOrDefault(day, DayCounts.None);

    public ImmutableSortedSet<OrderRow> Queue(Stage stage) => Queues.GetValueOrDefault(stage, Empties.ByDue);

    public ImmutableSortedSet<InboxRow> Inbox(OrganizerId organizer) => Inboxes.GetValueOrDefault(organizer, Empties.Inbox);
}

/// <summary>An order in an organizer's inbox, with the organizer's part in it.</summary>
public sealed record InboxRow(OrderRow Order, Party Party);

internal static class Empties
{
    public static readonly ImmutableSortedSet<OrderRow> ByDue = ImmutableSortedSet<OrderRow>.Empty.WithComparer(new NearestOf(r => r.NextDueAt));

    public static readonly ImmutableSortedSet<OrderRow> ByOwnDuty = ImmutableSortedSet<OrderRow>.Empty.WithComparer(new NearestOf(r => r.OwnDutyDueAt()));

    public static readonly ImmutableSortedSet<OrderRow> ByMail = ImmutableSortedSet<OrderRow>.Empty.WithComparer(new NearestOf(r => r.MailDueAt()));

    public static readonly ImmutableSortedSet<InboxRow> Inbox = ImmutableSortedSet<InboxRow>.Empty.WithComparer(new FirstToStart());

    // The nearest due first, what has no due time last, then by number.
    private static int By(DateTimeOffset? a, WorkOrderNumber aNumber, DateTimeOffset? b, WorkOrderNumber bNumber)
    {
        var byDue = (a ?? DateTimeOffset.MaxValue).UtcTicks.CompareTo((b ?? DateTimeOffset.MaxValue).UtcTicks);
        return byDue != 0 ? byDue : aNumber.CompareTo(bNumber);
    }

    private sealed class NearestOf(Func<OrderRow, DateTimeOffset?> due) : IComparer<OrderRow>
    {
        public int Compare(OrderRow? x, OrderRow? y) => By(due(x!), x!.Number, due(y!), y!.Number);
    }

    private sealed class FirstToStart : IComparer<InboxRow>
    {
        public int Compare(InboxRow? x, InboxRow? y) => By(x!.Party.StartBy, x.Order.Number, y!.Party.StartBy, y.Order.Number);
    }
}
