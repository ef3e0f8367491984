using System.Data.Common;
using System.Globalization;
using System.Runtime.InteropServices;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Storage.Postgres;

namespace HotlineConsole.Core.Analysis;

/// <summary>
/// The questions that are asked of the rollups. Each reads ranges of the primary key and nothing else, so its cost does not grow with the orders. First
/// and last days are both included.
/// </summary>
public sealed class RollupReads(HotlineDb db)
{
    private const string InRange = """ "Grain" = @grain AND "Dimension" = @dimension AND "Period" BETWEEN @from AND @to""";

    private const string Rows =
        """SELECT "Period", "Key", "Received", "AnsweredDirectly", "Dispatched", "FedBack", "FedBackLate", "Closed", "Returns" FROM "Rollups" WHERE""" + InRange;

    private const string Sums =
        """SELECT "Key", sum("Received"), sum("AnsweredDirectly"), sum("Dispatched"), sum("FedBack"), sum("FedBackLate"), sum("Closed"), sum("Returns") FROM """;

    private const string ByKey = """ GROUP BY "Key" """;

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
            var span = await HotRead.ReadAsync(db, $"{Sums} \"Rollups\" WHERE {InRange} {ByKey}", r => (Key: r.GetString(0), Measures: MeasuresAt(r, 1)), stop, Parameters(grain, dimension, from, to)).ConfigureAwait(false);
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
        foreach (var (grain, from, to, sign) in SignedSpans(first, last))
        {
            await RankAsync(dispatched, grain, from, to, sign, stop).ConfigureAwait(false);
        }

        var shown = dispatched.Where(o => o.Value > 0).OrderByDescending(o => o.Value).ThenBy(o => o.Key, StringComparer.Ordinal).Take(most).Select(o => o.Key).ToList();
        var sums = shown.ToDictionary(key => key, _ => default(Measures), StringComparer.Ordinal);
        foreach (var (grain, from, to, sign) in shown.Count == 0 ? [] : SignedSpans(first, last))
        {
            // Every row by its whole key, in this order of the tables: the range holds hundreds of organizers for each of those that are shown.
            var sql = $"""
                WITH p(n) AS (VALUES {string.Join(',', Periods(grain, from, to).Select(p => $"({p})"))}), k(n) AS (VALUES {string.Join(',', shown.Select((_, i) => $"(@key{i})"))})
                {Sums} p CROSS JOIN k CROSS JOIN "Rollups" WHERE "Grain" = @grain AND "Dimension" = @dimension AND "Period" = p.n AND "Key" = k.n {ByKey}
                """;
            var rows = await HotRead.ReadAsync(db, sql, r => (Key: r.GetString(0), Measures: MeasuresAt(r, 1)), stop,
                [("grain", (int)grain), ("dimension", (int)Dimension.Lead), .. shown.Select((key, i) => ($"key{i}", (object)key))]).ConfigureAwait(false);
            rows.ForEach(row => sums[row.Key] += sign > 0 ? row.Measures : -row.Measures);
        }

        return [.. shown.Select(key => (new OrganizerId(key), sums[key]))];
    }

    // PostgreSQL sums up by a hash. SQLite would sort all rows for it, which takes longer than to add them up here.
    private async Task RankAsync(Dictionary<string, long> dispatched, Grain grain, int from, int to, int sign, CancellationToken stop)
    {
        if (db is HotlinePostgresDb)
        {
            var sums = await HotRead.ReadAsync(
                db, $"""SELECT "Key", sum("Dispatched") FROM "Rollups" WHERE {InRange} {ByKey}""", r => (r.GetString(0), r.GetInt64(1)), stop, Parameters(grain, Dimension.Lead, from, to)).ConfigureAwait(false);
            foreach (var (key, sum) in sums)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(dispatched, key, out _) += sign * sum;
            }

            return;
        }

        var keys = new TextPool(slots: 1 << 11);
        var sql = string.Create(CultureInfo.InvariantCulture, $"""
            SELECT "Key", "Dispatched" FROM "Rollups" WHERE "Grain" = {(int)grain} AND "Dimension" = {(int)Dimension.Lead} AND "Period" BETWEEN {from} AND {to}
            """);
        foreach (var (key, count) in HotRead.All(db, sql, r => (keys.Of(r.Utf8(0)), r.Number(1))))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(dispatched, key, out _) += sign * count;
        }
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

    /// <summary>The same period in as few rows as it can be had: of a month that is nearly whole, the month less the days that are not meant.</summary>
    internal static IEnumerable<(Grain Grain, int From, int To, int Sign)> SignedSpans(DateOnly first, DateOnly last)
    {
        for (var at = first; at <= last; at = FirstOfNext(at))
        {
            if (at.Day == 1 && FirstOfNext(at) <= last.AddDays(1))
            {
                var month = at;
                while (FirstOfNext(FirstOfNext(month)) <= last.AddDays(1))
                {
                    month = FirstOfNext(month);
                }

                yield return (Grain.Month, Rollup.DayOf(at) / 100, Rollup.DayOf(month) / 100, 1);
                at = month;
                continue;
            }

            var (start, next) = (new DateOnly(at.Year, at.Month, 1), FirstOfNext(at));
            var end = last < next ? last : next.AddDays(-1);
            if (end.Day - at.Day + 1 <= (next.DayNumber - start.DayNumber + 1) / 2)
            {
                yield return (Grain.Day, Rollup.DayOf(at), Rollup.DayOf(end), 1);
                continue;
            }

            yield return (Grain.Month, Rollup.DayOf(at) / 100, Rollup.DayOf(at) / 100, 1);
            if (at > start)
            {
                yield return (Grain.Day, Rollup.DayOf(start), Rollup.DayOf(at.AddDays(-1)), -1);
            }

            if (end.AddDays(1) < next)
            {
                yield return (Grain.Day, Rollup.DayOf(end.AddDays(1)), Rollup.DayOf(next.AddDays(-1)), -1);
            }
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
