using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Confidentiality;

/// <summary>
/// What of an order's history is for whom. Organizers read the claimant's answers, but not whom the hotline means to call and how often it tried: who knows
/// whom nobody will ask can treat him so (5.5.6).
/// </summary>
[Clause("5.5.6"), Clause("6.1.2")]
public static class HistoryShown
{
    public static IReadOnlyList<HistoryLine> For(this IReadOnlyList<HistoryLine> history, Actor by) => by.Role is not (Role.OrganizerStaff or Role.OrganizerLeader)
        ? history
        : [.. history.Where(line => !IsOfTheCall(line.Event)).Select(line => line.Event is WorkOrderFedBack { FollowUp: not null } e ? line with { Event = e with { FollowUp = null } } : line)];

    /// <summary>A step on the way to the claimant, not what he said.</summary>
    internal static bool IsOfTheCall(WorkOrderEvent happened) => happened is FollowUpStarted or FollowUpCalled or RatingInvited or InvitationSent or MessageUnclear;
}
