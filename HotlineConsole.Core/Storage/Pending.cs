using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

/// <summary>
/// What the commands of one transaction have come to, on its way to the tables. An order or a deadline that changed several times is written once,
/// as it is at the end; every event is written.
/// </summary>
internal sealed class Pending
{
    public List<(long Sequence, long Stream, int Version, HotlineEvent Event)> Events { get; } = [];

    public Dictionary<WorkOrderNumber, (CachedOrder Order, bool IsNew)> Orders { get; } = [];

    /// <summary>What the watch has to do next for a deadline; null: nothing any more.</summary>
    public Dictionary<(WorkOrderNumber Number, string Key), (DateTimeOffset At, AlertLevel Level)?> Deadlines { get; } = [];

    public List<AlertRow> Alerts { get; } = [];

    public Dictionary<Guid, Outcome> Commands { get; } = [];

    /// <summary>The last sequence given on a local day.</summary>
    public Dictionary<int, int> Days { get; } = [];

    /// <summary>What a new order is found by.</summary>
    public List<(WorkOrderNumber Number, string Text)> Texts { get; } = [];

    public void Clear()
    {
        Events.Clear();
        Orders.Clear();
        Deadlines.Clear();
        Alerts.Clear();
        Commands.Clear();
        Days.Clear();
        Texts.Clear();
    }
}
