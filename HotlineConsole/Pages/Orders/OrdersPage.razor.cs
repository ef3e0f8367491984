using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Orders;

/// <summary>Search among all orders; for an organizer's people among its own. Words, filters and place in the list are the page's address.</summary>
public sealed partial class OrdersPage
{
    private OrderFilter _filter = new();
    private OwnOrders? _own;
    private OrderList? _list;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Typed { get; set; }

    [SupplyParameterFromQuery]
    private string? Status { get; set; }

    [SupplyParameterFromQuery]
    private string? Tier { get; set; }

    [SupplyParameterFromQuery]
    private string? District { get; set; }

    [SupplyParameterFromQuery]
    private string? Category { get; set; }

    [SupplyParameterFromQuery]
    private string? Organizer { get; set; }

    [SupplyParameterFromQuery]
    private string? From { get; set; }

    [SupplyParameterFromQuery]
    private string? To { get; set; }

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
    public required City City { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _filter = new()
        {
            Words = Typed,
            Status = OrderFilter.Member<WorkOrderStatus>(Status),
            Tier = OrderFilter.Member<ResponseTier>(Tier),
            District = District is not null && City.Districts.ContainsKey(District) ? District : null,
            Category = Category is not null && City.Categories.ContainsKey(Category) ? Category : null,
            Organizer = Organizer is not null && City.Organizers.ContainsKey(new(Organizer)) ? new OrganizerId(Organizer) : null,
            From = OrderFilter.Day(From),
            To = OrderFilter.Day(To),
        };
        _own = await OwnAsync();
        _list = await OrderList.ReadAsync(Store, await Desk.ActorAsync(), _filter, _own, Parsed(Before), Parsed(After));
    }

    private static WorkOrderNumber? Parsed(string? text) => WorkOrderNumber.TryParse(text, out var number) ? number : null;

    private async Task<OwnOrders?> OwnAsync() => (await Desk.ActorAsync()).Organizer is { } organizer ? OwnOrders.Of(organizer, Feed.Now) : null;

    private void Apply(OrderFilter filter) => Navigation.NavigateTo(Address(filter, null, null));

    private string At(WorkOrderNumber? before, WorkOrderNumber? after) => Address(_filter, before, after);

    private string Address(OrderFilter filter, WorkOrderNumber? before, WorkOrderNumber? after) => Navigation.GetUriWithQueryParameters(
        Navigation.ToAbsoluteUri("orders").ToString(),
        new Dictionary<string, object?>
        {
            ["q"] = string.IsNullOrWhiteSpace(filter.Words) ? null : filter.Words.Trim(),
            ["status"] = filter.Status?.ToString(),
            ["tier"] = filter.Tier?.ToString(),
            ["district"] = filter.District,
            ["category"] = filter.Category,
            ["organizer"] = filter.Organizer?.Value,
            ["from"] = OrderFilter.Text(filter.From),
            ["to"] = OrderFilter.Text(filter.To),
            ["before"] = before?.ToString(),
            ["after"] = after?.ToString(),
        });
}
