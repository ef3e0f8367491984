using System.Globalization;
using HotlineConsole.Core.Board;
using HotlineConsole.Live;

namespace HotlineConsole.Pages.Wall;

/// <summary>
/// The wall in one language. It is drawn once for all who look at it: at a commit the next drawing is compared with the one before, and what has changed
/// goes to all of them as one message. While nobody looks, nothing is drawn.
/// </summary>
internal sealed class WallScreen(CultureInfo language, LiveFeed feed, WallSource source, WallPainter painter, IWallClient all) : IDisposable
{
    // A browser may come back from another server, or from this one's life before: its drawing's name must not be taken for one of ours.
    private readonly string _life = Guid.NewGuid().ToString("N")[..6];
    private readonly SemaphoreSlim _drawing = new(1);
    private readonly Lock _lock = new();
    private Drawing _last = Drawing.None;
    private long _drawn;
    private int _watching;
    private IDisposable? _subscription;
    private HourTurn? _turn;

    /// <summary>The board as it is now, drawn when it is not yet. Whoever watches is told of it first.</summary>
    public async Task<Drawing> NowAsync()
    {
        if (Volatile.Read(ref _last) is var last && source.IsGood(last.View, feed.Now))
        {
            return last;
        }

        await _drawing.WaitAsync();
        try
        {
            return source.IsGood(_last.View, feed.Now) ? _last : await DrawAsync();
        }
        finally
        {
            _drawing.Release();
        }
    }

    /// <summary>One more browser watches.</summary>
    public void Join()
    {
        lock (_lock)
        {
            if (++_watching == 1)
            {
                _subscription = feed.Subscribe(new(BoardTopics.All & ~BoardTopics.Inbox), NowAsync);
                _turn = new(source.Clock, NowAsync);
            }
        }
    }

    public void Leave()
    {
        lock (_lock)
        {
            if (--_watching == 0)
            {
                Stop();
            }
        }
    }

    public void Dispose()
    {
        Stop();
        _drawing.Dispose();
    }

    private void Stop()
    {
        _subscription?.Dispose();
        _turn?.Dispose();
    }

    private async Task<Drawing> DrawAsync()
    {
        (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = (language, language); // of this call alone
        var before = _last;
        var view = await source.NextAsync(before.View, feed.Now);
        var tree = await painter.PaintAsync(view);
        var patch = before == Drawing.None ? [] : TreePatch.Between(before.Tree, tree);
        var isNew = before == Drawing.None || patch.Count > 0;
        var drawing = isNew ? new Drawing(language.Name, $"{_life}.{++_drawn}", view, tree) : before.At(view);
        Volatile.Write(ref _last, drawing);
        if (patch.Count > 0)
        {
            // Not waited for: one browser that does not read must not hold up the others. The hub closes its line.
            _ = all.Changed(before.Id, drawing.Id, patch);
        }

        return drawing;
    }
}
