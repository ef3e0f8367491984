using HotlineConsole.Core.Board;
using HotlineConsole.Core.Time;

namespace HotlineConsole.Core.Analysis;

/// <summary>What one order adds to the rollups. A change adds what the order is now and takes away what it was.</summary>
public static class Rollup
{
    internal static readonly Dimension[] AtDayGrain = [Dimension.Total, Dimension.District, Dimension.Category, Dimension.Lead, Dimension.Channel, Dimension.Tier];

    // Acceptance, first dispatch, feedback and close, each of the order before and after.
    internal const int MostDays = 8;

    /// <summary>All that an order adds, row by row.</summary>
    public static IReadOnlyDictionary<RollupKey, Measures> Of(OrderRow order, TimeZoneInfo zone)
    {
        var delta = new RollupDelta(zone);
        delta.Add(null, RollupFacts.Of(order));
        return delta.Rows();
    }

    /// <summary>Adds what an order counts on each of its days to <paramref name="days"/>, or takes it away; returns how many days there are then.</summary>
    internal static int Count(in RollupFacts order, bool takeAway, TimeZoneInfo zone, Span<(int Day, Measures Measures)> days, int used)
    {
        Add(order.AcceptedAt, new() { Received = 1, Returns = order.Returns }, days);
        if (order.FirstDispatchedAt is { } dispatched)
        {
            Add(dispatched, new() { Dispatched = 1 }, days);
        }

        if (order.FedBackAt is { } fedBack)
        {
            Add(fedBack, new() { FedBack = 1, FedBackLate = order.FedBackLate ? 1 : 0 }, days);
        }

        if (order.ClosedAt is { } closed)
        {
            Add(closed, new() { Closed = 1, AnsweredDirectly = order.Status == WorkOrders.WorkOrderStatus.AnsweredDirectly ? 1 : 0 }, days);
        }

        return used;

        void Add(DateTimeOffset at, Measures measures, Span<(int Day, Measures Measures)> days)
        {
            var day = DayOf(at, zone);
            var i = 0;
            while (i < used && days[i].Day != day)
            {
                i++;
            }

            used = Math.Max(used, i + 1);
            days[i] = (day, (days[i].Day == day ? days[i].Measures : default) + (takeAway ? -measures : measures));
        }
    }

    internal static int DayOf(DateTimeOffset at, TimeZoneInfo zone) => DayOf(LocalTime.DateOf(at, zone));

    internal static int DayOf(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;
}
