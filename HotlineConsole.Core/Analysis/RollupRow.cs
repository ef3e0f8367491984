namespace HotlineConsole.Core.Analysis;

/// <summary>Which row of the rollups: grain, dimension, period and key, in this order also in the primary key, so that a period lies together.</summary>
public readonly record struct RollupKey(Grain Grain, Dimension Dimension, int Period, string Key);

/// <summary>One row of the rollups. Always what a count over all orders gives.</summary>
public sealed record RollupRow
{
    public required Grain Grain { get; init; }

    public required Dimension Dimension { get; init; }

    /// <summary>yyyyMMdd or yyyyMM, by the city's calendar.</summary>
    public required int Period { get; init; }

    public required string Key { get; init; }

    public required int Received { get; init; }

    public required int AnsweredDirectly { get; init; }

    public required int Dispatched { get; init; }

    public required int FedBack { get; init; }

    public required int FedBackLate { get; init; }

    public required int Closed { get; init; }

    public required int Returns { get; init; }

    public Measures Measures() => new(Received, AnsweredDirectly, Dispatched, FedBack, FedBackLate, Closed, Returns);
}
