using HotlineConsole.Core.Board;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Pages.Organizer;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Pages.Supervisor;

public sealed partial class Watch
{
    private const int Page = 50;

    private readonly HeldList<OrderRow> _list = new(row => row.Number);
    private readonly HashSet<WorkOrderNumber> _selected = [];
    private readonly Dictionary<WorkOrderNumber, (OrderRow Row, Waits Waits)> _waits = [];
    private IReadOnlyList<OrderRow> _toClose = [];
    private (WatchTab, int, WatchFilter)? _shown;
    private int _most = Page;

    [Inject]
    public required HotlineStore Store { get; set; }

    [Inject]
    public required HotlineClock Clock { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    [Parameter]
    public WatchTab Tab { get; set; }

    [Parameter]
    public int Hours { get; set; }

    [Parameter, EditorRequired]
    public required WatchFilter Filter { get; set; }

    [Parameter]
    public WorkOrderNumber? Order { get; set; }

    protected override BoardTopics Topics => BoardTopics.Queue | BoardTopics.Supervision | BoardTopics.Alerts;

    private bool IsReading => _selected.Count > 0 || _most > Page;

    private IReadOnlyList<OrderRow> SelectedRows => [.. _list.Shown.Where(row => _selected.Contains(row.Number))];

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != (Tab, Hours, Filter))
        {
            _shown = (Tab, Hours, Filter);
            _most = Page;
            _selected.Clear();
            await ShowRowsAsync(held: false);
        }
    }

    protected override Task ReadAsync() => ShowRowsAsync(held: IsReading);

    private IEnumerable<OrderRow> RowsOf(WatchTab tab) =>
        tab == WatchTab.ToClose ? _toClose : Filter.Of(tab, Board, Clock.GetUtcNow(), TimeSpan.FromHours(Hours));

    private int CountOf(WatchTab tab) => tab == WatchTab.ToClose && Filter.IsEmpty ? Board.Row(Stage.AwaitingClose).Open : RowsOf(tab).Count();

    private async Task ShowRowsAsync(bool held)
    {
        if (Tab == WatchTab.ToClose || !Filter.IsEmpty)
        {
            _toClose = await ToCloseAsync(Store, Filter);
        }

        _list.Show([.. RowsOf(Tab)], _most, held);
        if (Tab == WatchTab.Supervised)
        {
            await ReadWaitsAsync();
        }
    }

    /// <summary>Replies that wait for their close, the oldest first.</summary>
    internal static async Task<IReadOnlyList<OrderRow>> ToCloseAsync(HotlineStore store, WatchFilter filter)
    {
        await using var db = store.Read();
        var rows = db.Orders.Where(o => o.Status == WorkOrderStatus.FedBack);
        rows = filter.District is { } district ? rows.Where(o => o.District == district) : rows;
        rows = filter.Tier is { } tier ? rows.Where(o => o.Tier == tier) : rows;
        rows = filter.Organizer is { } organizer ? rows.Where(o => o.Lead == organizer) : rows;
        return await rows.OrderBy(o => o.FedBackAt).Take(1_000).ToListAsync();
    }

    // Rows are the same object while unchanged, so an order is read once a change.
    private async Task ReadWaitsAsync()
    {
        foreach (var row in _list.Shown.Where(r => !_waits.TryGetValue(r.Number, out var known) || !ReferenceEquals(known.Row, r)))
        {
            if (await Store.FindAsync(row.Number) is { } order)
            {
                _waits[row.Number] = (row, Waits.Of(order));
            }
        }
    }

    private Waits? WaitsOf(OrderRow row) => Tab == WatchTab.Supervised && _waits.TryGetValue(row.Number, out var known) ? known.Waits : null;

    private Task Refresh() => ShowRowsAsync(held: false);

    private async Task RereadAsync()
    {
        await ShowAsync();
        StateHasChanged();
    }

    private Task ShowMoreAsync()
    {
        _most += Page;
        return ShowRowsAsync(held: false);
    }

    private async Task ClearAsync()
    {
        _selected.Clear();
        await ShowRowsAsync(held: false);
    }

    private void Select(WorkOrderNumber number)
    {
        if (!_selected.Remove(number))
        {
            _selected.Add(number);
        }
    }

    private string AddressOf(WatchTab tab) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["tab"] = tab.ToString(), ["order"] = null });

    private void Open(WorkOrderNumber number) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("order", number.ToString()), replace: true);

    private void Close() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("order", (string?)null), replace: true);
}
