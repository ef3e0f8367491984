using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Orders;

/// <summary>Search among all orders; for an organizer's people among its own. Words, filters and place in the list are the page's address.</summary>
public sealed partial class OrdersPage
{
    private readonly HashSet<WorkOrderNumber> _selected = [];
    private OrderFilter _filter = new();
    private Actor _by = default!;
    private OwnOrders? _own;
    private OrderList? _list;
    private string? _shown;

    [SupplyParameterFromQuery]
    private string? Before { get; set; }

    [SupplyParameterFromQuery]
    private string? After { get; set; }

    [Inject]
    public required HotlineStore Store { get; set; }

    [Inject]
    public required Desk Desk { get; set; }

    [Inject]
    public required LiveFeed Feed { get; set; }

    [Inject]
    public required SavedFilters Saved { get; set; }

    [Inject]
    public required City City { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    private IReadOnlyList<OrderRow> SelectedRows => [.. (_list?.Rows ?? []).Where(row => _selected.Contains(row.Number))];

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Navigation.Uri)
        {
            _shown = Navigation.Uri;
            _selected.Clear();
        }

        _by = await Desk.ActorAsync();
        _filter = OrderFilter.Read(new Uri(Navigation.Uri).Query, City);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        _own = _by.Organizer is { } organizer ? OwnOrders.Of(organizer, Feed.Now) : null;
        _list = await OrderList.ReadAsync(Store, _by, _filter, _own, Parsed(Before), Parsed(After), _filter.Among(Feed.Now));
    }

    private static WorkOrderNumber? Parsed(string? text) => WorkOrderNumber.TryParse(text, out var number) ? number : null;

    private void Select(WorkOrderNumber number)
    {
        if (!_selected.Remove(number))
        {
            _selected.Add(number);
        }
    }

    private void SelectAll(ChangeEventArgs all)
    {
        _selected.Clear();
        _selected.UnionWith(all.Value is true ? (_list?.Rows ?? []).Select(row => row.Number) : []);
    }

    private async Task ApplyAsync(OrderFilter filter)
    {
        await Saved.RememberAsync(filter);
        Navigation.NavigateTo(Address(filter, null, null));
    }

    private string At(WorkOrderNumber? before, WorkOrderNumber? after) => Address(_filter, before, after);

    private string Address(OrderFilter filter, WorkOrderNumber? before, WorkOrderNumber? after) => Navigation.GetUriWithQueryParameters(
        Navigation.ToAbsoluteUri("orders").ToString(),
        new Dictionary<string, object?>(filter.Query())
        {
            ["before"] = before?.ToString(),
            ["after"] = after?.ToString(),
        });
}
