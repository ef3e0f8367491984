using System.Collections.Immutable;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Board;

/// <summary>
/// What one command did, after it was committed. <see cref="After"/> is null for a command to the hotline as a whole, <see cref="Before"/> also for
/// an acceptance.
/// </summary>
public sealed record Commit(long Sequence, DateTimeOffset At, OrderRow? Before, OrderRow? After, ImmutableArray<HotlineEvent> Events, ImmutableArray<AlertRow> Alerts)
{
    /// <summary>What it did to a call of the telephone; null for all other commands.</summary>
    public CallChange? Call { get; init; }
}
