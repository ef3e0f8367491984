using HotlineConsole.Core.Board;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

/// <summary>An order as the writer holds it, with its row, made when it is asked for.</summary>
internal sealed class CachedOrder(WorkOrder order)
{
    public WorkOrder Order => order;

    public OrderRow Row => field ??= OrderRow.Of(order);
}

/// <summary>What the writer remembers between commands. After a rollback it is read again from the store.</summary>
internal sealed class WriterState(Rules rules)
{
    /// <summary>The stream of the hotline as a whole; orders have their number.</summary>
    public const long HotlineStream = 0;

    /// <summary>The stream of all that the telephone reports: which call it is of stands in the event.</summary>
    public const long CallStream = -1;

    /// <summary>The stream of all complaints about the service.</summary>
    public const long ServiceStream = -2;

    private readonly Dictionary<long, int> _versions = [];
    private readonly Dictionary<int, int> _lastOfDay = [];
    private Rules _rules = rules;

    public Rules Rules => Volatile.Read(ref _rules);

    public long Sequence { get; set; }

    /// <summary>The streams that are no order's.</summary>
    public static IEnumerable<long> OwnStreams => [HotlineStream, CallStream, ServiceStream];

    public CallCache Calls { get; } = new(capacity: 10_000);

    public OrderCache Orders { get; } = new(capacity: 50_000);

    public DeadlineIndex Deadlines { get; } = new();

    /// <summary>The version of the next event of a stream that is no order's.</summary>
    public int NextVersion(long stream) => _versions[stream] = _versions.GetValueOrDefault(stream) + 1;

    /// <summary>The version of the newest event of such a stream, which another node wrote.</summary>
    public void Seen(long stream, int version) => _versions[stream] = version;

    /// <summary>The number that the next acceptance of the day gets.</summary>
    public WorkOrderNumber NextNumber(DateOnly day) => WorkOrderNumber.Compose(day, _lastOfDay.GetValueOrDefault(DayKey(day)) + 1);

    /// <summary>Gives the number away; returns the day's last sequence.</summary>
    public int Use(DateOnly day) => _lastOfDay[DayKey(day)] = _lastOfDay.GetValueOrDefault(DayKey(day)) + 1;

    /// <summary>A number that another node gave away.</summary>
    public void Used(WorkOrderNumber number)
    {
        var (day, sequence) = ((int)(number.Value / 10 / 1_000_000), (int)(number.Value / 10 % 1_000_000));
        _lastOfDay[day] = Math.Max(_lastOfDay.GetValueOrDefault(day), sequence);
    }

    /// <summary>Remembers an order's new state with its thresholds; returns the deadlines for which the watch has now something else to do, or nothing more.</summary>
    public IReadOnlyList<(string Key, (DateTimeOffset At, AlertLevel Level)? Next)> Take(WorkOrder? before, CachedOrder order)
    {
        var after = order.Order;
        Orders.Put(order);
        List<(string, (DateTimeOffset, AlertLevel)?)> changed = [];
        foreach (var deadline in after.Deadlines)
        {
            var was = before?.DeadlineOf(deadline.Key)?.NextThreshold;
            var now = deadline.NextThreshold;
            if (was == now)
            {
                continue;
            }

            changed.Add((deadline.Key, now));
            Deadlines.Replace(
                was is { } w ? new Threshold(w.At, after.Number, deadline.Key, w.Level) : null,
                now is { } n ? new Threshold(n.At, after.Number, deadline.Key, n.Level) : null);
        }

        return changed;
    }

    public void Apply(HotlineEvent happened)
    {
        if (happened is not (SurgeDeclared or SurgeEnded))
        {
            return;
        }

        var surge = happened is SurgeDeclared e ? new Surge(e.At, e.Until, e.Reason) : null;
        Volatile.Write(ref _rules, Rules with { Book = Rules.Book with { Surge = surge } });
    }

    public void Reset(long sequence, IEnumerable<(long Stream, int Version)> versions, IEnumerable<DaySequenceRow> days, IEnumerable<HotlineEvent> ofHotline, IEnumerable<Threshold> thresholds)
    {
        Sequence = sequence;
        _lastOfDay.Clear();
        foreach (var day in days)
        {
            _lastOfDay[day.Day] = day.Last;
        }

        Volatile.Write(ref _rules, Rules with { Book = Rules.Book with { Surge = null } });
        foreach (var happened in ofHotline)
        {
            Apply(happened);
        }

        foreach (var (stream, version) in versions)
        {
            Seen(stream, version);
        }

        Calls.Clear();
        Orders.Clear();
        Deadlines.Load(thresholds);
    }

    public static int DayKey(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;
}
