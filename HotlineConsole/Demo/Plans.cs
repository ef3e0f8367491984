using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Demo;

/// <summary>What the simulated people mean to do: at most one thing an order, the earliest first. A new plan takes the place of the old one.</summary>
internal sealed class Plans
{
    private readonly Lock _lock = new();
    private readonly Dictionary<WorkOrderNumber, PlannedAction> _byOrder = [];
    private readonly PriorityQueue<PlannedAction, (long At, long Number)> _queue = new();

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _byOrder.Count;
            }
        }
    }

    public DateTimeOffset? NextAt
    {
        get
        {
            lock (_lock)
            {
                return Head()?.At;
            }
        }
    }

    public IReadOnlyList<PlannedAction> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _byOrder.Values];
            }
        }
    }

    public void Put(PlannedAction action)
    {
        lock (_lock)
        {
            _byOrder[action.Number] = action;
            _queue.Enqueue(action, (action.At.UtcTicks, action.Number.Value));
        }
    }

    public void Drop(WorkOrderNumber number)
    {
        lock (_lock)
        {
            _byOrder.Remove(number);
        }
    }

    /// <summary>Takes the first action that is due by now; null when there is none.</summary>
    public PlannedAction? Take(DateTimeOffset now)
    {
        lock (_lock)
        {
            if (Head() is not { } head || head.At > now)
            {
                return null;
            }

            _queue.Dequeue();
            _byOrder.Remove(head.Number);
            return head;
        }
    }

    // Replaced and dropped plans leave the queue when their turn comes.
    private PlannedAction? Head()
    {
        while (_queue.TryPeek(out var head, out _))
        {
            if (_byOrder.TryGetValue(head.Number, out var planned) && ReferenceEquals(planned, head))
            {
                return head;
            }

            _queue.Dequeue();
        }

        return null;
    }
}
