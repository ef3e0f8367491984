namespace HotlineConsole.Demo;

/// <summary>Draws one of many by weight.</summary>
internal sealed class Weighted<T>
{
    private readonly T[] _items;
    private readonly double[] _upTo;

    public Weighted(IEnumerable<(T Item, double Weight)> items)
    {
        var all = items.ToArray();
        (_items, _upTo) = ([.. all.Select(i => i.Item)], new double[all.Length]);
        var sum = 0.0;
        for (var i = 0; i < all.Length; i++)
        {
            _upTo[i] = sum += all[i].Weight;
        }
    }

    public T Pick(Dice dice)
    {
        var at = Array.BinarySearch(_upTo, dice.Next() * _upTo[^1]);
        return _items[Math.Min(at < 0 ? ~at : at + 1, _items.Length - 1)];
    }
}
