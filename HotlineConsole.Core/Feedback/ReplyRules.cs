using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Feedback;

/// <summary>反馈内容 (5.3.2.3.3-6): the fields that a reply must fill, by kind of complaint and outcome. The form asks it, the decision checks it.</summary>
public static class ReplyRules
{
    [Clause("5.3.2.3.3")]
    public static readonly Refusal Consultation = new("reply.incomplete", "5.3.2.3.3");

    [Clause("5.3.2.3.4")]
    public static readonly Refusal Suggestion = new("reply.incomplete", "5.3.2.3.4");

    [Clause("5.3.2.3.5")]
    public static readonly Refusal Solved = new("reply.incomplete", "5.3.2.3.5 a");

    [Clause("5.3.2.3.5")]
    public static readonly Refusal Unsolved = new("reply.incomplete", "5.3.2.3.5 b");

    [Clause("5.3.2.3.5")]
    public static readonly Refusal CannotBeSolved = new("reply.incomplete", "5.3.2.3.5 c");

    [Clause("5.3.2.3.5")]
    public static readonly Refusal NoOutcome = new("reply.no-outcome", "5.3.2.3.5");

    [Clause("5.3.2.3.6")]
    public static readonly Refusal Unreasonable = new("reply.incomplete", "5.3.2.3.6");

    /// <summary>Names of the required fields, in the order of the standard's sentence.</summary>
    public static (Refusal Refusal, IReadOnlyList<string> Fields) Required(ComplaintKind kind, HandlingOutcome? outcome) => (kind, outcome) switch
    {
        (_, HandlingOutcome.Unreasonable) => (Unreasonable, [nameof(Reply.LeadOrganizer), nameof(Reply.Grounds), nameof(Reply.LawCited)]),
        (ComplaintKind.Consultation, _) => (Consultation, [nameof(Reply.LeadOrganizer), nameof(Reply.Answer), nameof(Reply.HandledAt)]),
        (ComplaintKind.Suggestion, _) => (Suggestion, [nameof(Reply.ToldClaimant), nameof(Reply.PassedTo)]),
        (_, HandlingOutcome.Solved) => (Solved, [nameof(Reply.LeadOrganizer), nameof(Reply.HandledAt), nameof(Reply.Measures), nameof(Reply.ToldClaimant)]),
        (_, HandlingOutcome.Unsolved) => (Unsolved, [nameof(Reply.LeadOrganizer), nameof(Reply.Reason), nameof(Reply.NextSteps), nameof(Reply.NextStepsWhen), nameof(Reply.ToldClaimant)]),
        (_, HandlingOutcome.CannotBeSolved) => (CannotBeSolved, [nameof(Reply.LeadOrganizer), nameof(Reply.Reason), nameof(Reply.MeasuresStudied), nameof(Reply.ToldClaimant)]),
        (_, null) => (NoOutcome, [nameof(Reply.Outcome)]),
    };

    /// <summary>What is missing, or null when the reply says all that its kind and outcome require.</summary>
    public static Refusal? Check(ComplaintKind kind, Reply reply)
    {
        var (refusal, fields) = Required(kind, reply.Outcome);
        var missing = fields.Where(f => !IsGiven(reply, f)).ToArray();
        return missing.Length > 0 ? refusal.Naming(missing) : null;
    }

    private static bool IsGiven(Reply reply, string field) => field switch
    {
        nameof(Reply.Outcome) => reply.Outcome is not null,
        nameof(Reply.LeadOrganizer) => reply.LeadOrganizer is not null,
        nameof(Reply.HandledAt) => reply.HandledAt is not null,
        nameof(Reply.Answer) => Given(reply.Answer),
        nameof(Reply.Measures) => Given(reply.Measures),
        nameof(Reply.Reason) => Given(reply.Reason),
        nameof(Reply.NextSteps) => Given(reply.NextSteps),
        nameof(Reply.NextStepsWhen) => Given(reply.NextStepsWhen),
        nameof(Reply.MeasuresStudied) => Given(reply.MeasuresStudied),
        nameof(Reply.ToldClaimant) => Given(reply.ToldClaimant),
        nameof(Reply.PassedTo) => Given(reply.PassedTo),
        nameof(Reply.Grounds) => Given(reply.Grounds),
        nameof(Reply.LawCited) => Given(reply.LawCited),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "not a field of a reply"),
    };

    private static bool Given(string? text) => !string.IsNullOrWhiteSpace(text);
}
