using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Feedback;

/// <summary>What of a reply stands in the order's history already, for the person to take over and edit (5.3.2.3.5).</summary>
/// <param name="HandledAt">When the organizer last did something: its newest note of progress, else its newest contact.</param>
/// <param name="Measures">Its notes of progress, the oldest first.</param>
/// <param name="ToldClaimant">The newest contact in which the claimant was reached.</param>
public sealed record ReplyDraft(DateTimeOffset? HandledAt, string? Measures, ClaimantContacted? ToldClaimant)
{
    public bool IsEmpty => this is { HandledAt: null, Measures: null, ToldClaimant: null };

    /// <summary>From what this organizer logged; what others logged is theirs.</summary>
    [Clause("5.3.2.3.5")]
    public static ReplyDraft Of(IEnumerable<WorkOrderEvent> history, OrganizerId organizer)
    {
        var own = history.Where(e => e is ProgressReported p && p.Organizer == organizer || e is ClaimantContacted c && c.Organizer == organizer).ToList();
        var progress = own.OfType<ProgressReported>().ToList();
        return new(
            (progress.LastOrDefault() ?? own.LastOrDefault())?.At,
            progress.Count == 0 ? null : string.Join("\n", progress.Select(p => p.Note)),
            own.OfType<ClaimantContacted>().LastOrDefault(c => c.Reached));
    }
}
