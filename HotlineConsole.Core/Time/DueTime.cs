namespace HotlineConsole.Core.Time;

/// <summary>A deadline with its start, its one reminder and its derivation; all instants in UTC. Due at the instant itself is in time.</summary>
public sealed record DueTime(DateTimeOffset Start, DateTimeOffset Due, DateTimeOffset RemindAt, Derivation Why)
{
    public bool IsOverdue(DateTimeOffset now) => now > Due;
}
