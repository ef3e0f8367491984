using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;

namespace HotlineConsole.Pages.Wall;

/// <summary>Where a wall's view comes from: the board, the clock, and the store for what the alerts are about.</summary>
internal sealed class WallSource(City city, HotlineClock clock, HotlineStore store)
{
    // What depends on the time of day alone may be this old.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    public HotlineClock Clock => clock;

    public async Task<WallView> NextAsync(WallView shown, BoardSnapshot board)
    {
        var isSame = shown.Board.Alerts == board.Alerts && shown.Board.Unacknowledged == board.Unacknowledged;
        return shown.Next(board, clock.GetUtcNow(), isSame ? null : await WallAlert.ReadAsync(store, WallView.NewestAlerts(board)), city);
    }

    /// <summary>Whether the view still says what would be said now.</summary>
    public bool IsGood(WallView view, BoardSnapshot board) =>
        view.Board == board && clock.GetUtcNow() is var now && now >= view.At && now - view.At < Fresh * clock.Speed && Hour(now) == Hour(view.At);

    private static long Hour(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerHour;
}
