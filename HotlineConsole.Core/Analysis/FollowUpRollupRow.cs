namespace HotlineConsole.Core.Analysis;

/// <summary>One row of the figures of follow-ups. Always what a count over all orders gives.</summary>
public sealed record FollowUpRollupRow
{
    public required Grain Grain { get; init; }

    public required Dimension Dimension { get; init; }

    /// <summary>yyyyMMdd or yyyyMM, by the city's calendar.</summary>
    public required int Period { get; init; }

    public required string Key { get; init; }

    public required int Answered { get; init; }

    public required int ContactAnswers { get; init; }

    public required int Contacted { get; init; }

    public required int SolvedAnswers { get; init; }

    public required int Solved { get; init; }

    public required int Ratings { get; init; }

    public required int Satisfied { get; init; }

    public required int ClaimedSolved { get; init; }

    public required int ClaimDenied { get; init; }

    public required int Refused { get; init; }

    public required int NotReached { get; init; }

    public required int Reopened { get; init; }

    public FollowUpFigures Figures() => new(
        Answered, ContactAnswers, Contacted, SolvedAnswers, Solved, Ratings, Satisfied, ClaimedSolved, ClaimDenied, Refused, NotReached, Reopened);
}
