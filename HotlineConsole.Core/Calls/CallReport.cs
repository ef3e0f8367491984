using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Calls;

/// <summary>What a telephone switch tells of a call (Appendix A.1). Of two at the same instant the first of this list comes first.</summary>
public enum CallStep
{
    /// <summary>呼入: the call was put before the attendants and begins to wait.</summary>
    Offered,

    /// <summary>接听: an attendant took it; again after a transfer.</summary>
    Answered,

    /// <summary>转接.</summary>
    Transferred,

    /// <summary>评价: the caller pressed a key before hanging up (5.4.1).</summary>
    Rated,

    /// <summary>放弃: the caller hung up before anybody answered.</summary>
    Abandoned,

    /// <summary>结束.</summary>
    Ended,
}

/// <summary>The five levels of 5.4.2; the number is the key that the caller presses.</summary>
[Clause("5.4.2")]
public enum ServiceRating
{
    /// <summary>非常满意.</summary>
    VerySatisfied = 1,

    /// <summary>满意.</summary>
    Satisfied,

    /// <summary>基本满意.</summary>
    FairlySatisfied,

    /// <summary>不满意.</summary>
    Dissatisfied,

    /// <summary>非常不满意.</summary>
    VeryDissatisfied,
}

/// <summary>One thing that happened to a call, at the instant of the switch's own clock.</summary>
/// <param name="Attendant">Id of the account that answered; the switch's own name for the seat where there is no such account.</param>
/// <param name="Key">The key pressed, for a rating.</param>
public sealed record CallReport(CallStep Step, DateTimeOffset At, string? Attendant = null, int? Key = null);

/// <summary>The caller's number, sealed as claimants are (6.1), with the mark by which two of them can be compared.</summary>
public sealed record SealedCaller(string Sealed, string Mark);
