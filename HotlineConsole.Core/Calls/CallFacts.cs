using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Calls;

/// <summary>A call as the board counts it: instants and the rating, nothing of who called.</summary>
public sealed record CallFacts(
    string Id, DateTimeOffset FirstAt, DateTimeOffset? OfferedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? AbandonedAt, DateTimeOffset? EndedAt, string? Attendant,
    ServiceRating? Rating, DateTimeOffset? RatedAt)
{
    public bool IsWaiting => OfferedAt is not null && AnsweredAt is null && AbandonedAt is null && EndedAt is null;

    public bool IsTalking => AnsweredAt is not null && EndedAt is null;

    /// <summary>Answered within 15 s; one tick later is late.</summary>
    [Clause("D:5.2.3.3")]
    public bool IsPrompt => AnsweredAt - OfferedAt <= ServiceLevel.AnswerWithin;
}

/// <summary>What a commit did to a call; before is null for its first report.</summary>
public sealed record CallChange(CallFacts? Before, CallFacts After);
