namespace HotlineConsole.Core.WorkOrders;

/// <summary>What somebody asks the hotline to do. Every door (page, API, import, simulator, deadline watch) speaks in these.</summary>
public abstract record HotlineCommand;

/// <summary>A command to one work order.</summary>
public abstract record WorkOrderCommand(WorkOrderNumber Number) : HotlineCommand;

/// <summary>
/// A command on its way through the one door. The same <paramref name="Id"/> sent again gets the first answer and does nothing more.
/// <paramref name="ExpectedVersion"/>: refuse if the order changed since. <paramref name="At"/>: only an import and the demo's history set it, others
/// act at the clock's now.
/// </summary>
public sealed record Envelope(Guid Id, Actor By, HotlineCommand Command, int? ExpectedVersion = null, DateTimeOffset? At = null);

/// <summary>The answer to a command, given only after its commit.</summary>
public sealed record Outcome(WorkOrderNumber? Number, int Version, long Sequence, Refusal? Refusal = null)
{
    public bool IsDone => Refusal is null;
}
