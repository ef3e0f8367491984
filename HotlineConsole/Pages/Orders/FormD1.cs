using System.Collections.Immutable;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Parts;

namespace HotlineConsole.Pages.Orders;

/// <summary>One text of a cell, with what it is where the cell holds several.</summary>
public sealed record FormLine(string? Label, string Text);

/// <summary>A cell of the form: its label in the standard's words, and what stands in it.</summary>
/// <param name="Key">Its name in the texts: <c>Orders.D1.KEY</c>.</param>
public sealed record FormCell(string Key, string Label, ImmutableArray<FormLine> Lines);

/// <summary>A row of the form: one cell or two beside each other; <paramref name="Wide"/>: the label above the text, across the whole form.</summary>
public sealed record FormRow(ImmutableArray<FormCell> Cells, bool Wide = false);

/// <summary>
/// 表 D.1 诉求工单样式, cell by cell in the standard's order, as one actor may see the order. Page, paper and document are made of it, so they say the same.
/// The first row names the order; it stands at the top of every page.
/// </summary>
[Clause("5.2.3.2"), Clause("D.1")]
public sealed record FormD1(WorkOrderNumber Number, ImmutableArray<FormRow> Rows)
{
    public static FormD1 Of(OrderSheet sheet, City city)
    {
        var (order, complaint, claimant, dispatch) = (sheet.Order, sheet.Order.Complaint, sheet.Claimant, sheet.LastDispatch);
        return new(order.Number,
        [
            Pair(("Number", order.Number.ToString()), ("RaisedAt", city.ShownInFull(complaint.RaisedAt))),
            Pair(("Source", city.SourceInWords(complaint)), ("AcceptedBy", Words.Of("Orders.Hotline", city.Name, sheet.AcceptedBy.Name))),
            Pair(("Caller", CallerOf(sheet)), ("Phone", claimant.Phone)),
            One("Contact", claimant.ContactPhone),
            One("CallerAddress", claimant.Address),
            One("Category", city.CategoryInFull(complaint.Category)),
            Pair(("Kind", $"{Words.Name(complaint.Kind)} / {Words.Name(complaint.Urgency)}"), ("Place", city.PlaceInWords(complaint.Place))),
            One("Parties", complaint.Parties),
            One("WorkOrderTitle", complaint.Title),
            Across("Content", [new(null, complaint.Content), .. SheetWords.Recorded(complaint).Select(r => new FormLine(r.Label, r.Text))]),
            Pair(("Dispatcher", dispatch?.By.Name), ("DispatchedAt", DispatchedAt(order, dispatch, city))),
            Across("Opinion", [new(null, order.Opinion ?? "")]),
            Pair(("Due", DueOf(sheet, city)), ("Limit", sheet.Feedback?.Time.Why.Limit.InWords())),
            One("Organizer", HoldersOf(order, city)),
            Across("Handling", [.. Handling(sheet, city)]),
        ]);
    }

    private static FormRow One(string key, string? text) => new([Cell(key, text)]);

    private static FormRow Pair((string Key, string? Text) one, (string Key, string? Text) other) => new([Cell(one.Key, one.Text), Cell(other.Key, other.Text)]);

    private static FormRow Across(string key, ImmutableArray<FormLine> lines) => new([new(key, Words.Of($"Orders.D1.{key}"), [.. lines.Select(Whole)])], Wide: true);

    private static FormCell Cell(string key, string? text) => new(key, Words.Of($"Orders.D1.{key}"), [Whole(new FormLine(null, text ?? ""))]);

    private static FormLine Whole(FormLine line) => line with { Text = FormText.Shown(line.Text) };

    private static string CallerOf(OrderSheet sheet) => string.Join(" ", ((string?[])
    [
        sheet.Claimant.Name,
        sheet.Order.Complaint.Claimant.Anonymous ? Words.Of("Orders.Claimant.Anonymous") : null,
        sheet.Order.Complaint.Claimant.Confidential ? Words.Of("Orders.Claimant.Confidential") : null,
        sheet.Claimant.Disclosure == Disclosure.Relayed ? Words.Of("Orders.Claimant.Relayed") : null,
    ]).Where(part => part is not null));

    private static string DispatchedAt(WorkOrder order, WorkOrderDispatched? last, City city) => last is null ? ""
        : last.Round == 1 ? city.ShownInFull(last.At)
        : Words.Of("Orders.DispatchedAgain", city.ShownInFull(last.At), last.Round, city.ShownInFull(order.FirstDispatchedAt!.Value));

    private static string DueOf(OrderSheet sheet, City city) =>
        sheet.Feedback is { } feedback ? city.ShownInFull(feedback.Time.Due) : sheet.Order.IsOver ? "" : Words.Of("Orders.DueAfterDispatch");

    private static string HoldersOf(WorkOrder order, City city) => string.Join(Words.Of("Orders.Said.Between"), order.Assignments.Where(a => a.IsActive)
        .Select(a => Words.Of("Orders.Labelled", Words.Name(a.Part)) + city.NameOf(a.Organizer)));

    // Where it stands, the answer, what was done (contacts with the claimant and progress, the newest last), the reply. One that the leader sent back is the
    // organizer's draft again.
    private static IEnumerable<FormLine> Handling(OrderSheet sheet, City city)
    {
        var order = sheet.Order;
        yield return new(null, Words.Name(order.Status));
        if (order.DirectAnswer is { } answer)
        {
            yield return new(null, answer);
        }

        if (order.DatabaseEntry is { } entry)
        {
            yield return new(null, Words.Of("Orders.Said.Entry", entry));
        }

        foreach (var line in sheet.History.Where(line => line.Event is ClaimantContacted or ProgressReported))
        {
            yield return new($"{city.Shown(line.Event.At)} {EventLine.Title(line.Event)}", EventLine.Detail(line.Event, order, city));
        }

        if (order.Reply is { } reply && order.Status != WorkOrderStatus.SignedFor)
        {
            if (reply.Outcome is { } outcome)
            {
                yield return new(null, Words.Name(outcome));
            }

            foreach (var (field, value) in ReplyWords.Of(reply, order.Complaint.Kind, city))
            {
                yield return new(Words.Of($"field.{field}"), value);
            }
        }
    }
}
