using System.Globalization;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Pages.Orders;
using HotlineConsole.Parts;

namespace HotlineConsole.Exports;

/// <summary>A list of orders as rows of cells, in the reader's language and the city's time; the claimant, where he is asked for, as the reader may see him.</summary>
internal sealed class OrderTable(OrderSource source, City city, Actor by, bool withTexts)
{
    private sealed record Column(string Title, Func<OrderRow, string?> Cell);

    private sealed record TextColumn(string Title, Func<WorkOrder, ClaimantView, string?> Cell);

    private readonly Column[] _columns =
    [
        new("Orders.D1.Number", r => r.Number.ToString()),
        new("Orders.Column.Status", r => Words.Name(r.Status)),
        new("Export.Column.Kind", r => Words.Name(r.Kind)),
        new("Export.Column.Urgency", r => Words.Name(r.Urgency)),
        new("Orders.Column.Tier", r => Words.Name(r.Tier)),
        new("field.Channel", r => city.ChannelName(r.Channel)),
        new("Orders.D1.Category", r => city.CategoryInFull(r.Category)),
        new("Orders.D1.WorkOrderTitle", r => r.Title),
        new("Orders.Filter.District", r => city.DistrictName(r.District)),
        new("Export.Column.Street", r => city.NameOf(r.Street)),
        new("Orders.Column.Lead", r => city.NameOf(r.Lead)),
        new("Export.Column.CoOrganizers", r => string.Join(Words.Of("refusal.comma"), r.Parties.Where(p => p.Part == Part.CoOrganizer).Select(p => city.NameOf(p.Organizer)))),
        new("Orders.Column.AcceptedAt", r => Instant(r.AcceptedAt, city)),
        new("Export.Column.FirstDispatchedAt", r => Instant(r.FirstDispatchedAt, city)),
        new("Export.Column.FeedbackDueAt", r => Instant(r.FeedbackDueAt, city)),
        new("Export.Column.FedBackAt", r => Instant(r.FedBackAt, city)),
        new("Export.Column.FedBackLate", r => r.FedBackAt is null ? "" : YesOrNo(r.FedBackLate)),
        new("Export.Column.ClosedAt", r => Instant(r.ClosedAt, city)),
        new("Orders.Column.Due", r => r.IsSettled ? "" : Instant(r.NextDueAt, city)),
        new("Export.Column.Alarm", r => r.IsSettled ? "" : Words.Name(r.Alarm)),
        new("Export.Column.Returns", r => Number(r.Returns)),
        new("Export.Column.Reminders", r => Number(r.Reminders)),
        new("Export.Column.Unanswered", r => Number(r.Unanswered)),
    ];

    private readonly TextColumn[] _texts = !withTexts ? [] :
    [
        new("Orders.D1.Content", (o, _) => o.Complaint.Content),
        new("Orders.D1.Place", (o, _) => city.PlaceInWords(o.Complaint.Place)),
        new("Orders.D1.Caller", (_, c) => c.Name),
        new("Orders.D1.Phone", (_, c) => c.Phone),
        new("Orders.D1.Contact", (_, c) => c.ContactPhone),
        new("Orders.D1.CallerAddress", (_, c) => c.Address),
    ];

    public IEnumerable<string> Titles => _columns.Select(c => c.Title).Concat(_texts.Select(c => c.Title)).Select(title => Words.Of(title).TrimEnd('：', ':', ' '));

    /// <summary>The cells of a page of rows.</summary>
    public async Task<IReadOnlyList<string[]>> CellsAsync(IReadOnlyList<OrderRow> rows, CancellationToken stop)
    {
        if (_texts.Length == 0)
        {
            return [.. rows.Select(row => Clean(_columns.Select(c => c.Cell(row))))];
        }

        var orders = await source.Store.FindAsync([.. rows.Select(r => r.Number)], stop);
        return [.. rows.Select(row => Clean(_columns.Select(c => c.Cell(row)).Concat(TextsOf(orders.GetValueOrDefault(row.Number)))))];
    }

    private IEnumerable<string?> TextsOf(WorkOrder? order)
    {
        // Changed since the row was read, into what this person may not see: empty.
        if (order is null || !Capabilities.MaySee(by, order))
        {
            return _texts.Select(_ => (string?)null);
        }

        var claimant = Masking.View(order, by, source.Store.Seal, source.Now);
        var shown = Masking.Shown(order, claimant, source.Store.Seal);
        return _texts.Select(c => c.Cell(shown, claimant));
    }

    private static string[] Clean(IEnumerable<string?> cells) => [.. cells.Select(cell => FormText.Shown(cell ?? ""))];

    private static string Instant(DateTimeOffset? at, City city) => at is { } known ? city.ShownInFull(known) : "";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static string YesOrNo(bool said) => Words.Of(said ? "Orders.Yes" : "Orders.No");
}
