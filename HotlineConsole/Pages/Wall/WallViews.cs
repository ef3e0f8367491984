using System.Globalization;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;

namespace HotlineConsole.Pages.Wall;

/// <summary>The newest view of each language: the first wall that asks after a commit makes it, the others share it.</summary>
public sealed class WallViews(City city, HotlineClock clock, HotlineStore store)
{
    // What depends on the time of day alone may be this old.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Made> _byLanguage = [];

    private sealed record Made(BoardSnapshot Board, DateTimeOffset At, Task<WallView> View);

    /// <summary>The view of this board, or of a newer one, in the language of the caller.</summary>
    public Task<WallView> OfAsync(BoardSnapshot board)
    {
        var (now, language) = (clock.GetUtcNow(), CultureInfo.CurrentUICulture.Name);
        lock (_lock)
        {
            var newest = _byLanguage.GetValueOrDefault(language);
            if (newest is null || !IsGood(newest, board, now))
            {
                board = newest is not null && newest.Board.Sequence > board.Sequence ? newest.Board : board;
                newest = _byLanguage[language] = new(board, now, MakeAsync(newest?.View, board, now));
            }

            return newest.View;
        }
    }

    private bool IsGood(Made made, BoardSnapshot board, DateTimeOffset now) =>
        !made.View.IsFaulted
        && (made.Board == board || made.Board.Sequence > board.Sequence)
        && now >= made.At && now - made.At < Fresh * clock.Speed
        && Hour(now) == Hour(made.At);

    private async Task<WallView> MakeAsync(Task<WallView>? before, BoardSnapshot board, DateTimeOffset now)
    {
        var shown = WallView.Empty;
        if (before is not null)
        {
            await ((Task)before).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            shown = before.IsCompletedSuccessfully ? await before : shown;
        }

        var isSame = shown.Board.Alerts == board.Alerts && shown.Board.Unacknowledged == board.Unacknowledged;
        return shown.Next(board, now, isSame ? null : await WallAlert.ReadAsync(store, WallView.NewestAlerts(board)), city);
    }

    private static long Hour(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerHour;
}
