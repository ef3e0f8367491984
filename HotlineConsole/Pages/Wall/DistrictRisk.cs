using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Texts;

namespace HotlineConsole.Pages.Wall;

/// <summary>A district on the maps: the class of its risk step, and how many of its orders are near-due or overdue.</summary>
public sealed record DistrictRisk(string District, string Css, string Value)
{
    public static IEnumerable<DistrictRisk> Of(BoardSnapshot board, City city) => city.Map.Shapes.Select(shape => Of(shape.District, board.Districts.GetValueOrDefault(shape.District)));

    /// <summary>What is open at places that nobody knows; null when nothing is.</summary>
    public static string? OfUnknown(BoardSnapshot board) => board.Districts.GetValueOrDefault("") is { Open: > 0 } unknown
        ? Words.Of("Wall.Map.Unknown", unknown.Open, unknown.Near, unknown.Overdue)
        : null;

    private static DistrictRisk Of(string district, Count count) =>
        new(district, WallLooks.RiskCss(Risk.StepOf(count)), WallLooks.Plain(count.Near + count.Overdue));
}
