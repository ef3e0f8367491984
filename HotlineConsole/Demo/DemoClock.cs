using HotlineConsole.Core.Time;

namespace HotlineConsole.Demo;

/// <summary>
/// The hotline's time in a demonstration: 1 to 120 times as fast as the world's, and never backwards. Only <see cref="GetUtcNow"/> and
/// <see cref="Speed"/> run faster; timers and timestamps are those of the world, so who sleeps until an instant divides by the speed and
/// listens to <see cref="HotlineClock.Changed"/>.
/// </summary>
public sealed class DemoClock : HotlineClock
{
    public const double Slowest = 1;
    public const double Fastest = 120;

    private readonly TimeProvider _world;
    private readonly Lock _lock = new();
    private Anchor _anchor;

    /// <param name="newest">Instant of the newest event in the store: the clock starts there if it is ahead of the world.</param>
    public DemoClock(DateTimeOffset? newest = null, double speed = 1, TimeProvider? world = null)
    {
        _world = world ?? System;
        var now = _world.GetUtcNow();
        _anchor = new(_world.GetTimestamp(), newest > now ? newest.Value : now, Checked(speed));
    }

    private sealed record Anchor(long Timestamp, DateTimeOffset Instant, double Speed);

    public override double Speed => Volatile.Read(ref _anchor).Speed;

    public override DateTimeOffset GetUtcNow()
    {
        // Without the lock a slow reader could run past the change of speed with the old one, and the next one be behind it.
        lock (_lock)
        {
            return NowBy(_anchor);
        }
    }

    /// <summary>Runs on from now at another speed.</summary>
    public void SetSpeed(double speed)
    {
        Checked(speed);
        lock (_lock)
        {
            var timestamp = _world.GetTimestamp();
            Volatile.Write(ref _anchor, new(timestamp, NowBy(_anchor, timestamp), speed));
        }

        OnChanged();
    }

    /// <summary>Puts the clock forward to the instant; one that has passed changes nothing.</summary>
    public void NotBefore(DateTimeOffset instant)
    {
        lock (_lock)
        {
            if (NowBy(_anchor) >= instant)
            {
                return;
            }

            Volatile.Write(ref _anchor, new(_world.GetTimestamp(), instant.ToUniversalTime(), _anchor.Speed));
        }

        OnChanged();
    }

    private DateTimeOffset NowBy(Anchor anchor) => NowBy(anchor, _world.GetTimestamp());

    private DateTimeOffset NowBy(Anchor anchor, long timestamp)
    {
        var passed = _world.GetElapsedTime(anchor.Timestamp, timestamp);
        return anchor.Instant + (passed > TimeSpan.Zero ? passed * anchor.Speed : TimeSpan.Zero);
    }

    private static double Checked(double speed) =>
        speed is >= Slowest and <= Fastest ? speed : throw new ArgumentOutOfRangeException(nameof(speed), speed, "The speed is from 1 to 120.");
}
