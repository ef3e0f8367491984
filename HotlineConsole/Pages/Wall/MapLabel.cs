using System.Globalization;
using HotlineConsole.Core.Organizers;

namespace HotlineConsole.Pages.Wall;

/// <summary>Where a district's name and number stand on a map; the same as long as the city is.</summary>
public sealed record MapLabel(string District, string Name, string X, string NameY, string ValueY)
{
    private const double Beside = 200;

    public static IReadOnlyList<MapLabel> Of(DistrictMap map, bool isInset, City city) =>
        [.. map.Shapes.Where(s => isInset || !city.Districts[s.District].Inner).Select(shape => Of(shape, map, isInset, city))];

    private static MapLabel Of(DistrictShape shape, DistrictMap map, bool isInset, City city)
    {
        var apart = isInset ? 31 : 27; // half the distance between name and number
        var (x, y) = isInset ? Apart(shape, map) : (shape.X, shape.Y);
        return new(shape.District, city.ShortDistrict(shape.District), Text(x), Text(y - apart), Text(y + apart));
    }

    // Two districts side by side, each narrower than its label: one label goes up and left, the other down and right.
    private static (double X, double Y) Apart(DistrictShape shape, DistrictMap map) =>
        map.Shapes.FirstOrDefault(s => s != shape && Math.Abs(s.X - shape.X) < Beside && Math.Abs(s.Y - shape.Y) < Beside / 4) is { } other
            ? shape.X < other.X ? (shape.X - 25, shape.Y - 70) : (shape.X + 25, shape.Y + 70)
            : (shape.X, shape.Y);

    private static string Text(double units) => units.ToString("0.#", CultureInfo.InvariantCulture);
}
