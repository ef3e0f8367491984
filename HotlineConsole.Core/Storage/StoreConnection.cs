namespace HotlineConsole.Core.Storage;

/// <summary>Whether the database can be reached. While it cannot, commands are refused and screens show the last that they had, marked so.</summary>
public sealed class StoreConnection
{
    private readonly Lock _lock = new();
    private DateTimeOffset? _downSince;

    /// <summary>Raised on the writer's thread when the database goes away or is there again. Must only hand on.</summary>
    public event Action? Changed;

    public bool IsUp => DownSince is null;

    /// <summary>Since when, by the world's clock, the database cannot be reached; null while it can.</summary>
    public DateTimeOffset? DownSince
    {
        get
        {
            lock (_lock)
            {
                return _downSince;
            }
        }
    }

    /// <summary>What stood in the way at the last try, for operators.</summary>
    public Exception? Problem { get; private set; }

    internal void Lost(Exception? problem = null)
    {
        Problem = problem ?? Problem;
        Set(TimeProvider.System.GetUtcNow());
    }

    internal void Restored() => Set(null);

    private void Set(DateTimeOffset? downSince)
    {
        lock (_lock)
        {
            if (_downSince is null == downSince is null)
            {
                return;
            }

            _downSince = downSince;
        }

        Changed?.Invoke();
    }
}
