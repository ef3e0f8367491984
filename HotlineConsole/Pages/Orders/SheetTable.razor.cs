using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Parts;
using Microsoft.AspNetCore.Components;

namespace HotlineConsole.Pages.Orders;

public sealed partial class SheetTable
{
    [Parameter, EditorRequired]
    public required OrderSheet Sheet { get; set; }

    private WorkOrder Order => Sheet.Order;

    private PublicComplaint Complaint => Order.Complaint;

    private ClaimantView Claimant => Sheet.Claimant;

    private WorkOrderDispatched? Dispatch => Sheet.LastDispatch;

    private string Caller => string.Join(" ", ((string?[])
    [
        Claimant.Name,
        Complaint.Claimant.Anonymous ? Words.Of("Orders.Claimant.Anonymous") : null,
        Complaint.Claimant.Confidential ? Words.Of("Orders.Claimant.Confidential") : null,
        Claimant.Disclosure == Disclosure.Relayed ? Words.Of("Orders.Claimant.Relayed") : null,
    ]).Where(part => part is not null));

    private string DispatchedAt => Dispatch is not { } last ? ""
        : last.Round == 1 ? City.ShownInFull(last.At)
        : Words.Of("Orders.DispatchedAgain", City.ShownInFull(last.At), last.Round, City.ShownInFull(Order.FirstDispatchedAt!.Value));

    private string Due => Sheet.Feedback is { } feedback ? City.ShownInFull(feedback.Time.Due) : Order.IsOver ? "" : Words.Of("Orders.DueAfterDispatch");

    private string Holders => string.Join(Words.Of("Orders.Said.Between"), Order.Assignments.Where(a => a.IsActive)
        .Select(a => Words.Of("Orders.Labelled", Words.Name(a.Part)) + City.NameOf(a.Organizer)));

    // What was done: contacts with the claimant and progress, the newest last.
    private IEnumerable<HistoryLine> Work => Sheet.History.Where(line => line.Event is ClaimantContacted or ProgressReported);

    // One that the leader sent back is the organizer's draft again.
    private Reply? ReplyShown => Order.Status == WorkOrderStatus.SignedFor ? null : Order.Reply;
}
