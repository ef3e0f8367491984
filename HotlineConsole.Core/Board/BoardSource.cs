using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Board;

/// <summary>What a board is built from at start: open orders whole, the rest as counts and the columns of the last eight days.</summary>
public sealed record BoardSource
{
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required IReadOnlyList<OrderRow> Open { get; init; }

    public required IReadOnlyList<(ResponseTier Tier, int Orders)> AwaitingClose { get; init; }

    public required IReadOnlyList<(DateTimeOffset AcceptedAt, string Category, OrganizerId? Street)> Accepted { get; init; }

    public required IReadOnlyList<(DateTimeOffset At, bool Late)> FedBack { get; init; }

    public required IReadOnlyList<AlertRow> Alerts { get; init; }

    public Surge? Surge { get; init; }

    /// <summary>Reads it from indices; nothing here grows with the history. All of it as of one moment.</summary>
    public static BoardSource Read(HotlineStore store, TimeZoneInfo zone)
    {
        using var db = store.Read();
        using var moment = db.AtOneMoment();
        // Nodes' clocks differ a little, so the newest event is not always the latest.
        var last = db.Events.OrderByDescending(e => e.Sequence).Select(e => new { e.Sequence, e.At }).Take(1_000).ToList();
        var at = last.Count == 0 ? DateTimeOffset.MinValue.AddDays(30) : last.Max(e => e.At);
        var today = TimeZoneInfo.ConvertTime(at, zone).Date;
        var first = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(today.AddDays(-7), DateTimeKind.Unspecified), zone), TimeSpan.Zero);
        var firstNumber = WorkOrderNumber.Compose(DateOnly.FromDateTime(today.AddDays(-7)), 1);
        return new()
        {
            Sequence = last.FirstOrDefault()?.Sequence ?? 0,
            At = at,
            Surge = store.Rules.Book.Surge,
            Open = [.. db.Orders.Where(o => !o.IsSettled || o.OpenVisits > 0)],
            AwaitingClose = [.. db.Orders.Where(o => o.Status == WorkOrderStatus.FedBack && o.OpenVisits == 0).GroupBy(o => o.Tier).Select(g => new { g.Key, Count = g.Count() }).AsEnumerable().Select(g => (g.Key, g.Count))],
            Accepted = [.. db.Orders.Where(o => o.Number >= firstNumber).Select(o => new { o.AcceptedAt, o.Category, o.Street }).AsEnumerable().Select(o => (o.AcceptedAt, o.Category, o.Street))],
            FedBack = [.. db.Orders.Where(o => o.FedBackAt >= first).Select(o => new { o.FedBackAt, o.FedBackLate }).AsEnumerable().Select(o => (o.FedBackAt!.Value, o.FedBackLate))],
            Alerts = [.. db.Alerts.Where(a => a.Kind != AlertKind.Reminder).OrderByDescending(a => a.Sequence).Take(40)],
        };
    }
}
