using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Live;

/// <summary>What a screen shows: topics of the board, perhaps only one organizer's orders, perhaps only one order, perhaps only one call.</summary>
public sealed record Interest(BoardTopics Topics, OrganizerId? Organizer = null, WorkOrderNumber? Order = null, string? Call = null)
{
    public bool Matches(BoardTopics changed, HashSet<OrganizerId> organizers, HashSet<WorkOrderNumber> orders, HashSet<string> calls) =>
        (Topics & changed) != 0
        && (Organizer is not { } organizer || organizers.Contains(organizer))
        && (Order is not { } order || orders.Contains(order))
        && (Call is null || calls.Contains(Call));
}
