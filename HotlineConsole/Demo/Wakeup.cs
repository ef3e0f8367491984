namespace HotlineConsole.Demo;

/// <summary>Sleep that can be cut short; being woken twice before the sleep is being woken once.</summary>
internal sealed class Wakeup : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0);
    private int _set;

    public void Set()
    {
        if (Interlocked.Exchange(ref _set, 1) == 0)
        {
            _signal.Release();
        }
    }

    public async Task SleepAsync(TimeSpan atMost, CancellationToken stop)
    {
        if (await _signal.WaitAsync(atMost, stop))
        {
            Volatile.Write(ref _set, 0);
        }
    }

    public void Dispose() => _signal.Dispose();
}
