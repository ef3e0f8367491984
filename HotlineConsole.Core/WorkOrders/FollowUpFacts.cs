using System.Collections.Immutable;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;

namespace HotlineConsole.Core.WorkOrders;

/// <summary>回访方式 (5.5.2).</summary>
public enum FollowUpWay
{
    Phone,
    Online,
    Message,
}

/// <summary>What came of one call to the claimant. The last two are the claimant's word on whether he wants to be asked (5.5.3).</summary>
public enum CallResult
{
    NoAnswer,
    WrongNumber,

    /// <summary>Asks to be called at another time.</summary>
    PutOff,

    /// <summary>明确表示不接受回访: final.</summary>
    Refused,

    Consented,
}

/// <summary>五个等级 (5.4.2). The numbers are those that a text message answers with.</summary>
public enum Satisfaction
{
    VerySatisfied = 1,
    Satisfied = 2,
    BasicallySatisfied = 3,
    Dissatisfied = 4,
    VeryDissatisfied = 5,
}

/// <summary>差评原因 (5.5.4), the examples of B.4.5; others are written.</summary>
public enum PoorReason
{
    Efficiency,
    Attitude,
    Quality,
}

/// <summary>How a follow-up ended.</summary>
public enum FollowUpEnd
{
    Answered,
    Refused,
    NotReached,
}

/// <summary>The draw (5.5.1), made when the order is fed back: the share that was in force, the month whose seed drew, and what came of it.</summary>
/// <param name="Month">yyyyMM of the feedback, by the city's calendar.</param>
public sealed record FollowUpDraw(int Percent, int Month, bool Taken)
{
    /// <summary>The draw for an order that is fed back now. Who was handled again is always asked again.</summary>
    public static FollowUpDraw Of(WorkOrder order, DateTimeOffset now, Rules rules)
    {
        var policy = rules.Book.Policy.FollowUp;
        var day = LocalTime.DateOf(now, rules.Book.Calendar.Zone);
        var month = (day.Year * 100) + day.Month;
        return new(policy.Percent, month, order.Reopenings.Length > 0 || FollowUpPolicy.Takes(order.Number.Value, policy.SeedOf(month), policy.Percent));
    }
}

/// <summary>What the claimant said (5.5.5), as he said it; null and empty where he did not answer.</summary>
/// <param name="Contacted">B.4.2: whether the organizer contacted him or tried to.</param>
/// <param name="Solved">B.4.3: whether it is solved; of a consultation, whether it was explained clearly.</param>
/// <param name="Level">B.4.4.</param>
/// <param name="Reasons">B.4.5, for the two low levels.</param>
/// <param name="Remarks">意见、建议.</param>
public sealed record FollowUpAnswers(bool? Contacted, bool? Solved, Satisfaction? Level, ImmutableArray<PoorReason> Reasons, string? OtherReason, string? Remarks)
{
    public bool IsPoor => Level is Satisfaction.Dissatisfied or Satisfaction.VeryDissatisfied;
}

/// <summary>One call.</summary>
public sealed record FollowUpCall(DateTimeOffset At, string By, CallResult Result, string? Note);

/// <summary>The follow-up of one feedback: the first, or that of a further handling.</summary>
/// <param name="Round">1, and one more with each further handling.</param>
/// <param name="Lead">Who gave the feedback.</param>
/// <param name="Claimed">What it says came of the handling, to be set beside what the claimant says.</param>
/// <param name="Drawn">Whether the hotline asks by itself; who is not drawn may still rate.</param>
public sealed record FollowUpRound(int Round, OrganizerId? Lead, HandlingOutcome? Claimed, bool Drawn, DateTimeOffset FedBackAt)
{
    /// <summary>Who phones the claimant now, and until when nobody else does.</summary>
    public string? HeldById { get; init; }

    public string? HeldBy { get; init; }

    public DateTimeOffset? HeldUntil { get; init; }

    public required ImmutableArray<FollowUpCall> Calls { get; init; }

    /// <summary>Consent to this call (5.5.3): without it nothing is asked.</summary>
    public bool HasConsented { get; init; }

    /// <summary>When the next call may be made.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When somebody asked for a link for the claimant.</summary>
    public DateTimeOffset? InvitedAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The last instant at which an answer to what was sent counts.</summary>
    public DateTimeOffset? AnswerBy { get; init; }

    /// <summary>Text messages of the claimant that are no answer, as they came.</summary>
    public required ImmutableArray<string> Messages { get; init; }

    public FollowUpEnd? End { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public FollowUpWay? Way { get; init; }

    public FollowUpAnswers? Answers { get; init; }

    public bool IsHeldBy(Actor by, DateTimeOffset now) => HeldById == by.Id && now < HeldUntil;

    /// <summary>The claimant says that it is not solved.</summary>
    public bool IsUnsolved => Answers is { Solved: false };
}

/// <summary>重新办理: a handling that the claimant's answer led to.</summary>
/// <param name="Lead">Who led until then.</param>
public sealed record Reopening(int Id, DateTimeOffset At, string By, string Reason, OrganizerId? Lead);
