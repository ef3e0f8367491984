using System.Threading.Channels;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Demo;

/// <summary>
/// Keeps a plan for every order that somebody has something to do with. After each commit, whoever made it, the order is read and planned
/// again; after a start all that are open are. So a restart neither stalls an order nor works on it twice.
/// </summary>
internal sealed class CityPlanner(HotlineStore store, TimeProvider clock, DemoModel model, Plans plans, Action planned)
{
    private const int Batch = 128;
    private static readonly TimeSpan Spread = TimeSpan.FromMinutes(20);
    private readonly Channel<Touched> _touched = Channel.CreateUnbounded<Touched>(new() { SingleReader = true });
    private long _from;

    private readonly record struct Touched(WorkOrderNumber Number, Type? Refused);

    /// <summary>Nothing is planned before now; what should have been done by now is spread over the next minutes.</summary>
    public void StartFromNow()
    {
        Volatile.Write(ref _from, clock.GetUtcNow().UtcTicks);
        foreach (var action in plans.All)
        {
            PutNotBefore(action);
        }
    }

    /// <summary>For <see cref="HotlineStore.Committed"/>: hands on, no more.</summary>
    public void Committed(IReadOnlyList<Commit> commits)
    {
        foreach (var commit in commits)
        {
            if (commit.After is { } order)
            {
                _touched.Writer.TryWrite(new(order.Number, null));
            }
        }
    }

    /// <summary>Something else is planned for the order, not what was refused.</summary>
    public void Refused(WorkOrderNumber number, Type command) => _touched.Writer.TryWrite(new(number, command));

    /// <summary>Plans all orders of the store that are not over.</summary>
    public async Task ResumeAsync(CancellationToken stop)
    {
        await using var db = store.Read();
        var open = db.Orders
            .Where(o => (o.Status != WorkOrderStatus.Closed && o.Status != WorkOrderStatus.AnsweredDirectly && o.Status != WorkOrderStatus.Redirected)
                || o.FollowUpDueAt != null || o.Unsolved || o.Unanswered > 0 || o.Unacknowledged > 0)
            .OrderBy(o => o.Number).Select(o => o.Number);
        await foreach (var number in open.AsAsyncEnumerable().WithCancellation(stop))
        {
            _touched.Writer.TryWrite(new(number, null));
        }
    }

    public async Task PlanAsync(CancellationToken stop)
    {
        var refused = new Dictionary<WorkOrderNumber, Type?>(Batch);
        while (await _touched.Reader.WaitToReadAsync(stop))
        {
            refused.Clear();
            while (refused.Count < Batch && _touched.Reader.TryRead(out var touched))
            {
                refused[touched.Number] = touched.Refused;
            }

            foreach (var order in await ReadAsync([.. refused.Keys], stop))
            {
                Plan(order, refused[order.Number]);
            }

            planned();
        }
    }

    private async Task<List<WorkOrder>> ReadAsync(WorkOrderNumber[] numbers, CancellationToken stop)
    {
        await using var db = store.Read();
        var bodies = await db.States.Where(s => numbers.Contains(s.Number)).Select(s => s.Body).ToListAsync(stop);
        return bodies.ConvertAll(HotlineJson.ReadOrder);
    }

    private void PutNotBefore(PlannedAction action)
    {
        var from = new DateTimeOffset(Volatile.Read(ref _from), TimeSpan.Zero);
        plans.Put(action.At >= from ? action : action with { At = from + (Spread * Dice.Of(model.Seed, Draw.Spread, action.Number.Value).Next()) });
    }

    private void Plan(WorkOrder order, Type? refused)
    {
        if (model.Next(order, refused) is { } next)
        {
            PutNotBefore(next);
        }
        else
        {
            plans.Drop(order.Number);
        }
    }
}
