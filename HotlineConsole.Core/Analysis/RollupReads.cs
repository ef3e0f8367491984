using System.Data.Common;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;

namespace HotlineConsole.Core.Analysis;

/// <summary>
/// The questions that are asked of the rollups. Each reads ranges of the primary key and nothing else, so its cost does not grow with the orders. First
/// and last days are both included.
/// </summary>
public sealed class RollupReads(HotlineDb db)
{
    private const string InRange = """ FROM "Rollups" WHERE "Grain" = @grain AND "Dimension" = @dimension AND "Period" BETWEEN @from AND @to""";

    private const string Rows =
        """SELECT "Period", "Key", "Received", "AnsweredDirectly", "Dispatched", "FedBack", "FedBackLate", "Closed", "Returns" """ + InRange;

    private const string Sums =
        """SELECT "Key", sum("Received"), sum("AnsweredDirectly"), sum("Dispatched"), sum("FedBack"), sum("FedBackLate"), sum("Closed"), sum("Returns")"""
        + InRange + """ GROUP BY "Key" """;

    private const string Ranking = """SELECT "Key", sum("Dispatched")""" + InRange + """ GROUP BY "Key" """;

    /// <summary>The year's months that have something to show, by month 1-12.</summary>
    public async Task<IReadOnlyDictionary<int, Measures>> YearByMonthAsync(int year, CancellationToken stop = default) =>
        (await RowsAsync(Dimension.Total, (year * 100) + 1, (year * 100) + 12, stop).ConfigureAwait(false)).ToDictionary(r => r.Month % 100, r => r.Measures);

    /// <summary>The same of each district.</summary>
    public async Task<IReadOnlyDictionary<(int Month, string District), Measures>> YearByMonthAndDistrictAsync(int year, CancellationToken stop = default) =>
        (await RowsAsync(Dimension.District, (year * 100) + 1, (year * 100) + 12, stop).ConfigureAwait(false)).ToDictionary(r => (r.Month % 100, r.Key), r => r.Measures);

    /// <summary>A period by the keys of a dimension. Whole months are read as months, what is left at either end by days.</summary>
    public async Task<IReadOnlyDictionary<string, Measures>> PeriodByAsync(Dimension dimension, DateOnly first, DateOnly last, CancellationToken stop = default)
    {
        var sums = new Dictionary<string, Measures>(StringComparer.Ordinal);
        foreach (var (grain, from, to) in Spans(first, last))
        {
            var span = await HotRead.ReadAsync(db, Sums, r => (Key: r.GetString(0), Measures: MeasuresAt(r, 1)), stop, Parameters(grain, dimension, from, to)).ConfigureAwait(false);
            foreach (var (key, measures) in span)
            {
                sums[key] = sums.GetValueOrDefault(key) + measures;
            }
        }

        return sums;
    }

    /// <summary>The organizers to which most was dispatched in the period. Ranked by that figure alone; the others are read of those that are shown.</summary>
    public async Task<IReadOnlyList<(OrganizerId Organizer, Measures Measures)>> TopOrganizersAsync(DateOnly first, DateOnly last, int most, CancellationToken stop = default)
    {
        var dispatched = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (grain, from, to) in Spans(first, last))
        {
            foreach (var (key, count) in await HotRead.ReadAsync(db, Ranking, r => (r.GetString(0), r.GetInt64(1)), stop, Parameters(grain, Dimension.Lead, from, to)).ConfigureAwait(false))
            {
                dispatched[key] = dispatched.GetValueOrDefault(key) + count;
            }
        }

        var shown = dispatched.OrderByDescending(o => o.Value).ThenBy(o => o.Key, StringComparer.Ordinal).Take(most).Select(o => o.Key).ToList();
        var sums = shown.ToDictionary(key => key, _ => default(Measures), StringComparer.Ordinal);
        foreach (var (grain, from, to) in shown.Count == 0 ? [] : Spans(first, last))
        {
            // Every row by its whole key: the range holds hundreds of organizers for each of those that are shown.
            var sql = Rows + $" AND \"Period\" IN ({string.Join(',', Periods(grain, from, to))}) AND \"Key\" IN ({string.Join(',', shown.Select((_, i) => $"@key{i}"))})";
            var rows = await HotRead.ReadAsync(db, sql, r => (Key: r.GetString(1), Measures: MeasuresAt(r, 2)), stop,
                [.. Parameters(grain, Dimension.Lead, from, to), .. shown.Select((key, i) => ($"key{i}", (object)key))]).ConfigureAwait(false);
            rows.ForEach(row => sums[row.Key] += row.Measures);
        }

        return [.. shown.Select(key => (new OrganizerId(key), sums[key]))];
    }

    /// <summary>A period and the same days of the year before. The 29th of February compares with the 28th.</summary>
    public async Task<(Measures Now, Measures LastYear)> WithLastYearAsync(DateOnly first, DateOnly last, CancellationToken stop = default)
    {
        var now = await PeriodByAsync(Dimension.Total, first, last, stop).ConfigureAwait(false);
        var then = await PeriodByAsync(Dimension.Total, first.AddYears(-1), last.AddYears(-1), stop).ConfigureAwait(false);
        return (now.GetValueOrDefault(""), then.GetValueOrDefault(""));
    }

    /// <summary>Districts by level-2 categories in one month; an empty district where the place is not known.</summary>
    public async Task<IReadOnlyDictionary<(string District, string Category), Measures>> GridAsync(int year, int month, CancellationToken stop = default) =>
        (await RowsAsync(Dimension.DistrictAndCategory, (year * 100) + month, (year * 100) + month, stop).ConfigureAwait(false))
        .ToDictionary(r => (r.Key[..r.Key.IndexOf('|')], r.Key[(r.Key.IndexOf('|') + 1)..]), r => r.Measures);

    private Task<List<(int Month, string Key, Measures Measures)>> RowsAsync(Dimension dimension, int from, int to, CancellationToken stop) =>
        HotRead.ReadAsync(db, Rows, r => (r.GetInt32(0), r.GetString(1), MeasuresAt(r, 2)), stop, Parameters(Grain.Month, dimension, from, to));

    private static (string, object)[] Parameters(Grain grain, Dimension dimension, int from, int to) =>
        [("grain", (int)grain), ("dimension", (int)dimension), ("from", from), ("to", to)];

    // A sum comes as a wider number than what it sums up.
    private static Measures MeasuresAt(DbDataReader r, int first) => new(
        (int)r.GetInt64(first), (int)r.GetInt64(first + 1), (int)r.GetInt64(first + 2), (int)r.GetInt64(first + 3), (int)r.GetInt64(first + 4),
        (int)r.GetInt64(first + 5), (int)r.GetInt64(first + 6));

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

    private static IEnumerable<int> Periods(Grain grain, int from, int to)
    {
        var last = Start(to);
        for (var at = Start(from); at <= last; at = grain == Grain.Day ? at.AddDays(1) : at.AddMonths(1))
        {
            yield return grain == Grain.Day ? Rollup.DayOf(at) : Rollup.DayOf(at) / 100;
        }

        DateOnly Start(int period) => grain == Grain.Day ? new(period / 10_000, period / 100 % 100, period % 100) : new(period / 100, period % 100, 1);
    }

    private static DateOnly FirstOfNext(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1);
}
