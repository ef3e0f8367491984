using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Core.Analysis;

/// <summary>
/// The questions that are asked of the rollups. Each reads ranges of the primary key and nothing else, so its cost does not grow with the orders. First
/// and last days are both included.
/// </summary>
public sealed class RollupReads(HotlineDb db)
{
    /// <summary>The year's months that have something to show, by month 1-12.</summary>
    public async Task<IReadOnlyDictionary<int, Measures>> YearByMonthAsync(int year, CancellationToken stop = default) =>
        (await Range(Grain.Month, Dimension.Total, (year * 100) + 1, (year * 100) + 12).ToListAsync(stop).ConfigureAwait(false))
        .ToDictionary(r => r.Period % 100, r => r.Measures());

    /// <summary>The same of each district.</summary>
    public async Task<IReadOnlyDictionary<(int Month, string District), Measures>> YearByMonthAndDistrictAsync(int year, CancellationToken stop = default) =>
        (await Range(Grain.Month, Dimension.District, (year * 100) + 1, (year * 100) + 12).ToListAsync(stop).ConfigureAwait(false))
        .ToDictionary(r => (r.Period % 100, r.Key), r => r.Measures());

    /// <summary>A period by the keys of a dimension. Whole months are read as months, what is left at either end by days.</summary>
    public async Task<IReadOnlyDictionary<string, Measures>> PeriodByAsync(Dimension dimension, DateOnly first, DateOnly last, CancellationToken stop = default)
    {
        var sums = new Dictionary<string, Measures>(StringComparer.Ordinal);
        foreach (var (grain, from, to) in Spans(first, last))
        {
            await foreach (var row in Range(grain, dimension, from, to).AsAsyncEnumerable().WithCancellation(stop).ConfigureAwait(false))
            {
                sums[row.Key] = sums.GetValueOrDefault(row.Key) + row.Measures();
            }
        }

        return sums;
    }

    /// <summary>The organizers to which most was dispatched in the period.</summary>
    public async Task<IReadOnlyList<(OrganizerId Organizer, Measures Measures)>> TopOrganizersAsync(DateOnly first, DateOnly last, int most, CancellationToken stop = default) =>
    [
        .. (await PeriodByAsync(Dimension.Lead, first, last, stop).ConfigureAwait(false))
            .OrderByDescending(o => o.Value.Dispatched).ThenBy(o => o.Key, StringComparer.Ordinal).Take(most).Select(o => (new OrganizerId(o.Key), o.Value)),
    ];

    /// <summary>A period and the same days of the year before. The 29th of February compares with the 28th.</summary>
    public async Task<(Measures Now, Measures LastYear)> WithLastYearAsync(DateOnly first, DateOnly last, CancellationToken stop = default)
    {
        var now = await PeriodByAsync(Dimension.Total, first, last, stop).ConfigureAwait(false);
        var then = await PeriodByAsync(Dimension.Total, first.AddYears(-1), last.AddYears(-1), stop).ConfigureAwait(false);
        return (now.GetValueOrDefault(""), then.GetValueOrDefault(""));
    }

    /// <summary>Districts by level-2 categories in one month; an empty district where the place is not known.</summary>
    public async Task<IReadOnlyDictionary<(string District, string Category), Measures>> GridAsync(int year, int month, CancellationToken stop = default) =>
        (await Range(Grain.Month, Dimension.DistrictAndCategory, (year * 100) + month, (year * 100) + month).ToListAsync(stop).ConfigureAwait(false))
        .ToDictionary(r => (r.Key[..r.Key.IndexOf('|')], r.Key[(r.Key.IndexOf('|') + 1)..]), r => r.Measures());

    private IQueryable<RollupRow> Range(Grain grain, Dimension dimension, int from, int to) =>
        db.Rollups.AsNoTracking().Where(r => r.Grain == grain && r.Dimension == dimension && r.Period >= from && r.Period <= to);

    internal static IEnumerable<(Grain Grain, int From, int To)> Spans(DateOnly first, DateOnly last)
    {
        var firstMonth = first.Day == 1 ? first : FirstOfNext(first);
        var endOfMonths = last.AddDays(1).Day == 1 ? last.AddDays(1) : new DateOnly(last.Year, last.Month, 1);
        if (firstMonth >= endOfMonths)
        {
            yield return (Grain.Day, Rollup.DayOf(first), Rollup.DayOf(last));
            yield break;
        }

        if (first < firstMonth)
        {
            yield return (Grain.Day, Rollup.DayOf(first), Rollup.DayOf(firstMonth.AddDays(-1)));
        }

        yield return (Grain.Month, Rollup.DayOf(firstMonth) / 100, Rollup.DayOf(endOfMonths.AddDays(-1)) / 100);
        if (last >= endOfMonths)
        {
            yield return (Grain.Day, Rollup.DayOf(endOfMonths), Rollup.DayOf(last));
        }
    }

    private static DateOnly FirstOfNext(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1);
}
