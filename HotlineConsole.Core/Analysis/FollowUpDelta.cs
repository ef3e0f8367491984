using System.Collections.Immutable;
using System.Runtime.InteropServices;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;

namespace HotlineConsole.Core.Analysis;

/// <summary>What the changes of one transaction add to the figures of follow-ups: what the orders are now, less what they were.</summary>
public sealed class FollowUpDelta(TimeZoneInfo zone)
{
    /// <summary>What follow-ups are counted by; the lead is who led when it was asked about.</summary>
    public static readonly ImmutableArray<Dimension> Dimensions = [Dimension.Total, Dimension.District, Dimension.Category, Dimension.Lead];

    private readonly Dictionary<RollupKey, FollowUpFigures> _rows = [];

    /// <summary>An order came or changed; <paramref name="before"/> is null for a new one.</summary>
    public void Add(OrderRow? before, OrderRow after)
    {
        if (before is not null)
        {
            Count(before.District, before.Category, before.FollowUps, -1);
        }

        Count(after.District, after.Category, after.FollowUps, 1);
    }

    /// <summary>The sums by row, days and months; what adds nothing is left out.</summary>
    public IEnumerable<KeyValuePair<RollupKey, FollowUpFigures>> Rows() => _rows.Where(row => row.Value != default);

    public void Clear() => _rows.Clear();

    internal void Count(string? district, string category, ImmutableArray<FollowUpFact> facts, int sign)
    {
        foreach (var fact in facts)
        {
            var figures = sign > 0 ? FollowUpFigures.Of(fact) : -FollowUpFigures.Of(fact);
            var day = Rollup.DayOf(fact.At, zone);
            foreach (var dimension in Dimensions)
            {
                if (KeyOf(dimension, district, category, fact.Lead) is { } key)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(_rows, new(Grain.Day, dimension, day, key), out _) += figures;
                    CollectionsMarshal.GetValueRefOrAddDefault(_rows, new(Grain.Month, dimension, day / 100, key), out _) += figures;
                }
            }
        }
    }

    private static string? KeyOf(Dimension dimension, string? district, string category, OrganizerId? lead) => dimension switch
    {
        Dimension.Total => "",
        Dimension.District => district ?? "",
        Dimension.Category => category,
        _ => lead?.Value,
    };
}
