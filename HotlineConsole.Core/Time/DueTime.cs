namespace HotlineConsole.Core.Time;

/// <summary>A deadline with its start, its one reminder and its derivation; all instants in UTC. Due at the instant itself is in time.</summary>
public sealed record DueTime(DateTimeOffset Start, DateTimeOffset Due, DateTimeOffset RemindAt, Derivation Why)
{
    /// <summary>By when work on it must begin so that it can still end in time; null: none is known (a clock of the hotline, or one that is older than this).</summary>
    public DateTimeOffset? StartBy { get; init; }

    public bool IsOverdue(DateTimeOffset now) => now > Due;
}
