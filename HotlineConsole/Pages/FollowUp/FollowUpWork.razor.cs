using HotlineConsole.Core.Analysis;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.FollowUp;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using HotlineConsole.Pages.Organizer;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.FollowUp;

public sealed partial class FollowUpWork
{
    internal const int PageSize = 50;
    private const int Tried = 20;
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);

    private readonly HeldList<OrderRow> _list = new(row => row.Number);
    private FollowUpFigures _today;
    private FollowUpFigures _month;
    private OrderRow? _cursor;
    private FollowUpTab? _shown;
    private ITimer? _wakeup;
    private Refusal? _refusal;
    private bool _isBusy;
    private int _due;
    private int _unsolved;

    [Inject]
    public required HotlineStore Store { get; set; }

    [Inject]
    public required HotlineClock Clock { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required Desk Desk { get; set; }

    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    [Parameter]
    public FollowUpTab Tab { get; set; }

    [Parameter]
    public WorkOrderNumber? Order { get; set; }

    protected override BoardTopics Topics => BoardTopics.FollowUp;

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Tab)
        {
            (_shown, _cursor) = (Tab, null);
            await ReadAsync(held: false);
        }
    }

    protected override Task ReadAsync() => ReadAsync(held: Order is not null || _cursor is not null);

    protected override void Dispose(bool disposing)
    {
        _wakeup?.Dispose();
        base.Dispose(disposing);
    }

    private string CountOf(FollowUpTab tab)
    {
        var count = tab == FollowUpTab.Due ? _due : _unsolved;
        return count < FollowUpReads.MostCounted ? $"{count}" : $"{count}+";
    }

    private async Task ReadAsync(bool held)
    {
        var now = Clock.GetUtcNow();
        await using var db = Store.Read();
        var reads = new FollowUpReads(db);
        (_due, _unsolved) = (await reads.CountDueAsync(now), await reads.CountUnsolvedAsync());
        var rows = Tab == FollowUpTab.Due
            ? await reads.DueAsync(now, _cursor is { FollowUpDueAt: { } at } last ? (at, last.Number) : null, PageSize)
            : await reads.UnsolvedAsync(_cursor?.Number, PageSize);
        _list.Show(rows, PageSize, held);
        var today = DateOnly.FromDateTime(City.LocalOf(now));
        _today = (await reads.FiguresAsync(Dimension.Total, today, today)).GetValueOrDefault("");
        _month = (await reads.FiguresAsync(Dimension.Total, new(today.Year, today.Month, 1), today)).GetValueOrDefault("");
        WakeAt(await reads.NextDueAsync(now), now);
    }

    // An order joins the list when its limit is over, of which nothing tells.
    private void WakeAt(DateTimeOffset? next, DateTimeOffset now)
    {
        _wakeup?.Dispose();
        _wakeup = null;
        if (next is { } at)
        {
            var span = (at - now) / Clock.Speed;
            span = span < ShortestSleep ? ShortestSleep : span > LongestSleep ? LongestSleep : span;
            _wakeup = Clock.CreateTimer(_ => _ = InvokeAsync(ShowAsync), null, span, Timeout.InfiniteTimeSpan);
        }
    }

    // Colleagues take from the same list: what one of them has meanwhile is passed over.
    private async Task NextAsync()
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _refusal) = (true, null);
        try
        {
            List<OrderRow> due;
            await using (var db = Store.Read())
            {
                due = await new FollowUpReads(db).DueAsync(Clock.GetUtcNow(), null, Tried);
            }

            foreach (var row in due)
            {
                _refusal = (await Desk.SendAsync(new StartFollowUp(row.Number))).Refusal;
                if (_refusal is null)
                {
                    Open(row.Number);
                    break;
                }
            }
        }
        finally
        {
            _isBusy = false;
        }

        await RereadAsync();
    }

    private Task RefreshAsync() => ReadAsync(held: false);

    private Task PageAsync(OrderRow? cursor)
    {
        _cursor = cursor;
        return ReadAsync(held: false);
    }

    private async Task RereadAsync()
    {
        await ShowAsync();
        StateHasChanged();
    }

    private string AddressOf(FollowUpTab tab) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["tab"] = tab.ToString(), ["order"] = null });

    private void Open(WorkOrderNumber number) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("order", number.ToString()), replace: true);

    private void Close() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("order", (string?)null), replace: true);
}
