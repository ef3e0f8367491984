using System.Collections.Immutable;

namespace HotlineConsole.Core.Time;

/// <summary>A stretch in which a clock stands still, its start included, its end not; without an end it goes on.</summary>
public readonly record struct Pause(DateTimeOffset From, DateTimeOffset? Until);

/// <summary>Arithmetic of a clock that stands still in given pauses, which may overlap and come in any order.</summary>
public sealed class Pauses
{
    public Pauses(IEnumerable<Pause> pauses) => Merged = Merge(pauses);

    public static Pauses None { get; } = new([]);

    /// <summary>The pauses in order, without overlaps.</summary>
    public ImmutableArray<Pause> Merged { get; }

    /// <summary>The first instant at which the clock has run so long since the start; null when a pause without end keeps it from that.</summary>
    public DateTimeOffset? Add(DateTimeOffset start, TimeSpan running)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(running, TimeSpan.Zero);
        var due = start.ToUniversalTime() + running;
        if (running == TimeSpan.Zero)
        {
            return due;
        }

        foreach (var pause in Merged)
        {
            if (pause.From >= due)
            {
                break;
            }

            if (pause.Until is not { } until)
            {
                return null;
            }

            due += Length(Later(pause.From, start), until);
        }

        return due;
    }

    /// <summary>The last instant from which the clock runs so long until the end.</summary>
    public DateTimeOffset Subtract(DateTimeOffset end, TimeSpan running)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(running, TimeSpan.Zero);
        var start = end.ToUniversalTime() - running;
        for (var i = Merged.Length - 1; i >= 0; i--)
        {
            var until = Merged[i].Until is { } known && known < end ? known : end;
            if (until <= start)
            {
                break;
            }

            start -= Length(Merged[i].From, until);
        }

        return start;
    }

    /// <summary>How long the clock ran between two instants; negative when the second comes first.</summary>
    public TimeSpan Elapsed(DateTimeOffset from, DateTimeOffset to)
    {
        if (to < from)
        {
            return -Elapsed(to, from);
        }

        var running = to - from;
        foreach (var pause in Merged)
        {
            running -= Length(Later(pause.From, from), pause.Until is { } until && until < to ? until : to);
        }

        return running;
    }

    /// <summary>Whether the clock stands still at the instant.</summary>
    public bool IsPaused(DateTimeOffset instant) =>
        Merged.Any(p => p.From <= instant && (p.Until is not { } until || instant < until));

    private static ImmutableArray<Pause> Merge(IEnumerable<Pause> pauses)
    {
        var merged = ImmutableArray.CreateBuilder<Pause>();
        foreach (var pause in pauses.Where(p => p.Until is not { } until || until > p.From).OrderBy(p => p.From))
        {
            if (merged.Count == 0 || merged[^1].Until < pause.From)
            {
                merged.Add(pause);
            }
            else if (merged[^1].Until is { } end && (pause.Until is not { } until || until > end))
            {
                merged[^1] = merged[^1] with { Until = pause.Until };
            }
        }

        return merged.ToImmutable();
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static TimeSpan Length(DateTimeOffset from, DateTimeOffset to) => to > from ? to - from : TimeSpan.Zero;
}
