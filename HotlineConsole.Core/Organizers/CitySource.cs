namespace HotlineConsole.Core.Organizers;

/// <summary>Where a part of the city pack came from, and its licence.</summary>
public sealed record CitySource(string What, string Source, string? Licence = null, string? Notice = null);
