namespace HotlineConsole.Security.Sessions;

/// <summary>A session at this node: when its person was last seen, how many screens it has open, and the alarm for what is due next.</summary>
internal sealed class Seen : IDisposable
{
    /// <summary>The database hears of a person at most so often.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    /// <summary>How long before the end a screen says so.</summary>
    private static readonly TimeSpan WarnedBefore = TimeSpan.FromMinutes(1);

    /// <summary>Where the database is away.</summary>
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly Presence _presence;
    private readonly string _id;
    private readonly DateTimeOffset _began;
    private readonly ITimer _alarm;
    private DateTimeOffset _at;
    private DateTimeOffset _written;
    private DateTimeOffset _due = DateTimeOffset.MaxValue;
    private DateTimeOffset _notBefore;
    private int _screens;
    private bool _isWarned;
    private bool _isGone;

    public Seen(Presence presence, Session session)
    {
        (_presence, _id, _began, _at, _written) = (presence, session.Id, session.Began, session.LastSeen, session.LastSeen);
        using (ExecutionContext.SuppressFlow())
        {
            _alarm = presence.Clock.CreateTimer(_ => _ = RingAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public DateTimeOffset At
    {
        get
        {
            lock (_lock)
            {
                return _at;
            }
        }
    }

    private bool IsUnwritten => _at > _written;

    private DateTimeOffset End => _presence.Register.EndOf(_began, _at);

    public bool TryAct()
    {
        lock (_lock)
        {
            if (_isGone)
            {
                return false;
            }

            _at = _presence.Clock.GetUtcNow();
            Arm();
        }

        Unwarn();
        return true;
    }

    public bool TryOpen()
    {
        lock (_lock)
        {
            _screens += _isGone ? 0 : 1;
            Arm();
            return !_isGone;
        }
    }

    public void Close()
    {
        lock (_lock)
        {
            _screens--;
            Leave();
        }
    }

    public void Dispose() => _alarm.Dispose();

    private async Task RingAsync()
    {
        try
        {
            DateTimeOffset now, write;
            bool isEnding;
            lock (_lock)
            {
                _due = DateTimeOffset.MaxValue;
                (now, write) = (_presence.Clock.GetUtcNow(), IsUnwritten && _written + Grain <= _presence.Clock.GetUtcNow() ? _at : default);
                isEnding = _screens > 0 && End - WarnedBefore <= now;
            }

            if (write != default)
            {
                await _presence.Register.SeenAsync(_id, write);
                lock (_lock)
                {
                    _written = write;
                }
            }

            if (isEnding)
            {
                await EndingAsync(now);
            }
        }
        catch (Exception e)
        {
            _presence.Missed(e);
            _notBefore = _presence.Clock.GetUtcNow() + AfterFailure;
        }
        finally
        {
            lock (_lock)
            {
                Leave();
                Arm();
            }
        }
    }

    // Another node may have seen the person later; looking also ends what is over.
    private async Task EndingAsync(DateTimeOffset now)
    {
        var session = await _presence.LookAsync(_id);
        DateTimeOffset? end = null;
        lock (_lock)
        {
            if (session is not { Ended: null })
            {
                _screens = int.MinValue / 2; // its screens are being closed: nothing more is due
                return;
            }

            _at = session.LastSeen > _at ? session.LastSeen : _at;
            _written = session.LastSeen > _written ? session.LastSeen : _written;
            if (End - WarnedBefore <= now && !_isWarned)
            {
                (_isWarned, end) = (true, End);
            }
        }

        if (end is not null)
        {
            _presence.Warn(_id, end);
        }
        else
        {
            Unwarn();
        }
    }

    private void Unwarn()
    {
        lock (_lock)
        {
            if (!_isWarned || End - WarnedBefore <= _presence.Clock.GetUtcNow())
            {
                return;
            }

            _isWarned = false;
        }

        _presence.Warn(_id, null);
    }

    private void Leave()
    {
        if (_screens <= 0 && !IsUnwritten && !_isGone)
        {
            _isGone = true;
            _presence.Forget(_id);
            _alarm.Dispose();
        }
    }

    // The next of: writing, warning, the end.
    private void Arm()
    {
        if (_isGone)
        {
            return;
        }

        var next = IsUnwritten ? _written + Grain : DateTimeOffset.MaxValue;
        if (_screens > 0)
        {
            var watch = _isWarned ? End : End - WarnedBefore;
            next = watch < next ? watch : next;
        }

        next = next < _notBefore ? _notBefore : next;
        if (next < _due)
        {
            _due = next;
            var left = next - _presence.Clock.GetUtcNow();
            _alarm.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}
