using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using HotlineConsole.Pages.Organizer;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Supervisor;

public sealed partial class ActionPanel
{
    // One id an order and submit, kept until all have their answer.
    private readonly Dictionary<(WorkOrderNumber, int), Guid> _ids = [];
    private List<ActResult> _results = [];
    private WatchAct? _act;
    private WatchTab? _tab;
    private Refusal? _refusal;
    private OrganizerId? _organizer;
    private DateTime? _arriveBy;
    private string? _text;
    private bool _isBusy;
    private int _saves;

    [Inject]
    public required Desk Desk { get; set; }

    [Inject]
    public required HotlineStore Store { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<OrderRow> Rows { get; set; }

    [Parameter]
    public WatchTab Tab { get; set; }

    [Parameter]
    public EventCallback OnDone { get; set; }

    private IEnumerable<WatchAct> Offered => Enum.GetValues<WatchAct>().Where(act => act == _act || Rows.Any(row => WatchActs.Fits(act, row)));

    protected override void OnParametersSet()
    {
        if (_tab != Tab)
        {
            _tab = Tab;
            var main = WatchActs.MainOf(Tab);
            _act = Rows.Any(row => WatchActs.Fits(main, row)) ? main : null;
        }
    }

    private static (string Field, bool Required)? TextFieldOf(WatchAct act) => act switch
    {
        WatchAct.Acknowledge => null,
        WatchAct.Remind => (nameof(Remind.Note), false),
        WatchAct.Close => (nameof(CloseOrder.Note), false),
        WatchAct.Supervise or WatchAct.OrderOnSite => (nameof(SuperviseBySystem.Reason), true),
        WatchAct.DecideExtension or WatchAct.ReviewUnreasonable => (nameof(DecideExtension.Opinion), true),
    };

    private static void Stay()
    {
        // Enter sends nothing to many orders; the button says to how many.
    }

    private void Choose(WatchAct act)
    {
        (_act, _refusal) = (act, null);
        _arriveBy ??= City.LocalOf(Clock.GetUtcNow() + TimeSpan.FromHours(1));
    }

    private string? ErrorOf(string field) => FieldErrors.Of(_refusal, field);

    private async Task SendAsync(bool approved)
    {
        if (_isBusy || _act is not { } act)
        {
            return;
        }

        _isBusy = true;
        try
        {
            (_results, _refusal) = ([], null);
            await SendToAllAsync(act, approved, [.. Rows]);
            _ids.Clear();
        }
        finally
        {
            _isBusy = false;
        }

        if (_results.Count > 0 && _results.TrueForAll(r => r.Refusal is null))
        {
            _text = null;
            _saves++;
        }

        await OnDone.InvokeAsync();
    }

    private async Task SendToAllAsync(WatchAct act, bool approved, OrderRow[] rows)
    {
        foreach (var row in rows)
        {
            var refusal = await SendToAsync(act, approved, row);
            if (refusal is { Fields.IsEmpty: false } && _results.Count == 0)
            {
                _refusal = refusal; // what was typed is wrong, for every order alike
                return;
            }

            _results.Add(new(row, refusal));
        }
    }

    private async Task<Refusal?> SendToAsync(WatchAct act, bool approved, OrderRow row)
    {
        Refusal? refusal = null;
        var commands = await CommandsAsync(act, approved, row.Number);
        for (var i = 0; i < commands.Count && refusal is null; i++)
        {
            if (!_ids.TryGetValue((row.Number, i), out var id))
            {
                _ids[(row.Number, i)] = id = Guid.CreateVersion7();
            }

            refusal = (await Desk.SendAsync(commands[i], id)).Refusal;
        }

        return refusal;
    }

    private async Task<IReadOnlyList<WorkOrderCommand>> CommandsAsync(WatchAct act, bool approved, WorkOrderNumber number) => act switch
    {
        WatchAct.Acknowledge => await AcknowledgementsAsync(number),
        WatchAct.Remind => [new Remind(number, Note: _text)],
        WatchAct.Supervise => [new SuperviseBySystem(number, Reason: _text)],
        WatchAct.OrderOnSite => [new OrderOnSite(number, _organizer ?? default, City.InstantOf(_arriveBy) ?? default, _text ?? "")],
        WatchAct.DecideExtension => [new DecideExtension(number, approved, _text ?? "")],
        WatchAct.ReviewUnreasonable => [new ReviewUnreasonable(number, approved, _text ?? "")],
        WatchAct.Close => [new CloseOrder(number, _text)],
    };

    // When a colleague was faster, the newest one is asked for all the same: its refusal says who it was.
    private async Task<IReadOnlyList<WorkOrderCommand>> AcknowledgementsAsync(WorkOrderNumber number)
    {
        var all = (await Store.FindAsync(number))?.Supervisions ?? [];
        var waiting = all.Where(s => s.AcknowledgedAt is null).ToList();
        return [.. (waiting.Count > 0 ? waiting : all.TakeLast(1)).Select(s => new AcknowledgeSupervision(number, s.Id))];
    }
}
