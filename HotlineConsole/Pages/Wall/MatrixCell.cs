using HotlineConsole.Core.Board;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Pages.Wall;

/// <summary>A cell of the table: open orders of a stage and tier, or of a whole stage, and how many of them are near-due and overdue.</summary>
public sealed record MatrixCell(string Id, string? Css, string Open, string? Overdue, string? Near)
{
    public static IEnumerable<MatrixCell> Of(BoardSnapshot board) => Enum.GetValues<Stage>().SelectMany(stage =>
        Enum.GetValues<ResponseTier>().Select(tier => Of($"{stage}-{tier}", board.Cell(stage, tier))).Append(Of($"{stage}-all", board.Row(stage))));

    private static MatrixCell Of(string id, Count count) => new(
        "cell-" + id,
        count.Worst() is var worst && worst != Alarm.Normal ? worst.Css() : count.Open == 0 ? "zero" : null,
        WallLooks.Grouped(count.Open),
        count.Overdue > 0 ? WallLooks.Plain(count.Overdue) : null,
        count.Near > 0 ? WallLooks.Plain(count.Near) : null);
}
