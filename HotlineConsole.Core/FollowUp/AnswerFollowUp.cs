using System.Collections.Immutable;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.FollowUp;

/// <summary>
/// The claimant's answers to the three questions of B.4, once a feedback: written down by the person who phones, with his consent, or given by himself on
/// the rating page. He may leave any of them unanswered.
/// </summary>
[Clause("5.5.5"), Clause("5.4.2")]
public sealed record AnswerFollowUp(
    WorkOrderNumber Number, bool? Contacted, bool? Solved, Satisfaction? Level, ImmutableArray<PoorReason> Reasons = default, string? OtherReason = null, string? Remarks = null)
    : WorkOrderCommand(Number)
{
    public static readonly Refusal NoConsent = new("followup.no-consent", "5.5.3");
    public static readonly Refusal NotInvited = new("followup.not-invited", "5.5.4");
    public static readonly Refusal Expired = new("followup.expired", "5.5.4");
    public static readonly Refusal Nothing = new("followup.nothing-said", "5.5.5");
    public static readonly Refusal ReasonsOfPraise = new("followup.reasons-of-praise", "5.5.4");

    public static Decision Decide(WorkOrder order, AnswerFollowUp command, Actor by, DateTimeOffset now, Rules rules)
    {
        var way = by.Role == Role.Claimant ? FollowUpWay.Online : FollowUpWay.Phone;
        if ((way == FollowUpWay.Online ? RefuseInvited(order, now, rules) : FollowUpRules.RefuseCall(order, by, now, rules)) is { } refusal)
        {
            return refusal;
        }

        var answers = new FollowUpAnswers(
            command.Contacted, command.Solved, command.Level, command.Reasons.IsDefault ? [] : [.. command.Reasons.Distinct()], Given(command.OtherReason), Given(command.Remarks));
        return way == FollowUpWay.Phone && !order.FollowUp!.HasConsented ? NoConsent
            : answers is { Contacted: null, Solved: null, Level: null, Remarks: null } ? Nothing.Naming([nameof(Contacted), nameof(Solved), nameof(Level)])
            : !answers.IsPoor && (answers.Reasons.Length > 0 || answers.OtherReason is not null) ? ReasonsOfPraise.Naming([nameof(Reasons)])
            : new FollowUpAnswered(order.Number, now, by, order.Handling, way, answers);
    }

    /// <summary>Why the claimant cannot answer by himself, or null: he is invited, and what was sent to him is not too old.</summary>
    public static Refusal? RefuseInvited(WorkOrder order, DateTimeOffset now, Rules rules) =>
        FollowUpRules.Refuse(order, rules, byHimself: true) is { } refusal ? refusal
        : order.InvitedAt is null ? NotInvited
        : order.FollowUp!.AnswerBy is { } until && now > until ? Expired.With(FollowUpRules.Shown(until, rules))
        : null;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
