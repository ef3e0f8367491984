using System.Collections.Immutable;
using HotlineConsole.Core.Analysis;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

/// <summary>
/// What the commands of one transaction have come to, on its way to the tables. An order or a deadline that changed several times is written once,
/// as it is at the end; every event is written.
/// </summary>
internal sealed class Pending(TimeZoneInfo zone)
{
    public List<(long Sequence, long Stream, int Version, HotlineEvent Event)> Events { get; } = [];

    public Dictionary<WorkOrderNumber, PendingOrder> Orders { get; } = [];

    /// <summary>What the watch has to do next for a deadline; null: nothing any more.</summary>
    public Dictionary<(WorkOrderNumber Number, string Key), (DateTimeOffset At, AlertLevel Level)?> Deadlines { get; } = [];

    public List<AlertRow> Alerts { get; } = [];

    public List<PrecedentRow> Precedents { get; } = [];

    public Dictionary<Guid, Outcome> Commands { get; } = [];

    /// <summary>The last sequence given on a local day.</summary>
    public Dictionary<int, int> Days { get; } = [];

    /// <summary>What a new order is found by, as the engine's index takes it.</summary>
    public List<(WorkOrderNumber Number, string Grams)> Texts { get; } = [];

    /// <summary>What a new order is found by when somebody knows the claimant.</summary>
    public List<(WorkOrderNumber Number, string Mark)> Marks { get; } = [];

    /// <summary>The calls that were reported of, as they are at the end.</summary>
    public Dictionary<string, PhoneCall> Calls { get; } = new(StringComparer.Ordinal);

    /// <summary>Complaints about the service, as they are at the end.</summary>
    public Dictionary<long, ServiceComplaint> ServiceComplaints { get; } = [];

    /// <summary>By what replies are known when they are sent again.</summary>
    public List<ReplyPrintRow> Prints { get; } = [];

    /// <summary>The orders that are removed from the archive.</summary>
    public List<Erasure> Erasures { get; } = [];

    /// <summary>What the changed orders add to the rollups.</summary>
    public RollupDelta Rollups { get; } = new(zone);

    /// <summary>What their follow-ups add to the figures.</summary>
    public FollowUpDelta FollowUps { get; } = new(zone);

    /// <summary>Sums up what the orders have become since the last commit.</summary>
    public void Count()
    {
        foreach (var order in Orders.Values)
        {
            Rollups.Add(order.Before is { } before ? RollupFacts.Of(before.Row) : null, RollupFacts.Of(order.Order.Row));
            FollowUps.Add(order.Before?.Row, order.Order.Row);
        }
    }

    public void Clear()
    {
        Events.Clear();
        Orders.Clear();
        Deadlines.Clear();
        Alerts.Clear();
        Precedents.Clear();
        Commands.Clear();
        Days.Clear();
        Texts.Clear();
        Marks.Clear();
        Calls.Clear();
        ServiceComplaints.Clear();
        Prints.Clear();
        Erasures.Clear();
        Rollups.Clear();
        FollowUps.Clear();
    }
}

/// <summary>An order whose texts go: all of its events before its removal, and what was made of them.</summary>
/// <param name="Before">Sequence of the removal.</param>
/// <param name="Grams">What the search index holds of it.</param>
internal sealed record Erasure(WorkOrderNumber Number, long Before, string Grams, ImmutableArray<string> Marks);

/// <summary>An order as it will be, and as it was before the transaction; null: it is new.</summary>
internal readonly record struct PendingOrder(CachedOrder? Before, CachedOrder Order)
{
    public bool IsNew => Before is null;
}
