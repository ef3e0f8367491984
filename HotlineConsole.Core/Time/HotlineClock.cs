namespace HotlineConsole.Core.Time;

/// <summary>
/// The hotline's time: that of the world, unless a demonstration or a test lets it run faster. Screens tick with <see cref="Speed"/>, the
/// deadline watch sleeps by it.
/// </summary>
public class HotlineClock : TimeProvider
{
    /// <summary>Hotline seconds per second of the world.</summary>
    public virtual double Speed => 1;

    /// <summary>Raised when the clock was set or its speed changed: who sleeps until an instant must think again.</summary>
    public event Action? Changed;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow();

    protected void OnChanged() => Changed?.Invoke();
}
