using System.Collections.Immutable;
using HotlineConsole.Core.Board;
using HotlineConsole.Pages.Wall;

namespace HotlineConsole.Tests.Wall;

public sealed class WallFiguresTests
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public void Received_InTheMiddleOfAnHour_IsComparedWithLastWeekUpToTheSameTime()
    {
        var board = Board(("2026-05-08", 0, 30), ("2026-05-08", 10, 12), ("2026-05-01", 9, 40), ("2026-05-01", 10, 20), ("2026-05-01", 11, 999));
        var figures = WallFigures.Of(board, new(2026, 5, 8, 10, 30, 0, TimeSpan.FromHours(8)), Zone);
        Assert.Equal((42, 50), (figures.Received, figures.ReceivedThen)); // 40 and half of 20
        Assert.Equal(-0.16, figures.Change!.Value, 6);
    }

    [Fact]
    public void Today_BetweenMidnightHereAndMidnightInGreenwich_IsTheCitysDate()
    {
        var figures = WallFigures.Of(Board(("2026-05-08", 0, 5)), new(2026, 5, 7, 16, 30, 0, TimeSpan.Zero), Zone);
        Assert.Equal((new DateOnly(2026, 5, 8), 5), (figures.Today, figures.Received));
    }

    [Theory]
    [InlineData(1_000, 0, Alarm.Normal, "100%")]
    [InlineData(3_000, 1, Alarm.Near, "99.9%")] // never rounded up to the target
    [InlineData(100, 5, Alarm.Near, "95%")]
    [InlineData(100, 6, Alarm.Overdue, "94%")]
    public void OnTimeRate_BelowItsTarget_IsMarkedAndNeverRoundedUpToIt(int fedBack, int late, Alarm state, string rate)
    {
        var kpi = Kpi.Of(new(new(2026, 5, 8), 0, 0, default, fedBack, late, 0)).Single(k => k.Id == "FedBack");
        Assert.Equal(state, kpi.State);
        Assert.Contains(rate, kpi.Trend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(120, 100, Alarm.Normal, "↑ 20%")]
    [InlineData(121, 100, Alarm.Near, "↑ 21%")]
    [InlineData(151, 100, Alarm.Overdue, "↑ 51%")]
    [InlineData(50, 100, Alarm.Normal, "↓ 50%")]
    [InlineData(50, 0, Alarm.Normal, null)]
    public void Received_AgainstLastWeek_SaysDirectionAndWhetherItIsGood(int today, int then, Alarm state, string? trend)
    {
        var kpi = Kpi.Of(new(new(2026, 5, 8), today, then, default, 0, 0, 0)).Single(k => k.Id == "Received");
        Assert.Equal((state, trend), (kpi.State, kpi.Trend));
    }

    private static BoardSnapshot Board(params (string Day, int Hour, int Orders)[] received) => BoardSnapshot.Empty with
    {
        Days = received.GroupBy(r => DateOnly.Parse(r.Day, System.Globalization.CultureInfo.InvariantCulture)).ToImmutableSortedDictionary(day => day.Key, day => new DayCounts
        {
            ReceivedByHour = [.. Enumerable.Range(0, 24).Select(hour => day.Where(r => r.Hour == hour).Sum(r => r.Orders))],
        }),
    };
}
