using HotlineConsole.Core.Board;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Dispatcher;

public sealed partial class BulkPanel
{
    private List<Line> _lines = [];
    private bool _sending;
    private bool _sent;

    private sealed record Line(OrderRow Row, OrganizerId? Lead, string Clause, Guid Id)
    {
        public bool Done { get; init; }

        public Refusal? Refusal { get; init; }
    }

    [Parameter, EditorRequired]
    public required IReadOnlyList<OrderRow> Rows { get; set; }

    /// <summary>Gets the numbers that were dispatched.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<WorkOrderNumber>> OnClose { get; set; }

    [Inject]
    public required HotlineStore Store { get; set; }

    [Inject]
    public required Desk Desk { get; set; }

    private int Sendable => _lines.Count(l => l.Lead is not null);

    protected override async Task OnParametersSetAsync()
    {
        if (_sending || _sent || Rows.Select(r => r.Number).SequenceEqual(_lines.Select(l => l.Row.Number)))
        {
            return;
        }

        var known = _lines.ToDictionary(l => l.Row.Number);
        var lines = new List<Line>();
        foreach (var row in Rows)
        {
            lines.Add(known.GetValueOrDefault(row.Number) ?? await ProposeAsync(row));
        }

        _lines = lines;
    }

    private async Task<Line> ProposeAsync(OrderRow row)
    {
        var (byDuty, clause) = City.LeadFor(row.Category, row.District, row.Street);
        var evidence = new DispatchEvidence(byDuty, clause, [], await DispatchEvidence.ReturnsAsync(Store, row), []);
        return new(row, row.AwaitsAdjudication() ? null : evidence.Proposal, clause, Guid.CreateVersion7());
    }

    private async Task SendAsync()
    {
        if (_sending)
        {
            return;
        }

        _sending = true;
        for (var i = 0; i < _lines.Count; i++)
        {
            if (_lines[i] is { Lead: { } lead } line)
            {
                var outcome = await Desk.SendAsync(new DispatchOrder(line.Row.Number, lead, []), line.Id);
                _lines[i] = line with { Done = outcome.IsDone, Refusal = outcome.Refusal };
                StateHasChanged();
            }
        }

        (_sending, _sent) = (false, true);
    }

    private Task CloseAsync() => OnClose.InvokeAsync([.. _lines.Where(l => l.Done).Select(l => l.Row.Number)]);
}
