using System.Collections.Immutable;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Board;

/// <summary>What a board is built from at start: open orders whole, the rest as counts, of the last eight days.</summary>
public sealed record BoardSource
{
    private const int AtOnce = 40_000;

    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Orders that something is still owed on, the nearest due first, those without a deadline last.</summary>
    public required IReadOnlyList<OrderRow> Owed { get; init; }

    /// <summary>Settled orders with a site visit that is not.</summary>
    public required IReadOnlyList<OrderRow> OnSite { get; init; }

    public required IReadOnlyList<(ResponseTier Tier, int Orders)> AwaitingClose { get; init; }

    public required ImmutableSortedDictionary<DateOnly, DayCounts> Days { get; init; }

    public required IReadOnlyList<AlertRow> Alerts { get; init; }

    public Surge? Surge { get; init; }

    /// <summary>Calls of the telephone that the board's window may hold.</summary>
    public IReadOnlyList<CallFacts> Calls { get; init; } = [];

    public ServiceComplaintBoard ServiceComplaints { get; init; } = ServiceComplaintBoard.Empty;

    /// <summary>Reads it from indices; nothing here grows with the history. All of it as of one moment.</summary>
    public static BoardSource Read(HotlineStore store, TimeZoneInfo zone)
    {
        using var readers = new BoardReaders(store);

        // Nodes' clocks differ a little, so the newest event is not always the latest.
        var last = readers.Db.Events.OrderByDescending(e => e.Sequence).Select(e => new { e.Sequence, e.At }).Take(1_000).ToList();
        var at = last.Count == 0 ? DateTimeOffset.MinValue.AddDays(30) : last.Max(e => e.At);
        var firstDay = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).Date.AddDays(-7));

        var days = ImmutableSortedDictionary<DateOnly, DayCounts>.Empty;
        List<(ResponseTier, int)> awaiting = [];
        List<AlertRow> alerts = [];
        List<OrderRow> onSite = [];
        List<CallFacts> calls = [];
        var (complaints, period) = (ServiceComplaintBoard.Empty, store.Rules.Book.Policy.ServiceComplaintPeriod);
        var spans = OpenOrders.Spans(readers.Db, AtOnce);
        var owed = new List<OrderRow>[spans.Count];
        readers.Run(
        [
            db => days = BoardDays.Read(db, firstDay, zone),
            db => awaiting = [.. db.Orders.Where(o => o.Status == WorkOrderStatus.FedBack && o.OpenVisits == 0).GroupBy(o => o.Tier).Select(g => new { g.Key, Count = g.Count() }).AsEnumerable().Select(g => (g.Key, g.Count))],
            db => alerts = [.. db.Alerts.Where(a => a.Kind != AlertKind.Reminder).OrderByDescending(a => a.Sequence).Take(40)],
            .. Enumerable.Range(0, spans.Count - 1).Select(i => (Action<HotlineDb>)(db => owed[i] = [.. OpenOrders.Owed(db, spans[i], spans[i + 1])])),
            db => owed[^1] = [.. OpenOrders.Undated(db)],
            db => calls = [.. CallRows.Since(db, at - ServiceLevel.Window)],
            db => complaints = CallRows.Complaints(db, period, at),
            db => onSite = [.. OpenOrders.OnSite(db)],
        ]);
        return new()
        {
            Sequence = last.FirstOrDefault()?.Sequence ?? 0, At = at, Surge = store.Rules.Book.Surge, Days = days, AwaitingClose = awaiting, Alerts = alerts,
            Owed = [.. owed.SelectMany(o => o)], OnSite = onSite, Calls = calls, ServiceComplaints = complaints,
        };
    }
}
