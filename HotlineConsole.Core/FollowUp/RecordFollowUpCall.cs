using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.FollowUp;

/// <summary>
/// What came of a call: nobody reached, asked to call later, refused for good, or consented. Only with consent may anything be asked; a refusal ends every
/// follow-up of the order for ever.
/// </summary>
[Clause("5.5.3")]
public sealed record RecordFollowUpCall(WorkOrderNumber Number, CallResult Result, string? Note = null) : WorkOrderCommand(Number)
{
    public static readonly Refusal Consented = new("followup.consented", "5.5.3");

    public static Decision Decide(WorkOrder order, RecordFollowUpCall command, Actor by, DateTimeOffset now, Rules rules)
    {
        if (FollowUpRules.RefuseCall(order, by, now, rules) is { } refusal)
        {
            return refusal;
        }

        if (order.FollowUp!.HasConsented && command.Result == CallResult.Consented)
        {
            return Consented;
        }

        var policy = rules.Book.Policy.FollowUp;
        FollowUpEnd? end = command.Result == CallResult.Refused ? FollowUpEnd.Refused
            : IsMissed(command.Result) && order.FollowUp.Calls.Count(c => IsMissed(c.Result)) + 1 >= policy.Attempts ? FollowUpEnd.NotReached
            : null;
        DateTimeOffset? next = end is null && command.Result != CallResult.Consented ? now + policy.RetryAfter : null;
        return new FollowUpCalled(order.Number, now, by, order.Handling, command.Result, command.Note?.Trim() is { Length: > 0 } note ? note : null, next, end);
    }

    private static bool IsMissed(CallResult result) => result is CallResult.NoAnswer or CallResult.WrongNumber;
}
