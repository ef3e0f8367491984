using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Dispatcher;

/// <summary>The waiting orders by time left, one opened beside them or several chosen.</summary>
public sealed partial class DispatcherDesk
{
    private const int Page = 50;
    private readonly HashSet<WorkOrderNumber> _selected = [];
    private readonly HashSet<WorkOrderNumber> _done = [];
    private Dictionary<WorkOrderNumber, OrderRow> _queue = [];
    private IReadOnlyList<OrderRow> _shown = [];
    private QueueFilter _filter = QueueFilter.Read(null, null);
    private DispatchDone? _last;
    private WorkOrderNumber? _open;
    private WorkOrderNumber? _owed;
    private WorkOrderNumber? _focus;
    private int _waiting;
    private int _most = Page;

    private sealed record Tab(string? Show, string Text, int Orders);

    [Inject]
    public required City City { get; set; }

    [Inject]
    public required HotlineClock Clock { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [SupplyParameterFromQuery(Name = "show")]
    public string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Typed { get; set; }

    protected override BoardTopics Topics => BoardTopics.Queue;

    private IReadOnlyList<Tab> Tabs =>
    [
        new(null, Words.Of("Dispatcher.All"), _queue.Count),
        .. Enum.GetValues<ResponseTier>().Where(t => t != ResponseTier.Complex || t.ToString() == Show || _queue.Values.Any(r => r.Tier == t))
            .Select(t => new Tab(t.ToString(), Words.Of($"Dispatcher.Tier.{t}"), _queue.Values.Count(r => r.Tier == t))),
        new(QueueFilter.Returned, Words.Of("Dispatcher.Returned"), _queue.Values.Count(QueueFilter.IsReturned)),
    ];

    private IReadOnlyList<OrderRow> Chosen => _selected.Count > 0
        ? [.. _shown.Where(r => _selected.Contains(r.Number)).Select(Newest)]
        : [.. _shown.Where(r => r.Number == _open).Select(Newest)];

    // The list stays as it is while an order is open or some are chosen: what is new waits behind a button.
    private bool IsHeld => _open is not null || _selected.Count > 0;

    protected override void OnParametersSet()
    {
        _filter = QueueFilter.Read(Show, Typed);
        Refresh();
    }

    protected override Task ReadAsync()
    {
        Look();
        return Task.CompletedTask;
    }

    private void Look()
    {
        _queue = Board.Queue(Stage.AwaitingDispatch).Where(r => !_done.Contains(r.Number)).ToDictionary(r => r.Number);
        _done.IntersectWith(Board.Queue(Stage.AwaitingDispatch).Select(r => r.Number));
        var now = _filter.Of(_queue.Values, City);
        if (!IsHeld)
        {
            _shown = now;
        }

        var shown = _shown.Select(r => r.Number).ToHashSet();
        _waiting = now.Count(r => !shown.Contains(r.Number));
    }

    private void Refresh()
    {
        Look();
        _shown = _filter.Of(_queue.Values, City);
        _waiting = 0;
        _selected.IntersectWith(_shown.Select(r => r.Number));
        _open = _shown.Any(r => r.Number == _open) ? _open : null;
    }

    private OrderRow Newest(OrderRow row) => _queue.GetValueOrDefault(row.Number, row);

    private bool IsGone(OrderRow row) => !_queue.ContainsKey(row.Number);

    private void Open(WorkOrderNumber number) => (_open, _owed, _focus, _last) = (number, null, null, null);

    private void OpenOwed(WorkOrderNumber number) => (_owed, _last) = (number, null);

    private void Select(WorkOrderNumber number)
    {
        _owed = null;
        if (!_selected.Remove(number))
        {
            _selected.Add(number);
        }
    }

    private void ShowMore() => _most += Page;

    private void Find(ChangeEventArgs e)
    {
        _filter = _filter with { Text = ((string?)e.Value ?? "").Trim() };
        Refresh();
    }

    private void KeepInAddress() => Navigation.NavigateTo(AddressOf(Show), replace: true);

    private string AddressOf(string? show) => Navigation.GetUriWithQueryParameters("dispatcher", new Dictionary<string, object?>
    {
        ["show"] = show,
        ["q"] = _filter.Text.Length == 0 ? null : _filter.Text,
    });

    // The next in the list is opened and takes the focus.
    private async Task NextAsync(DispatchDone done)
    {
        var number = done.Number;
        _last = done;
        _done.Add(number);
        var next = _shown.SkipWhile(r => r.Number != number).Skip(1).FirstOrDefault(r => !IsGone(r)) ?? _shown.FirstOrDefault(r => r.Number != number && !IsGone(r));
        _open = _focus = next?.Number;
        await ShowAsync();
        Refresh();
    }

    private async Task CloseBulkAsync(IReadOnlyList<WorkOrderNumber> dispatched)
    {
        _done.UnionWith(dispatched);
        _selected.Clear();
        _open = null;
        await ShowAsync();
        Refresh();
    }
}
