using System.Collections.Immutable;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Parts;

namespace HotlineConsole.Pages.Wall;

/// <summary>Where today's complaints come from and what they are about, the most first.</summary>
public sealed record RankedDay
{
    public static readonly RankedDay Empty = new();

    private const int Shown = 12;

    private DayCounts? Day { get; init; }

    public ImmutableArray<TopEntry> Streets { get; private init; } = [];

    public ImmutableArray<TopEntry> Categories { get; private init; } = [];

    public RankedDay Next(DayCounts today, City city) => ReferenceEquals(Day, today) ? this : new()
    {
        Day = today,
        Streets = WallView.Kept(Streets, Top(today.Streets, street => city.NameOf(street))),
        Categories = WallView.Kept(Categories, Top(today.Categories
            .GroupBy(c => city.ParentName(c.Key)).Select(all => KeyValuePair.Create(all.Key, all.Sum(c => c.Value))), name => name)),
    };

    private static IEnumerable<TopEntry> Top<T>(IEnumerable<KeyValuePair<T, int>> all, Func<T, string> name)
    {
        var first = all.Select(e => (Name: name(e.Key), Orders: e.Value))
            .OrderByDescending(e => e.Orders).ThenBy(e => e.Name, StringComparer.Ordinal).Take(Shown).ToList();
        return first.Select(e => new TopEntry(e.Name, e.Orders, first[0].Orders));
    }
}
