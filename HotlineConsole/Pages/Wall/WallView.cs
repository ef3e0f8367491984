using System.Collections.Immutable;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;

namespace HotlineConsole.Pages.Wall;

/// <summary>
/// All that the wall shows of a board, as the texts that it shows, in one language. What says the same as in the view before is the same object, so that
/// its part need not be drawn again. No title, no content, nothing of a claimant ever comes here.
/// </summary>
public sealed record WallView
{
    public static readonly WallView Empty = new();

    private const int NearestShown = 12;
    private const int AlertsShown = 8;
    private const int SupervisedShown = 16;

    public BoardSnapshot Board { get; private init; } = BoardSnapshot.Empty;

    public DateTimeOffset At { get; private init; }

    public string Sequence { get; private init; } = "0";

    public string Unacknowledged { get; private init; } = "0";

    public string? SurgeUntil { get; private init; }

    public ImmutableArray<AlertLine> Alerts { get; private init; } = [];

    public ImmutableArray<Kpi> Kpis { get; private init; } = [];

    public ImmutableArray<MatrixCell> Matrix { get; private init; } = [];

    public ImmutableArray<BreachLine> Nearest { get; private init; } = [];

    public string Overdue { get; private init; } = "";

    public ImmutableArray<DistrictRisk> Districts { get; private init; } = [];

    public string? PlaceUnknown { get; private init; }

    public RankedDay Ranks { get; private init; } = RankedDay.Empty;

    public ImmutableArray<SupervisedLine> Supervised { get; private init; } = [];

    public string SupervisedOrders { get; private init; } = "";

    /// <summary>The newest alerts that are to be read for a board.</summary>
    public static IEnumerable<AlertRow> NewestAlerts(BoardSnapshot board) => board.Alerts.Take(AlertsShown);

    /// <summary>The next view: <paramref name="alerts"/> are those of the board, null when they have not changed.</summary>
    public WallView Next(BoardSnapshot board, DateTimeOffset now, IReadOnlyList<WallAlert>? alerts, City city)
    {
        var figures = WallFigures.Of(board, now, city.TimeZone);
        return new()
        {
            Board = board,
            At = now,
            Sequence = WallLooks.Plain(board.Sequence),
            Unacknowledged = WallLooks.Plain(board.Unacknowledged),
            SurgeUntil = AlertLine.SurgeUntil(board.Surge, now, city),
            Alerts = alerts is null ? Alerts : Kept(Alerts, alerts.Select(a => AlertLine.Of(a, city))),
            Kpis = Kept(Kpis, Kpi.Of(figures)),
            Matrix = board.Cells == Board.Cells && !Matrix.IsEmpty ? Matrix : Kept(Matrix, MatrixCell.Of(board)),
            Nearest = Kept(Nearest, NotYetDue(board, now).Select(row => BreachLine.Of(row, city))),
            Overdue = WallLooks.Grouped(figures.Open.Overdue),
            Districts = Kept(Districts, DistrictRisk.Of(board, city)),
            PlaceUnknown = DistrictRisk.OfUnknown(board),
            Ranks = Ranks.Next(board.On(figures.Today), city),
            Supervised = board.Supervised == Board.Supervised ? Supervised : Kept(Supervised, board.Supervised.Take(SupervisedShown).Select(row => SupervisedLine.Of(row, city))),
            SupervisedOrders = WallLooks.Grouped(board.Supervised.Count),
        };
    }

    // The overdue ones stand first in the set, perhaps thousands of them: the first that is not overdue is found by halving.
    private static IEnumerable<OrderRow> NotYetDue(BoardSnapshot board, DateTimeOffset now)
    {
        var (low, high) = (0, board.ByDue.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = board.ByDue[middle].NextDueAt < now ? (middle + 1, high) : (low, middle);
        }

        for (var i = low; i < board.ByDue.Count && i < low + NearestShown; i++)
        {
            yield return board.ByDue[i];
        }
    }

    /// <summary>What was shown before, when it says the same.</summary>
    internal static ImmutableArray<T> Kept<T>(ImmutableArray<T> shown, IEnumerable<T> now) =>
        now.ToImmutableArray() is var fresh && shown.SequenceEqual(fresh) ? shown : fresh;
}
