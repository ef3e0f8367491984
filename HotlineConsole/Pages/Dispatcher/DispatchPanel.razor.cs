using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Dispatcher;

public sealed partial class DispatchPanel
{
    private readonly List<OrganizerId> _coOrganizers = [];
    private readonly UrgentDraft _urgent = new();
    private Actor _actor = default!;
    private WorkOrder? _order;
    private DispatchEvidence? _evidence;
    private OrganizerId? _lead;
    private bool _toDistrict;
    private string? _opinion;
    private Refusal? _refusal;
    private Guid? _id;
    private bool _sending;
    private int _edition;

    [Parameter, EditorRequired]
    public required OrderRow Row { get; set; }

    /// <summary>It waits no more.</summary>
    [Parameter]
    public bool Gone { get; set; }

    /// <summary>This order is done with here: dispatched, or another has dispatched it.</summary>
    [Parameter]
    public EventCallback<DispatchDone> OnDone { get; set; }

    [Inject]
    public required HotlineStore Store { get; set; }

    [Inject]
    public required Desk Desk { get; set; }

    private OrganizerId? District => Row.District is { } district ? City.DistrictGovernmentOf(district).Id : null;

    private bool CanSend => _toDistrict || _lead is not null;

    // Nothing for the dispatcher to do any more: it has gone on, or waits for the supervisor.
    private bool IsOver => _order!.Status is not (WorkOrderStatus.Accepted or WorkOrderStatus.Returned or WorkOrderStatus.Reopened) || _order.AwaitsAdjudication;

    private DispatchOrder Command => new(Row.Number, _toDistrict ? null : _lead, [.. _coOrganizers], _opinion);

    private IEnumerable<OrganizerId> Receivers => (_toDistrict ? District : _lead) is { } lead ? _coOrganizers.Prepend(lead) : _coOrganizers;

    protected override async Task OnInitializedAsync()
    {
        _actor = await Desk.ActorAsync();
        var evidence = await DispatchEvidence.ReadAsync(Store, City, Row);
        (_evidence, _lead) = (evidence, evidence.Proposal);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (!_sending && (_order is null || (Gone && !IsOver) || Row.Version > _order.Version))
        {
            await ReadAsync();
        }
    }

    // What was typed stays. When it waits no more, the rule itself says who has changed it and when.
    private async Task ReadAsync()
    {
        _actor ??= await Desk.ActorAsync();
        var isFirst = _order is null;
        _order = await Store.FindAsync(Row.Number) is { } order
            ? Masking.Shown(order, Masking.View(order, _actor, Store.Seal, Clock.GetUtcNow()), Store.Seal)
            : null;
        _lead = isFirst && _order is { Status: WorkOrderStatus.Reopened } again ? again.Reopenings[^1].Lead ?? _lead : _lead; // who had it knows it
        _refusal = IsOver ? DispatchOrder.Decide(_order!, Command, _actor, Clock.GetUtcNow(), Store.Rules).Refusal : null;
    }

    /// <summary>What the dispatch will do, as the rule decides it now; null while nobody is named or when it would be refused.</summary>
    private WorkOrderDispatched? Preview() => !CanSend || IsOver ? null
        : DispatchOrder.Decide(_order!, Command, _actor, Clock.GetUtcNow(), Store.Rules) is { Refusal: null, Events: [WorkOrderDispatched will] } ? will
        : null;

    private async Task SendAsync()
    {
        if (_sending || !CanSend)
        {
            return;
        }

        _sending = true;
        _id ??= Guid.CreateVersion7();
        var outcome = await Desk.SendAsync(Command, _id);
        (_id, _sending, _refusal) = (null, false, outcome.Refusal);
        if (outcome.IsDone)
        {
            await DoneAsync(_toDistrict ? District : _lead, await _urgent.SendAsync(Desk, _urgent.Commands(Row.Number, Receivers, UrgentDuties.OwedBy(_order!))));
        }
        else if (outcome.Refusal?.Code == DispatchOrder.NotWaiting.Code)
        {
            await ReadAsync();
        }
    }

    private Task SkipAsync() => DoneAsync(null);

    private Task DoneAsync(OrganizerId? to, Refusal? notRecorded = null)
    {
        _edition++;
        return OnDone.InvokeAsync(new(Row.Number, to, notRecorded));
    }

    private void Use(OrganizerId organizer) => (_lead, _toDistrict) = (organizer, false);

    private void Lead(OrganizerId? organizer) => (_lead, _refusal) = (organizer, null);

    private void FallBack(ChangeEventArgs e) => (_toDistrict, _refusal) = (e.Value is true, null);
}
