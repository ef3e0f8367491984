using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Orders;

/// <summary>诉求工单 (Table D.1) with its clocks, holders, supervision and history; follows the order while it is open.</summary>
public sealed partial class OrderPage
{
    private WorkOrderNumber? _number;
    private WorkOrderNumber? _heard;
    private OrderSheet? _sheet;
    private WorkOrder? _gone;
    private string? _problem;
    private ITimer? _hiding;

    [Parameter]
    public string Number { get; set; } = "";

    [Inject]
    public required HotlineStore Store { get; set; }

    [Inject]
    public required Desk Desk { get; set; }

    [Inject]
    public required HotlineClock Clock { get; set; }

    protected override BoardTopics Topics => _number is null ? BoardTopics.None : BoardTopics.All;

    protected override WorkOrderNumber? OnlyOrder => _number;

    protected override async Task OnParametersSetAsync()
    {
        _problem = TypedNumber.Read(Number, out var number);
        _number = _problem is null ? number : null;
        await ReadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _heard = _number;

            // What was committed between the first read and the subscription.
            await ShowAsync();
        }
        else if (_heard != _number)
        {
            _heard = _number;
            Resubscribe();
            await ShowAsync();
        }
    }

    protected override async Task ReadAsync()
    {
        if (_number is { } number)
        {
            _sheet = await OrderSheet.ReadAsync(Store, number, await Desk.ActorAsync(), Clock.GetUtcNow());
            HideInTime();
            var by = await Desk.ActorAsync();
            _gone = _sheet is null && await Store.FindAsync(number) is { Removed: not null } gone && Capabilities.MaySee(by, gone) ? gone : null;
            _problem = _sheet is null && _gone is null ? "Orders.NotFound.Text" : null;
        }
    }

    protected override void Dispose(bool disposing)
    {
        _hiding?.Dispose();
        base.Dispose(disposing);
    }

    // A look at the claimant ends on the screen, too.
    private void HideInTime()
    {
        _hiding?.Dispose();
        _hiding = _sheet is { } sheet && sheet.Order.Unmaskings.FirstOrDefault(u => u.IsOpenFor(sheet.By, sheet.Now)) is { Until: { } until }
            ? Clock.CreateTimer(_ => InvokeAsync(ShowAsync), null, until - sheet.Now, Timeout.InfiniteTimeSpan)
            : null;
    }

    private static string ExtensionText(Extension extension) => Words.Of(extension.Approved switch
    {
        null => "Orders.Extension.Pending",
        true => "Orders.Extension.Approved",
        false => "Orders.Extension.Rejected",
    });
}
