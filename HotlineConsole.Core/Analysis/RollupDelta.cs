using System.Runtime.InteropServices;

namespace HotlineConsole.Core.Analysis;

/// <summary>
/// What the changes of one transaction add to the rollups, summed, so that each row is written once. Gathered by day; months follow from the days.
/// </summary>
public sealed class RollupDelta(TimeZoneInfo zone)
{
    private readonly Dictionary<RollupKey, Measures> _rows = [];

    public bool IsEmpty => _rows.Count == 0;

    /// <summary>An order came or changed; <paramref name="before"/> is null for a new one.</summary>
    public void Add(RollupFacts? before, in RollupFacts after)
    {
        if (before is not { } was)
        {
            Span<(int Day, Measures Measures)> all = stackalloc (int, Measures)[Rollup.MostDays];
            Add(after, all[..Rollup.Count(after, takeAway: false, zone, all, 0)]);
            return;
        }

        if (was == after)
        {
            return;
        }

        Span<(int Day, Measures Measures)> gone = stackalloc (int, Measures)[Rollup.MostDays];
        var days = Rollup.Count(was, takeAway: true, zone, gone, 0);
        Span<(int Day, Measures Measures)> come = stackalloc (int, Measures)[Rollup.MostDays];
        var newDays = Rollup.Count(after, takeAway: false, zone, come, 0);
        Span<(int Day, Measures Measures)> changed = stackalloc (int, Measures)[Rollup.MostDays];
        gone.CopyTo(changed);
        var changedDays = Rollup.Count(after, takeAway: false, zone, changed, days);
        foreach (var dimension in Rollup.AtDayGrain)
        {
            Change(Grain.Day, dimension, was, after, gone[..days], come[..newDays], changed[..changedDays]);
        }

        Change(Grain.Month, Dimension.DistrictAndCategory, was, after, gone[..days], come[..newDays], changed[..changedDays]);
    }

    /// <summary>The sums by row, days and months.</summary>
    public IReadOnlyDictionary<RollupKey, Measures> Rows()
    {
        var rows = new Dictionary<RollupKey, Measures>(_rows.Count * 2);
        foreach (var (key, measures) in _rows)
        {
            if (measures == default)
            {
                continue;
            }

            CollectionsMarshal.GetValueRefOrAddDefault(rows, key, out _) += measures;
            if (key.Grain == Grain.Day)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(rows, key with { Grain = Grain.Month, Period = key.Period / 100 }, out _) += measures;
            }
        }

        return rows;
    }

    public void Clear() => _rows.Clear();

    private void Add(in RollupFacts order, ReadOnlySpan<(int Day, Measures Measures)> days)
    {
        foreach (var dimension in Rollup.AtDayGrain)
        {
            Add(Grain.Day, dimension, order.KeyOf(dimension), days);
        }

        Add(Grain.Month, Dimension.DistrictAndCategory, order.KeyOf(Dimension.DistrictAndCategory), days);
    }

    private void Change(
        Grain grain, Dimension dimension, in RollupFacts was, in RollupFacts after,
        ReadOnlySpan<(int Day, Measures Measures)> gone, ReadOnlySpan<(int Day, Measures Measures)> come, ReadOnlySpan<(int Day, Measures Measures)> changed)
    {
        var (oldKey, newKey) = (was.KeyOf(dimension), after.KeyOf(dimension));
        if (oldKey == newKey)
        {
            Add(grain, dimension, newKey, changed);
            return;
        }

        Add(grain, dimension, oldKey, gone);
        Add(grain, dimension, newKey, come);
    }

    private void Add(Grain grain, Dimension dimension, string? key, ReadOnlySpan<(int Day, Measures Measures)> days)
    {
        if (key is null)
        {
            return;
        }

        foreach (var (day, measures) in days)
        {
            if (measures != default)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_rows, new(grain, dimension, grain == Grain.Month ? day / 100 : day, key), out _) += measures;
            }
        }
    }
}
