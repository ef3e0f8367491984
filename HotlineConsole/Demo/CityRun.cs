using HotlineConsole.Core;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Demo;

/// <summary>
/// Lets the model run on the writer without waiting: calls, actions and the deadline watch in the order of their instants. The states are
/// folded here again from the same pure decisions, because nothing of an open transaction can be read.
/// </summary>
internal sealed class CityRun(DemoModel model, WriterSession session, Rules rules)
{
    private readonly Dictionary<WorkOrderNumber, WorkOrder> _orders = [];
    private readonly Plans _plans = new();
    private readonly PriorityQueue<Ring, (long, string)> _rings = new();

    /// <summary>Commands that were done.</summary>
    public int Done { get; private set; }

    /// <summary>Runs until and with the instant; gives back what is planned then.</summary>
    public Plans Run(DateTimeOffset from, DateTimeOffset until, double share = 1)
    {
        using var calls = model.Thinned(from, share).GetEnumerator();
        calls.MoveNext();
        while (true)
        {
            var threshold = session.Deadlines.Head;
            var (watch, act, call) = (threshold?.At ?? DateTimeOffset.MaxValue, _plans.NextAt ?? DateTimeOffset.MaxValue, calls.Current.At);
            var first = watch <= act && watch <= call ? watch : act <= call ? act : call;
            Ring(first < until ? first : until);
            if (first > until)
            {
                return _plans;
            }

            if (watch <= act && watch <= call)
            {
                Do(WatchCommands.For(threshold!.Value, watch), watch);
            }
            else if (act <= call)
            {
                var action = _plans.Take(act)!;
                Do(action.Envelope(model.Seed, act), act);
            }
            else
            {
                Do(model.Reception.Accept(calls.Current, call), call);
                foreach (var ring in model.Switchboard.Whole(calls.Current))
                {
                    _rings.Enqueue(ring, (ring.At.UtcTicks, ring.Key));
                }

                calls.MoveNext();
            }
        }
    }

    // The telephone reports a call of the past when it is over.
    private void Ring(DateTimeOffset until)
    {
        while (_rings.TryPeek(out var ring, out _) && ring.At <= until)
        {
            _rings.Dequeue();
            var outcome = session.Handle(ring.Envelope(model.Seed, ring.At));
            outcome = ring.After(outcome, model.Seed, ring.At) is { } then ? session.Handle(then) : outcome;
            if (outcome.Refusal is { } refusal)
            {
                throw new InvalidOperationException($"The demo's own {ring.Command} was refused: {refusal.Code}");
            }
        }
    }

    private void Do(Envelope envelope, DateTimeOffset at)
    {
        var outcome = session.Handle(envelope);
        if (outcome.Refusal is { } refusal || outcome.Number is not { } number)
        {
            throw new InvalidOperationException($"The demo's own {envelope.Command} was refused: {outcome.Refusal?.Code}");
        }

        Done++;
        var order = _orders.GetValueOrDefault(number);
        var decision = envelope.Command is AcceptComplaint accept
            ? Door.Decide(number, accept, envelope.By, at, rules)
            : Door.Decide(order, (WorkOrderCommand)envelope.Command, envelope.By, at, rules);
        foreach (var happened in decision.Events)
        {
            order = WorkOrder.Fold(order, (WorkOrderEvent)happened);
        }

        Plan(order!, at);
    }

    private void Plan(WorkOrder order, DateTimeOffset now)
    {
        if (model.Next(order) is { } next)
        {
            _orders[order.Number] = order;
            _plans.Put(next.At > now ? next : next with { At = now });
        }
        else
        {
            _orders.Remove(order.Number);
            _plans.Drop(order.Number);
        }
    }
}
