using System.Collections.Immutable;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Calls;

/// <summary>Calls that came in one minute, and ratings that were given in it.</summary>
public readonly record struct CallMinute(int Offered, int Answered, int Prompt, int Abandoned, int Best, int Good, int Fair, int Bad, int Worst)
{
    public static CallMinute operator +(CallMinute a, CallMinute b) => new(
        a.Offered + b.Offered, a.Answered + b.Answered, a.Prompt + b.Prompt, a.Abandoned + b.Abandoned, a.Best + b.Best, a.Good + b.Good, a.Fair + b.Fair, a.Bad + b.Bad, a.Worst + b.Worst);

    public static CallMinute operator -(CallMinute a, CallMinute b) => new(
        a.Offered - b.Offered, a.Answered - b.Answered, a.Prompt - b.Prompt, a.Abandoned - b.Abandoned, a.Best - b.Best, a.Good - b.Good, a.Fair - b.Fair, a.Bad - b.Bad, a.Worst - b.Worst);

    public static CallMinute Came(CallFacts call) => new(
        1, call.AnsweredAt is null ? 0 : 1, call.IsPrompt ? 1 : 0, call.AbandonedAt is null ? 0 : 1, 0, 0, 0, 0, 0);

    public static CallMinute Rated(ServiceRating rating) => rating switch
    {
        ServiceRating.VerySatisfied => new(0, 0, 0, 0, 1, 0, 0, 0, 0),
        ServiceRating.Satisfied => new(0, 0, 0, 0, 0, 1, 0, 0, 0),
        ServiceRating.FairlySatisfied => new(0, 0, 0, 0, 0, 0, 1, 0, 0),
        ServiceRating.Dissatisfied => new(0, 0, 0, 0, 0, 0, 0, 1, 0),
        ServiceRating.VeryDissatisfied => new(0, 0, 0, 0, 0, 0, 0, 0, 1),
    };
}

/// <summary>
/// The telephone as of the newest commit: the last 24 hours by the minute, who waits and who talks. Never changes. No number of a caller is in it. A call
/// that the switch forgot to end leaves it after 24 hours.
/// </summary>
public sealed class CallBoard
{
    public static readonly CallBoard Empty = new();

    private Asked? _asked;

    /// <summary>By minutes since the beginning of the calendar.</summary>
    public ImmutableSortedDictionary<long, CallMinute> Minutes { get; private init; } = ImmutableSortedDictionary<long, CallMinute>.Empty;

    /// <summary>The longest waiting first.</summary>
    public ImmutableSortedSet<CallFacts> Waiting { get; private init; } = ImmutableSortedSet<CallFacts>.Empty.WithComparer(new ByInstant(c => c.OfferedAt));

    public ImmutableSortedSet<CallFacts> Talking { get; private init; } = ImmutableSortedSet<CallFacts>.Empty.WithComparer(new ByInstant(c => c.AnsweredAt));

    /// <summary>The call that an account has answered and that is not over: of several the one taken last.</summary>
    public ImmutableDictionary<string, CallFacts> ByAttendant { get; private init; } = ImmutableDictionary<string, CallFacts>.Empty;

    // Asked for by every screen after every commit, and the same for all of them.
    private sealed record Asked(long Minute, ServiceLevel Level);

    /// <summary>The board of these calls, counted anew.</summary>
    public static CallBoard Of(IReadOnlyList<CallFacts> calls, DateTimeOffset at)
    {
        var (minutes, oldest) = (Empty.Minutes.ToBuilder(), Oldest(at));
        foreach (var call in calls)
        {
            Count(minutes, call, oldest, 1);
        }

        var talking = Empty.Talking.Union(calls.Where(c => c.IsTalking));
        return new CallBoard
        {
            Minutes = minutes.ToImmutable(),
            Waiting = Empty.Waiting.Union(calls.Where(c => c.IsWaiting)),
            Talking = talking,
            ByAttendant = talking.Aggregate(Empty.ByAttendant, (all, c) => c.Attendant is { } attendant ? all.SetItem(attendant, c) : all),
        }.Prune(at);
    }

    /// <summary>The board after a change that was committed at that instant.</summary>
    public CallBoard Change(CallFacts? before, CallFacts after, DateTimeOffset at)
    {
        var minutes = Minutes.ToBuilder();
        var oldest = Oldest(at);
        if (before is not null)
        {
            Count(minutes, before, oldest, -1);
        }

        Count(minutes, after, oldest, 1);
        var waiting = before is { IsWaiting: true } ? Waiting.Remove(before) : Waiting;
        var talking = before is { IsTalking: true } ? Talking.Remove(before) : Talking;
        return new CallBoard
        {
            Minutes = minutes.ToImmutable(),
            Waiting = after.IsWaiting ? waiting.Add(after) : waiting,
            Talking = talking = after.IsTalking ? talking.Add(after) : talking,
            ByAttendant = TakenBy(after.Attendant, talking, TakenBy(before?.Attendant, talking, ByAttendant)),
        }.Prune(at);
    }

    /// <summary>Without what is older than the window.</summary>
    public CallBoard Prune(DateTimeOffset at)
    {
        var (oldest, since) = (Oldest(at), at - ServiceLevel.Window);
        var (minutes, waiting, talking, by) = (Minutes, Waiting, Talking, ByAttendant);
        while (minutes.Count > 0 && minutes.Keys.First() is var first && first < oldest)
        {
            minutes = minutes.Remove(first);
        }

        while (waiting.Count > 0 && waiting[0].OfferedAt < since)
        {
            waiting = waiting.Remove(waiting[0]);
        }

        while (talking.Count > 0 && talking[0].AnsweredAt < since)
        {
            var attendant = talking[0].Attendant;
            talking = talking.Remove(talking[0]);
            by = TakenBy(attendant, talking, by);
        }

        return minutes == Minutes && waiting == Waiting && talking == Talking ? this : new() { Minutes = minutes, Waiting = waiting, Talking = talking, ByAttendant = by };
    }

    /// <summary>The figures at that instant: of the 1,440 minutes that end with its own.</summary>
    [Clause("D:5.2.3.3")]
    public ServiceLevel At(DateTimeOffset now, TimeZoneInfo zone)
    {
        var minute = MinuteOf(now);
        if (Volatile.Read(ref _asked) is { } asked && asked.Minute == minute)
        {
            return asked.Level;
        }

        var local = TimeZoneInfo.ConvertTime(now, zone);
        var midnight = MinuteOf(new DateTimeOffset(local.Date, local.Offset));
        var (window, today) = (default(CallMinute), default(CallMinute));
        foreach (var (at, counts) in Minutes)
        {
            window = at > minute - WindowMinutes ? window + counts : window;
            today = at >= midnight ? today + counts : today;
        }

        var level = new ServiceLevel(
            window.Offered, window.Answered, window.Prompt, window.Abandoned, Waiting.Count, Waiting.IsEmpty ? null : Waiting[0].OfferedAt, Talking.Count,
            [today.Best, today.Good, today.Fair, today.Bad, today.Worst]);
        Volatile.Write(ref _asked, new(minute, level));
        return level;
    }

    private static long WindowMinutes => (long)ServiceLevel.Window.TotalMinutes;

    private static long MinuteOf(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMinute;

    // Some more than the window: clocks of screens and nodes are not all the same.
    private static long Oldest(DateTimeOffset at) => MinuteOf(at) - WindowMinutes - 5;

    private static void Count(ImmutableSortedDictionary<long, CallMinute>.Builder minutes, CallFacts call, long oldest, int sign)
    {
        if (call.OfferedAt is { } offered)
        {
            Add(MinuteOf(offered), CallMinute.Came(call));
        }

        if (call is { RatedAt: { } rated, Rating: { } rating })
        {
            Add(MinuteOf(rated), CallMinute.Rated(rating));
        }

        // What is older was taken away already.
        void Add(long minute, CallMinute counts)
        {
            if (minute < oldest)
            {
                return;
            }

            var sum = sign > 0 ? minutes.GetValueOrDefault(minute) + counts : minutes.GetValueOrDefault(minute) - counts;
            if (sum == default)
            {
                minutes.Remove(minute);
            }
            else
            {
                minutes[minute] = sum;
            }
        }
    }

    // As many talk as there are attendants.
    private static ImmutableDictionary<string, CallFacts> TakenBy(string? attendant, ImmutableSortedSet<CallFacts> talking, ImmutableDictionary<string, CallFacts> all) =>
        attendant is null ? all
        : talking.LastOrDefault(c => c.Attendant == attendant) is { } newest ? all.SetItem(attendant, newest)
        : all.Remove(attendant);

    private sealed class ByInstant(Func<CallFacts, DateTimeOffset?> of) : IComparer<CallFacts>
    {
        public int Compare(CallFacts? x, CallFacts? y)
        {
            var byInstant = of(x!)!.Value.UtcTicks.CompareTo(of(y!)!.Value.UtcTicks);
            return byInstant != 0 ? byInstant : string.CompareOrdinal(x!.Id, y!.Id);
        }
    }
}
