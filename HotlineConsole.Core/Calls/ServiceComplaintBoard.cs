using System.Collections.Immutable;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Calls;

/// <summary>
/// Complaints about the service as of the newest commit: how many wait for a judgement, and by the minute what the rate of the period is made of. Never
/// changes; the sum is carried along, so that a look costs nothing.
/// </summary>
[Clause("5.4.3")]
public sealed record ServiceComplaintBoard
{
    public static readonly ServiceComplaintBoard Empty = new();

    /// <summary>Some more than the period is kept: clocks of screens and nodes are not all the same.</summary>
    private const int MinutesMore = 5;

    /// <summary>How far back the rate looks; the city's choice.</summary>
    public TimeSpan Period { get; init; } = new LocalPolicy().ServiceComplaintPeriod;

    /// <summary>Not judged yet.</summary>
    public int Waiting { get; init; }

    /// <summary>By minutes since the beginning of the calendar: calls by when they were answered, valid complaints by when they were recorded.</summary>
    public ImmutableSortedDictionary<long, ServiceComplaintRate> Minutes { get; init; } = ImmutableSortedDictionary<long, ServiceComplaintRate>.Empty;

    private ServiceComplaintRate Sum { get; init; }

    /// <summary>The board of these minutes.</summary>
    public static ServiceComplaintBoard Of(TimeSpan period, int waiting, IEnumerable<(long Minute, ServiceComplaintRate Rate)> minutes, DateTimeOffset at)
    {
        var all = Empty.Minutes.ToBuilder();
        var sum = default(ServiceComplaintRate);
        foreach (var (minute, rate) in minutes)
        {
            all[minute] = all.GetValueOrDefault(minute) + rate;
            sum += rate;
        }

        return new ServiceComplaintBoard { Period = period, Waiting = waiting, Minutes = all.ToImmutable(), Sum = sum }.Prune(at);
    }

    /// <summary>The first minute that a board of that instant keeps.</summary>
    public static long Oldest(TimeSpan period, DateTimeOffset at) => MinuteOf(at) - (long)period.TotalMinutes + 1 - MinutesMore;

    public static long MinuteOf(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMinute;

    /// <summary>After an event that was committed at that instant, of whatever kind.</summary>
    public ServiceComplaintBoard After(HotlineEvent happened, DateTimeOffset at) => happened switch
    {
        ServiceComplaintRecorded => this with { Waiting = Waiting + 1 },
        ServiceComplaintJudged e => (this with { Waiting = Waiting - 1 }).Add(e.Valid ? e.RecordedAt : null, new(1, 0), at),
        _ => this,
    };

    /// <summary>After a report of the telephone.</summary>
    public ServiceComplaintBoard After(CallChange call, DateTimeOffset at) => call.Before?.AnsweredAt == call.After.AnsweredAt ? this
        : Add(call.Before?.AnsweredAt, new(0, -1), at).Add(call.After.AnsweredAt, new(0, 1), at);

    /// <summary>Without what is older than the period.</summary>
    public ServiceComplaintBoard Prune(DateTimeOffset at)
    {
        var (minutes, sum, oldest) = (Minutes, Sum, Oldest(Period, at));
        while (minutes.Count > 0 && minutes.Keys.First() is var first && first < oldest)
        {
            sum -= minutes[first];
            minutes = minutes.Remove(first);
        }

        return minutes == Minutes ? this : this with { Minutes = minutes, Sum = sum };
    }

    /// <summary>The rate at that instant: of the minutes of the period that end with its own.</summary>
    public ServiceComplaintRate At(DateTimeOffset now)
    {
        var first = Oldest(Period, now) + MinutesMore;
        return Minutes.TakeWhile(m => m.Key < first).Aggregate(Sum, (sum, m) => sum - m.Value);
    }

    // What is older was taken away already.
    private ServiceComplaintBoard Add(DateTimeOffset? when, ServiceComplaintRate rate, DateTimeOffset at)
    {
        if (when is not { } instant || MinuteOf(instant) is var minute && minute < Oldest(Period, at))
        {
            return this;
        }

        var counts = Minutes.GetValueOrDefault(minute) + rate;
        return this with { Minutes = counts == default ? Minutes.Remove(minute) : Minutes.SetItem(minute, counts), Sum = Sum + rate };
    }
}
