using System.Globalization;
using HotlineConsole.Archive;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Pages.Orders;
using HotlineConsole.Parts;
using HotlineConsole.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Pages.Archive;

/// <summary>档案 (5.6): what is over, whether it is in the archive and until when it is kept; the keeper verifies it and takes it out, with a purpose.</summary>
public sealed partial class ArchivePage
{
    private readonly Dictionary<WorkOrderNumber, ArchiveVerdict> _verdicts = [];
    private readonly SortedSet<WorkOrderNumber> _chosen = [];
    private IReadOnlyList<string> _keepers = [];
    private ArchiveList? _list;
    private IReadOnlyList<WorkOrder> _proposed = [];

    [SupplyParameterFromQuery]
    public string? Number { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [SupplyParameterFromQuery]
    public string? Before { get; set; }

    [Inject]
    public required HotlineStore Store { get; set; }

    [Inject]
    public required AttachmentFolder Files { get; set; }

    [Inject]
    public required HotlineClock Clock { get; set; }

    [Inject]
    public required City City { get; set; }

    [Inject]
    public required IDbContextFactory<AccountsDb> Accounts { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        await using (var db = await Accounts.CreateDbContextAsync())
        {
            _keepers = await db.Users.Where(u => u.HotlineRole == Role.Keeper && !u.Disabled).OrderBy(u => u.DisplayName).Select(u => u.DisplayName).ToListAsync();
        }

        // What is typed and is no number of this hotline finds nothing, rather than everything.
        WorkOrderNumber? only = string.IsNullOrWhiteSpace(Number) ? null : WorkOrderNumber.TryParse(Number.Trim(), out var typed) ? typed : default(WorkOrderNumber);
        _verdicts.Clear();
        _chosen.Clear(); // what is not on the page any more is not taken out unseen
        _proposed = await ArchiveList.ProposedAsync(Store);
        _list = await ArchiveList.ReadAsync(Store, only, OrderFilter.Day(From), OrderFilter.Day(To), WorkOrderNumber.TryParse(Before, out var before) ? before : null);
    }

    private async Task VerifyAsync(WorkOrderNumber number) => _verdicts[number] = await Store.VerifyAsync(number, Files);

    private void Choose(WorkOrderNumber number, bool taken) => _ = taken ? _chosen.Add(number) : _chosen.Remove(number);

    private bool IsDue(WorkOrder order) => order.Removal is null && ProposeRemoval.Refuse(order, Clock.GetUtcNow(), Store.Rules) is null;

    private string KeptText(ArchiveRecord archived) => archived is { Years: { } years, KeepUntil: { } until }
        ? Words.Of("Archive.Years", years, City.ShownInFull(until)[..10])
        : Words.Of("Archive.ForEver");

    private string At(WorkOrderNumber? before) => "archive" + string.Concat(
        new (string Name, string? Value)[] { ("number", Number), ("from", From), ("to", To), ("before", before?.ToString()) }
            .Where(part => !string.IsNullOrEmpty(part.Value))
            .Select((part, i) => string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? '?' : '&')}{part.Name}={Uri.EscapeDataString(part.Value!)}")));
}
