namespace HotlineConsole.Core.Organizers;

/// <summary>An administrative district by its code; the inner ones are drawn again in the map's inset.</summary>
public sealed record District(string Code, string Name, string EnglishName, bool Inner)
{
    /// <summary>The planning zone of the city that the district belongs to.</summary>
    public required string Zone { get; init; }
}
