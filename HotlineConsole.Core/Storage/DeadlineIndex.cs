using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

/// <summary>A threshold of a deadline: what the watch has to do at that instant.</summary>
public readonly record struct Threshold(DateTimeOffset At, WorkOrderNumber Number, string Key, AlertLevel Level) : IComparable<Threshold>
{
    /// <summary>By instant, then order, then deadline: the order in which the watch acts, the same in every run.</summary>
    public int CompareTo(Threshold other)
    {
        var byInstant = At.UtcTicks.CompareTo(other.At.UtcTicks);
        var byNumber = byInstant != 0 ? byInstant : Number.CompareTo(other.Number);
        return byNumber != 0 ? byNumber : string.CompareOrdinal(Key, other.Key);
    }

    public static bool operator <(Threshold left, Threshold right) => left.CompareTo(right) < 0;

    public static bool operator >(Threshold left, Threshold right) => left.CompareTo(right) > 0;

    public static bool operator <=(Threshold left, Threshold right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Threshold left, Threshold right) => left.CompareTo(right) >= 0;
}

/// <summary>All thresholds ahead, in order. Kept by the writer, read by the watch.</summary>
public sealed class DeadlineIndex
{
    // There are a few thousand different keys (a kind, an organizer, a round), and a million thresholds share them.
    private readonly HashSet<string> _keys = [];
    private readonly Lock _lock = new();
    private SortedSet<Threshold> _ahead = [];

    /// <summary>Raised when the nearest threshold may have changed.</summary>
    public event Action? HeadChanged;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _ahead.Count;
            }
        }
    }

    public Threshold? Head
    {
        get
        {
            lock (_lock)
            {
                return _ahead.Count == 0 ? null : _ahead.Min;
            }
        }
    }

    /// <summary>Up to so many thresholds that have come by now, the oldest first. They stay until a commit takes them away.</summary>
    public IReadOnlyList<Threshold> Reached(DateTimeOffset now, int most)
    {
        lock (_lock)
        {
            return [.. _ahead.TakeWhile(t => t.At <= now).Take(most)];
        }
    }

    /// <summary>Takes a threshold away that led to nothing.</summary>
    public void Drop(Threshold threshold)
    {
        lock (_lock)
        {
            _ahead.Remove(threshold);
        }
    }

    internal void Load(IEnumerable<Threshold> thresholds)
    {
        lock (_lock)
        {
            _ahead = new(thresholds.Select(Shared)); // sorted once and linked, not added one by one
        }

        HeadChanged?.Invoke();
    }

    private Threshold Shared(Threshold threshold)
    {
        if (_keys.TryGetValue(threshold.Key, out var key))
        {
            return threshold with { Key = key };
        }

        _keys.Add(threshold.Key);
        return threshold;
    }

    internal void Replace(Threshold? gone, Threshold? come)
    {
        bool moved;
        lock (_lock)
        {
            var head = _ahead.Count == 0 ? default(Threshold?) : _ahead.Min;
            if (gone is { } old)
            {
                _ahead.Remove(old);
            }

            if (come is { } next)
            {
                _ahead.Add(Shared(next));
            }

            moved = _ahead.Count > 0 && head != _ahead.Min;
        }

        if (moved)
        {
            HeadChanged?.Invoke();
        }
    }
}
