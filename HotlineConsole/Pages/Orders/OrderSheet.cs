using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Pages.Orders;

/// <summary>One order with its history, as one actor may see it.</summary>
public sealed record OrderSheet(WorkOrder Order, IReadOnlyList<HistoryLine> History, ClaimantView Claimant, Actor By, DateTimeOffset Now)
{
    public WorkOrderDispatched? LastDispatch => History.Select(line => line.Event).OfType<WorkOrderDispatched>().LastOrDefault();

    public Actor AcceptedBy => History[0].Event.By;

    /// <summary>The claimant's feedback clock, the newest one: an extension starts another.</summary>
    public Deadline? Feedback => Order.Deadlines.LastOrDefault(d => d.Kind == DeadlineKind.Feedback);

    /// <summary>Null when there is no such order or the actor may not see it: he is not told which. And when it was removed from the archive.</summary>
    public static async Task<OrderSheet?> ReadAsync(HotlineStore store, WorkOrderNumber number, Actor by, DateTimeOffset now)
    {
        // Order and history from one read: the state is what its events fold to, so the two never disagree on the page.
        var history = await store.HistoryAsync(number);
        var order = history.Aggregate((WorkOrder?)null, (state, line) => WorkOrder.Fold(state, line.Event));
        if (order is not { Removed: null } || !Capabilities.MaySee(by, order))
        {
            return null;
        }

        var claimant = Masking.View(order, by, store.Seal, now, history[0].Event.By.Id);
        return new(Masking.Shown(order, claimant, store.Seal), history.For(by), claimant, by, now);
    }
}
