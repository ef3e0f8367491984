namespace HotlineConsole.Core.Organizers;

/// <summary>A district's outline as an SVG path, and where its label goes.</summary>
public sealed record DistrictShape(string District, double X, double Y, string Path);

/// <summary>Outlines drawn in one SVG view box.</summary>
public sealed record DistrictMap(string ViewBox, IReadOnlyList<DistrictShape> Shapes);
