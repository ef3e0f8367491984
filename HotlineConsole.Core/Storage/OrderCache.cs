using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

/// <summary>The orders that the writer touched last, so that it need not read them back; the oldest leave first.</summary>
internal sealed class OrderCache(int capacity)
{
    private readonly Dictionary<WorkOrderNumber, CachedOrder> _orders = [];
    private readonly Queue<WorkOrderNumber> _byAge = new();

    public CachedOrder? Find(WorkOrderNumber number) => _orders.GetValueOrDefault(number);

    public void Put(CachedOrder order)
    {
        if (order.Order.IsOver)
        {
            _orders.Remove(order.Order.Number); // its place in the queue goes when its turn comes
            return;
        }

        if (_orders.TryAdd(order.Order.Number, order))
        {
            _byAge.Enqueue(order.Order.Number);
        }
        else
        {
            _orders[order.Order.Number] = order;
        }

        while (_byAge.Count > capacity)
        {
            _orders.Remove(_byAge.Dequeue());
        }
    }

    public void Clear()
    {
        _orders.Clear();
        _byAge.Clear();
    }
}
