namespace HotlineConsole.Live;

/// <summary>One listener. At most one callback is under way; signals that come meanwhile become one more callback after the interval.</summary>
internal sealed class Subscription(LiveFeed feed, Interest interest, Func<Task> changed, ILogger log) : IDisposable
{
    /// <summary>A screen is told no more than four times a second.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _stop = new();
    private int _signals;

    public Interest Interest => interest;

    public void Signal()
    {
        if (Interlocked.Increment(ref _signals) == 1 && !_stop.IsCancellationRequested)
        {
            _ = Task.Run(DeliverAsync);
        }
    }

    public void Dispose()
    {
        feed.Remove(this);
        _stop.Cancel(); // not disposed: a delivery may still hold the token
    }

    private async Task DeliverAsync()
    {
        int seen;
        do
        {
            if (_stop.IsCancellationRequested)
            {
                return;
            }

            seen = Volatile.Read(ref _signals);
            try
            {
                await changed();
            }
            catch (Exception e)
            {
                // A canceled read or send is a failure like any other: the listener is told again of the next commit.
                log.LogWarning(e, "A listener of the board failed; the others go on.");
            }

            // After a failure too: what fails at once must not be tried at once.
            await Task.Delay(Interval, TimeProvider.System, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        while (Interlocked.CompareExchange(ref _signals, 0, seen) != seen);
    }
}
