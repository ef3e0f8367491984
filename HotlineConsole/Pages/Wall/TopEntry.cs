namespace HotlineConsole.Pages.Wall;

/// <summary>A line of a ranking; <paramref name="Most"/> is the first line's number, for the length of the bar.</summary>
public sealed record TopEntry(string Name, int Orders, int Most)
{
    public string OrdersShown { get; } = WallLooks.Grouped(Orders);

    public string Value { get; } = WallLooks.Plain(Orders);

    public string Max { get; } = WallLooks.Plain(Most);
}
