namespace HotlineConsole.Demo;

/// <summary>The handles of the demonstration, for a small panel. Pausing stops the simulated people; the clock goes on.</summary>
public sealed class DemoControls(DemoClock clock, int seed)
{
    private long _issued;
    private long _refused;
    private volatile bool _running = true;

    /// <summary>Raised when the speed was set or the simulation paused or resumed.</summary>
    public event Action? Changed;

    public double Speed => clock.Speed;

    public bool IsRunning => _running;

    public int Seed => seed;

    /// <summary>Commands that were sent through the door.</summary>
    public long Issued => Interlocked.Read(ref _issued);

    /// <summary>Those of them that were refused: somebody else was faster.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    public void SetSpeed(double speed)
    {
        clock.SetSpeed(speed);
        Changed?.Invoke();
    }

    public void Pause() => Run(false);

    public void Resume() => Run(true);

    internal void Count(bool done)
    {
        Interlocked.Increment(ref _issued);
        if (!done)
        {
            Interlocked.Increment(ref _refused);
        }
    }

    private void Run(bool running)
    {
        _running = running;
        Changed?.Invoke();
    }
}
