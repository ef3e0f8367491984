using HotlineConsole.Core.Board;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Organizer;

public sealed partial class Inbox
{
    private const int Page = 50;

    private readonly HeldList<InboxRow> _list = new(row => row.Order.Number);
    private readonly Dictionary<WorkOrderNumber, Guid> _signing = [];
    private IReadOnlyList<InboxRow> _siteOrders = [];
    private (InboxTab, DeskFilter)? _shown;
    private int _most = Page;
    private Refusal? _refusal;

    [Inject]
    public required Desk Desk { get; set; }

    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    [Parameter, EditorRequired]
    public required OrganizerId Own { get; set; }

    [Parameter]
    public InboxTab Tab { get; set; }

    [Parameter]
    public DeskFilter Whose { get; set; }

    [Parameter]
    public WorkOrderNumber? Order { get; set; }

    protected override BoardTopics Topics => BoardTopics.Inbox | BoardTopics.Supervision;

    protected override OrganizerId? OnlyOrganizer => Own;

    private bool IsReading => Order is not null || _most > Page;

    protected override void OnParametersSet()
    {
        if (_shown != (Tab, Whose))
        {
            (_shown, _most, _refusal) = ((Tab, Whose), Page, null);
            ShowRows(held: false);
        }
    }

    protected override Task ReadAsync()
    {
        ShowRows(held: IsReading);
        return Task.CompletedTask;
    }

    private IEnumerable<InboxRow> RowsOf(InboxTab tab) =>
        (tab == InboxTab.OnSite ? _siteOrders : Board.Inbox(Own).Where(row => tab.Shows(row))).Where(row => Whose.Lets(row, Actor));

    private int CountOf(InboxTab tab) => RowsOf(tab).Count();

    private void ShowRows(bool held) => _list.Show([.. RowsOf(Tab)], _most, held);

    private void ShowSiteOrders(IReadOnlyList<InboxRow> orders)
    {
        _siteOrders = orders;
        ShowRows(held: IsReading);
    }

    private void Refresh() => ShowRows(held: false);

    private async Task RefreshAsync()
    {
        await ShowAsync();
        StateHasChanged();
    }

    private void ShowMore()
    {
        _most += Page;
        ShowRows(held: false);
    }

    private string AddressOf(InboxTab tab) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["tab"] = tab.ToString(), ["order"] = null });

    private string AddressOf(DeskFilter whose) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["whose"] = whose.ToString(), ["order"] = null });

    private void Open(WorkOrderNumber number) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("order", number.ToString()), replace: true);

    private void Close() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("order", (string?)null), replace: true);

    private async Task SignAsync(WorkOrderNumber number)
    {
        if (!_signing.TryAdd(number, Guid.CreateVersion7()))
        {
            return; // the first click is under way
        }

        try
        {
            _refusal = (await Desk.SendAsync(new SignFor(number, Own), _signing[number])).Refusal;
        }
        finally
        {
            _signing.Remove(number);
        }

        await ShowAsync();
    }
}
