using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using HotlineConsole.Core.Analysis;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Board;

/// <summary>
/// The board's last days: what the rollups hold of them from there, hours and streets from the orders' rows, which lie in the order of their days.
/// </summary>
internal static class BoardDays
{
    private sealed class Day
    {
        public int[] Hours { get; } = new int[24];

        public Dictionary<string, int> Streets { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, int> Categories { get; } = new(StringComparer.Ordinal);

        public int FedBack { get; set; }

        public int FedBackLate { get; set; }

        public DayCounts Counts() => new()
        {
            ReceivedByHour = [.. Hours], FedBack = FedBack, FedBackLate = FedBackLate, Categories = Categories.ToImmutableDictionary(),
            Streets = Streets.ToImmutableDictionary(s => new OrganizerId(s.Key), s => s.Value),
        };
    }

    public static ImmutableSortedDictionary<DateOnly, DayCounts> Read(HotlineDb db, DateOnly first, TimeZoneInfo zone)
    {
        var days = new Dictionary<DateOnly, Day>();
        AddRows(db, first, zone, days);
        AddRollups(db, first, days);
        return days.ToImmutableSortedDictionary(d => d.Key, d => d.Value.Counts());
    }

    private static void AddRows(HotlineDb db, DateOnly first, TimeZoneInfo zone, Dictionary<DateOnly, Day> days)
    {
        var streets = new TextPool();
        var (minute, day, hour) = (-1L, new Day(), 0); // many orders share a minute, and its local time
        var sql = string.Create(CultureInfo.InvariantCulture, $"""SELECT "AcceptedAt", "Street" FROM "Orders" WHERE "Number" >= {WorkOrderNumber.Compose(first, 1).Value} ORDER BY "Number" """);
        foreach (var (ticks, street) in HotRead.All(db, sql, r => (r.Number(0), streets.OrNull(r.Utf8(1)))))
        {
            if (ticks / TimeSpan.TicksPerMinute != minute)
            {
                minute = ticks / TimeSpan.TicksPerMinute;
                var local = TimeZoneInfo.ConvertTime(new DateTimeOffset(ticks, TimeSpan.Zero), zone).DateTime;
                (day, hour) = (On(days, DateOnly.FromDateTime(local)), local.Hour);
            }

            day.Hours[hour]++;
            if (street is not null)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(day.Streets, street, out _)++;
            }
        }
    }

    private static void AddRollups(HotlineDb db, DateOnly first, Dictionary<DateOnly, Day> days)
    {
        var sql = string.Create(CultureInfo.InvariantCulture, $"""
            SELECT "Period", "Dimension", "Key", "Received", "FedBack", "FedBackLate" FROM "Rollups"
            WHERE "Grain" = {(int)Grain.Day} AND "Dimension" IN ({(int)Dimension.Total}, {(int)Dimension.Category}) AND "Period" >= {Rollup.DayOf(first)}
            """);
        var keys = new TextPool();
        var rows = HotRead.All(db, sql, r => (Period: (int)r.Number(0), Dimension: (Dimension)r.Number(1), Key: keys.Of(r.Utf8(2)), Received: (int)r.Number(3), FedBack: (int)r.Number(4), Late: (int)r.Number(5)));
        foreach (var row in rows)
        {
            var date = new DateOnly(row.Period / 10_000, row.Period / 100 % 100, row.Period % 100);
            if (row.Dimension == Dimension.Category && row.Received > 0)
            {
                On(days, date).Categories[row.Key] = row.Received;
            }
            else if (row.Dimension == Dimension.Total && row.FedBack > 0)
            {
                var day = On(days, date);
                (day.FedBack, day.FedBackLate) = (row.FedBack, row.Late);
            }
        }
    }

    private static Day On(Dictionary<DateOnly, Day> days, DateOnly date)
    {
        ref var day = ref CollectionsMarshal.GetValueRefOrAddDefault(days, date, out _);
        return day ??= new();
    }
}
