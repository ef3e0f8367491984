using HotlineConsole.Core.Board;
using HotlineConsole.Core.Time;

namespace HotlineConsole.Pages.Wall;

/// <summary>The wall: one subscription, one small batch of changes an update. What it shows is made once for all walls (<see cref="WallViews"/>).</summary>
public sealed partial class WallBoard(WallViews views, HotlineClock clock, IConfiguration configuration)
{
    private HourTurn? _turn;
    private WallView? _view;

    protected override BoardTopics Topics => BoardTopics.All & ~BoardTopics.Inbox;

    protected override Task OnInitializedAsync() => ReadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        base.OnAfterRender(firstRender);
        if (firstRender)
        {
            _turn = new(clock, () => InvokeAsync(ShowAsync));
        }
    }

    protected override void Dispose(bool disposing)
    {
        _turn?.Dispose();
        base.Dispose(disposing);
    }

    protected override async Task ReadAsync() => _view = await views.OfAsync(Board);
}
