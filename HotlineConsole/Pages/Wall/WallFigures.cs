using HotlineConsole.Core.Board;
using HotlineConsole.Core.Calls;

namespace HotlineConsole.Pages.Wall;

/// <summary>The headline numbers at one instant. "Today" is the city's date by the hotline's clock.</summary>
public sealed record WallFigures(DateOnly Today, int Received, int ReceivedThen, Count Open, int FedBack, int FedBackLate, int Unacknowledged)
{
    /// <summary>How the telephone is answered.</summary>
    public ServiceLevel Calls { get; init; } = CallBoard.Empty.At(DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc);

    /// <summary>Whether somebody waits for longer than 15 s on the telephone (the draft's 5.2.3.3).</summary>
    public bool IsLongWaiting { get; init; }

    /// <summary>Share of today's feedback that was in time; null before the first.</summary>
    public double? OnTime => FedBack == 0 ? null : (double)(FedBack - FedBackLate) / FedBack;

    /// <summary>Change against the same weekday last week up to the same time of day; null when nothing was received then.</summary>
    public double? Change => ReceivedThen == 0 ? null : (double)(Received - ReceivedThen) / ReceivedThen;

    /// <summary>Orders that came minus orders fed back today.</summary>
    public int Net => Received - FedBack;

    public static WallFigures Of(BoardSnapshot board, DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var today = DateOnly.FromDateTime(local.DateTime);
        var day = board.On(today);
        var calls = board.Calls.At(now, zone);
        return new(today, day.Received, ReceivedUntil(board.On(today.AddDays(-7)), local.TimeOfDay), board.Open, day.FedBack, day.FedBackLate, board.Unacknowledged)
        {
            Calls = calls, IsLongWaiting = calls.IsLongWaiting(now),
        };
    }

    // Counts are kept by hour: of the hour under way the part that has passed is taken.
    private static int ReceivedUntil(DayCounts day, TimeSpan time) =>
        day.ReceivedByHour.Take(time.Hours).Sum() + (int)Math.Round(day.ReceivedByHour[time.Hours] * (time - TimeSpan.FromHours(time.Hours)).TotalHours);
}
