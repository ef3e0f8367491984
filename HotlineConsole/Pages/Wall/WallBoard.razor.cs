using System.Collections.Immutable;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Parts;

namespace HotlineConsole.Pages.Wall;

/// <summary>
/// The wall: one subscription, one small batch of changes an update. What the parts show is kept as the same object while it says the same, so that they
/// can tell at a glance. No title, no content, nothing of a claimant ever comes here.
/// </summary>
public sealed partial class WallBoard(City city, HotlineClock clock, HotlineStore store, IConfiguration configuration)
{
    private const int NearestShown = 12;
    private const int AlertsShown = 8;
    private const int SupervisedShown = 16;
    private const int TopShown = 12;

    private HourTurn? _turn;
    private (ImmutableList<AlertRow> Alerts, int Unacknowledged)? _alertsOf;
    private DayCounts? _topOf;
    private IReadOnlyList<Kpi> _kpis = [];
    private ImmutableArray<WallAlert> _alerts = [];
    private ImmutableArray<OrderRow> _nearest = [];
    private ImmutableArray<OrderRow> _supervised = [];
    private ImmutableArray<TopEntry> _streets = [];
    private ImmutableArray<TopEntry> _categories = [];

    protected override BoardTopics Topics => BoardTopics.All & ~BoardTopics.Inbox;

    private Surge? CoveringSurge => Board.Surge is { } surge && surge.Covers(clock.GetUtcNow()) ? surge : null;

    protected override Task OnInitializedAsync() => ReadAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        base.OnAfterRender(firstRender);
        if (firstRender)
        {
            _turn = new(clock, () => InvokeAsync(ShowAsync));
        }
    }

    protected override void Dispose(bool disposing)
    {
        _turn?.Dispose();
        base.Dispose(disposing);
    }

    protected override async Task ReadAsync()
    {
        var now = clock.GetUtcNow();
        var figures = WallFigures.Of(Board, now, city.TimeZone);
        _kpis = Kpi.Of(figures);
        _nearest = Kept(_nearest, NotYetDue(now));
        _supervised = Kept(_supervised, Board.Supervised.Take(SupervisedShown));
        RankToday(Board.On(figures.Today));
        if (_alertsOf is not { } of || of.Alerts != Board.Alerts || of.Unacknowledged != Board.Unacknowledged)
        {
            _alertsOf = (Board.Alerts, Board.Unacknowledged);
            _alerts = Kept(_alerts, await WallAlert.ReadAsync(store, Board.Alerts.Take(AlertsShown)));
        }
    }

    private void RankToday(DayCounts today)
    {
        if (ReferenceEquals(_topOf, today))
        {
            return;
        }

        _topOf = today;
        _streets = Kept(_streets, Top(today.Streets.Select(s => (city.NameOf(s.Key), s.Value))));
        _categories = Kept(_categories, Top(today.Categories
            .GroupBy(c => city.ParentName(c.Key), (parent, all) => (parent, all.Sum(c => c.Value)))));
    }

    private static IEnumerable<TopEntry> Top(IEnumerable<(string Name, int Orders)> all)
    {
        var first = all.OrderByDescending(e => e.Orders).ThenBy(e => e.Name, StringComparer.Ordinal).Take(TopShown).ToList();
        return first.Select(e => new TopEntry(e.Name, e.Orders, first[0].Orders));
    }

    // The overdue ones stand first in the set, perhaps thousands of them: the first that is not overdue is found by halving.
    private IEnumerable<OrderRow> NotYetDue(DateTimeOffset now)
    {
        var (low, high) = (0, Board.ByDue.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Board.ByDue[middle].NextDueAt < now ? (middle + 1, high) : (low, middle);
        }

        for (var i = low; i < Board.ByDue.Count && i < low + NearestShown; i++)
        {
            yield return Board.ByDue[i];
        }
    }

    private static ImmutableArray<T> Kept<T>(ImmutableArray<T> shown, IEnumerable<T> now) =>
        now.ToImmutableArray() is var fresh && shown.SequenceEqual(fresh) ? shown : fresh;
}
