using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Demo;

namespace HotlineConsole.Bench.Seeding;

/// <summary>When each of so many orders of one year was accepted: by the hour of the day and the day of the week, the newest just before the end.</summary>
internal sealed class SeedCalendar(int orders, DateTimeOffset end, TimeZoneInfo zone)
{
    private const int Days = 365;

    public IEnumerable<SeedSlot> All()
    {
        var first = end.AddDays(-Days);
        var weights = new double[Days * 24];
        for (var hour = 0; hour < weights.Length; hour++)
        {
            weights[hour] = CallProfile.Expected(TimeZoneInfo.ConvertTime(first.AddHours(hour), zone).DateTime, 1);
        }

        var (sum, upTo, index, day, ofDay) = (weights.Sum(), 0.0, 0, default(DateOnly), 0);
        for (var hour = 0; hour < weights.Length; hour++)
        {
            upTo += weights[hour];
            var until = hour == weights.Length - 1 ? orders : (int)(orders * upTo / sum);
            var (start, count) = (first.AddHours(hour), until - index);
            var local = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(start, zone).DateTime);
            (day, ofDay) = local == day ? (day, ofDay) : (local, 0);
            for (var i = 0; i < count; i++)
            {
                yield return new(index++, start + (TimeSpan.FromHours(1) * ((i + 0.5) / count)), WorkOrderNumber.Compose(day, ++ofDay));
            }
        }
    }
}

/// <summary>One order's place in the year.</summary>
internal readonly record struct SeedSlot(int Index, DateTimeOffset At, WorkOrderNumber Number);
