using HotlineConsole.Core;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HotlineConsole.Pages.Attendant;

/// <summary>Takes a call from the greeting to its end on one screen.</summary>
public sealed partial class AttendantDesk
{
    private const int MineKept = 10;
    private readonly List<WorkOrder> _mine = [];
    private ComplaintForm _form = default!;
    private IJSObjectReference? _drafts;
    private string? _draftKey;
    private WorkOrder? _order;
    private (Guid Accept, Guid After)? _ids;
    private bool _sending;
    private bool _searching;
    private Refusal? _notLinked;

    [Inject]
    public required HotlineStore Store { get; set; }

    [Inject]
    public required City City { get; set; }

    [Inject]
    public required HotlineClock Clock { get; set; }

    [Inject]
    public required Desk Desk { get; set; }

    [Inject]
    public required IJSRuntime Script { get; set; }

    private CallMoment Moment =>
        _order is not null ? CallMoment.Closing : _searching ? CallMoment.Searching : _form.IsTouched ? CallMoment.Recording : CallMoment.Greeting;

    private string? Suggestion => _order is not null ? null : _form.Draft.Address ?? _form.Draft.Title;

    private string SubmitText => Words.Of(_form.Draft.Choice switch
    {
        CallOutcome.Dispatch => "Attendant.Submit",
        CallOutcome.Answer => _order is null ? "Attendant.SubmitAnswer" : "Attendant.Answer",
        CallOutcome.LeadElsewhere => _order is null ? "Attendant.SubmitElsewhere" : "Attendant.LeadElsewhere",
    });

    public async ValueTask DisposeAsync()
    {
        _form.Changed -= StateHasChanged;
        try
        {
            await (_drafts?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and its script with it.
        }
    }

    protected override void OnInitialized()
    {
        _form = new(() => Store.Rules, Clock);
        _form.Start();
        _form.Changed += StateHasChanged;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        // The draft lies in the browser, under the person's own key, so that it outlives a lost circuit.
        _draftKey = "hotline.draft." + (await Desk.ActorAsync()).Id;
        _drafts = await Script.InvokeAsync<IJSObjectReference>("import", "./js/draft.js");
        if (ComplaintDraft.Read(await _drafts.InvokeAsync<string?>("restore", _draftKey)) is { } draft && !_form.IsTouched)
        {
            _form.Start(draft);
        }

        StateHasChanged();
    }

    private async Task SendAsync()
    {
        if (_sending)
        {
            return;
        }

        _sending = true;
        _ids ??= (Guid.CreateVersion7(), Guid.CreateVersion7());
        try
        {
            if (await (_order is null ? AcceptAsync(_ids.Value.Accept) : Task.FromResult<Refusal?>(null)) is { } refusal)
            {
                _form.Refuse(refusal);
                return;
            }

            await FollowAsync(_order!.Number, _ids.Value.After);
        }
        finally
        {
            _ids = null;
            _sending = false;
        }
    }

    private async Task<Refusal?> AcceptAsync(Guid id)
    {
        var command = new AcceptComplaint(_form.Draft.ToComplaint(City, Clock.GetUtcNow()));
        if (await RefusedBeforehandAsync(command) is { } refusal)
        {
            return refusal;
        }

        var outcome = await Desk.SendAsync(command, id);
        if (outcome.Refusal is null)
        {
            await LinkAsync(outcome.Number!.Value);
            await ShowAsync(outcome.Number!.Value);
            await ClearDraftAsync();
            _form.Start(_form.Draft.AfterAcceptance());
        }

        return outcome.Refusal;
    }

    // The order stands, whatever becomes of the link: a refusal is shown beside it, and the sheet offers it again.
    private async Task LinkAsync(WorkOrderNumber number)
    {
        if (WorkOrderNumber.TryParse(_form.Draft.Main, out var main) && (await Desk.SendAsync(new LinkToMain(number, main))).Refusal is { } refusal)
        {
            _notLinked = refusal;
        }
    }

    // Two commands in one click: neither is sent when the second would be refused.
    private async Task<Refusal?> RefusedBeforehandAsync(AcceptComplaint command)
    {
        var (by, now) = (await Desk.ActorAsync(), Clock.GetUtcNow());
        var accept = Door.Decide(default, command, by, now, Store.Rules);
        return accept.Refusal
            ?? (_form.Draft.CommandAfter(default) is { } after
                ? Door.Decide(WorkOrder.Fold(null, (WorkOrderAccepted)accept.Events[0]), after, by, now, Store.Rules).Refusal
                : null);
    }

    private async Task FollowAsync(WorkOrderNumber number, Guid id)
    {
        if (_form.Draft.CommandAfter(number) is not { } command)
        {
            return;
        }

        if ((await Desk.SendAsync(command, id)).Refusal is { } refusal)
        {
            _form.Refuse(refusal);
            return;
        }

        await ShowAsync(number);
        _form.Start();
    }

    // The number goes into a record that is not begun; one that is typed in gets it when the attendant says so.
    private async Task TakeCallAsync(IncomingCall.Incoming incoming)
    {
        if (_order is not null)
        {
            await NextCallAsync();
        }

        if (_form.IsTouched)
        {
            (_form.Draft.CallId, _form.Draft.Phone) = (incoming.Call, incoming.Number ?? _form.Draft.Phone);
            _form.Touch(nameof(ComplaintDraft.Phone));
        }
        else
        {
            _form.Start(new() { CallId = incoming.Call, Phone = incoming.Number });
        }
    }

    private void ChooseMain(string? main)
    {
        _form.Draft.Main = main;
        _form.Touch(nameof(ComplaintDraft.Main));
    }

    private Task ReadAgainAsync() => ShowAsync(_order!.Number);

    private async Task ShowAsync(WorkOrderNumber number)
    {
        _order = await Store.FindAsync(number);
        _mine.RemoveAll(o => o.Number == number);
        _mine.Insert(0, _order!);
        _mine.RemoveRange(Math.Min(_mine.Count, MineKept), Math.Max(0, _mine.Count - MineKept));
    }

    private async Task NextCallAsync()
    {
        (_order, _notLinked) = (null, null);
        _form.Start();
        await ClearDraftAsync();
    }

    private ValueTask ClearDraftAsync() => _drafts?.InvokeVoidAsync("clear", _draftKey) ?? ValueTask.CompletedTask;

    private void Searching(bool searching) => _searching = searching;
}
