using HotlineConsole.Core.Time;

namespace HotlineConsole.Pages.Wall;

/// <summary>
/// Calls back when a new hour of the hotline's time begins, and when the clock was set: "today" and "up to this hour" change even when nothing is committed.
/// </summary>
internal sealed class HourTurn : IDisposable
{
    private readonly HotlineClock _clock;
    private readonly Func<Task> _turned;
    private readonly ITimer _timer;

    public HourTurn(HotlineClock clock, Func<Task> turned)
    {
        (_clock, _turned) = (clock, turned);
        _timer = TimeProvider.System.CreateTimer(_ => Turn(), null, UntilNextHour(), Timeout.InfiniteTimeSpan);
        clock.Changed += Turn;
    }

    public void Dispose()
    {
        _clock.Changed -= Turn;
        _timer.Dispose();
    }

    private void Turn()
    {
        _ = _turned();
        _timer.Change(UntilNextHour(), Timeout.InfiniteTimeSpan);
    }

    private TimeSpan UntilNextHour()
    {
        var left = TimeSpan.FromTicks(TimeSpan.TicksPerHour - (_clock.GetUtcNow().UtcTicks % TimeSpan.TicksPerHour)) / _clock.Speed;
        return left < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : left;
    }
}
