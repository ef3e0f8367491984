namespace HotlineConsole.Pages.Wall;

/// <summary>A line of a ranking; <paramref name="Most"/> is the first line's number, for the length of the bar.</summary>
public sealed record TopEntry(string Name, int Orders, int Most);
