using HotlineConsole.Core.Time;

namespace HotlineConsole.Tests.Support;

/// <summary>A hotline's time that stands still at 10:05 of a working day: no deadline passes and no hour begins of itself.</summary>
public sealed class StillClock : HotlineClock
{
    public static readonly DateTimeOffset Instant = new(2026, 5, 8, 2, 5, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Instant;
}
