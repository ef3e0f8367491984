using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Organizer;

/// <summary>
/// Listens for orders to come on site, which also go to organizers that do not hold the order and so are not in an inbox. Shows nothing
/// itself; tells its page.
/// </summary>
public sealed class SiteOrders : LiveComponent
{
    // An open visit's state is read again only when the order changed; rows are the same object while unchanged.
    private Dictionary<WorkOrderNumber, (OrderRow Row, Party? Part)> _seen = [];

    [Inject]
    public required HotlineStore Store { get; set; }

    [Parameter, EditorRequired]
    public required OrganizerId Own { get; set; }

    [Parameter]
    public EventCallback<IReadOnlyList<InboxRow>> Changed { get; set; }

    protected override BoardTopics Topics => BoardTopics.Supervision;

    protected override Task OnInitializedAsync() => ReadAsync();

    protected override bool ShouldRender() => false;

    protected override async Task ReadAsync()
    {
        var seen = new Dictionary<WorkOrderNumber, (OrderRow Row, Party? Part)>();
        foreach (var row in Board.Supervised.Where(r => r.OpenVisits > 0))
        {
            seen[row.Number] = _seen.TryGetValue(row.Number, out var known) && ReferenceEquals(known.Row, row) ? known : (row, await PartOfAsync(row));
        }

        _seen = seen;
        await Changed.InvokeAsync([.. seen.Values.Where(s => s.Part is not null).Select(s => new InboxRow(s.Row, s.Part!)).OrderBy(r => r.Party.StartBy)]);
    }

    private async Task<Party?> PartOfAsync(OrderRow row)
    {
        var order = await Store.FindAsync(row.Number);
        var visit = order?.Visits.LastOrDefault(v => v.Organizer == Own && !v.IsSettled);
        var hold = order?.Assignments.LastOrDefault(a => a.Organizer == Own && a.IsActive);
        return visit is null ? null : new(Own, hold?.Part ?? Part.CoOrganizer, hold?.SignedAt is not null, hold?.RepliedAt is not null, visit.ArriveBy)
        {
            StartAt = order!.Deadlines.LastOrDefault(d => d is { Kind: DeadlineKind.OnSiteArrival, IsOpen: true } && d.Organizer == Own)?.Time.StartBy,
        };
    }
}
