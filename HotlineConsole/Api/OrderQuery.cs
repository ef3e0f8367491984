using System.Globalization;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Pages.Orders;

namespace HotlineConsole.Api;

/// <summary>
/// What a list of orders is narrowed to. <paramref name="Organizer"/>: orders that it leads; an organizer's own people see those that it leads or holds
/// a part in. <paramref name="Cursor"/>: the <c>next</c> of the page before.
/// </summary>
internal sealed record OrderQuery(
    string? Status, string? Tier, string? District, string? Category, string? Organizer, string? Q, string? Limit, string? Cursor)
{
    private const int Longest = 200;
    private const int Usual = 50;

    /// <summary>Orders on a page.</summary>
    public int Most => Limit is null ? Usual : ReadLimit() ?? Usual;

    private WorkOrderNumber? Before => WorkOrderNumber.TryParse(Cursor, out var number) ? number : null;

    /// <summary>Names of the parameters that cannot be read.</summary>
    public string[] Wrong() =>
    [
        .. Status is not null && ReadName<WorkOrderStatus>(Status) is null ? (string[])["status"] : [],
        .. Tier is not null && ReadName<ResponseTier>(Tier) is null ? (string[])["tier"] : [],
        .. Limit is not null && ReadLimit() is null ? (string[])["limit"] : [],
        .. Cursor is not null && Before is null ? (string[])["cursor"] : [],
        .. Q is { Length: > 200 } || !IsText(Q) ? (string[])["q"] : [],
        .. IsText(District) ? (string[])[] : ["district"],
        .. IsText(Category) ? (string[])[] : ["category"],
        .. IsText(Organizer) ? (string[])[] : ["organizer"],
    ];

    /// <summary>Lists are for the hotline and for organizers, who cannot ask for another's.</summary>
    public Refusal? Refuse(Actor by) => by.Role switch
    {
        Role.Attendant or Role.Dispatcher or Role.Supervisor or Role.FollowUp or Role.Keeper => null,
        Role.OrganizerStaff or Role.OrganizerLeader => by.Organizer is null ? Capabilities.NotAllowed
            : Organizer is not null && Organizer != by.Organizer.Value.Value ? Capabilities.OtherOrganizer
            : null,
        Role.Administrator or Role.SecurityAdministrator or Role.Auditor or Role.Wall or Role.Gateway or Role.Claimant or Role.DeadlineWatch
            or Role.Import => Capabilities.NotAllowed,
    };

    /// <summary>The rows of the page and one more, if there is one.</summary>
    public Task<IReadOnlyList<OrderRow>> ReadAsync(HotlineStore store, Actor by, BoardSnapshot board, CancellationToken stop)
    {
        var filter = new OrderFilter
        {
            Words = Q,
            Status = Status is null ? null : ReadName<WorkOrderStatus>(Status),
            Tier = Tier is null ? null : ReadName<ResponseTier>(Tier),
            District = District,
            Category = Category,
            Organizer = by.Organizer is null && Organizer is not null ? new OrganizerId(Organizer) : null,
        };
        return OrderList.NextAsync(store, by, filter, by.Organizer is { } own ? OwnOrders.Of(own, board) : null, Most + 1, Before, among: null, stop);
    }

    private int? ReadLimit() =>
        int.TryParse(Limit, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Longest ? limit : null;

    private static bool IsText(string? typed) => typed is null || CommandTexts.IsText(typed);

    // By name only: a number would be read as a member that may not be.
    private static T? ReadName<T>(string name) where T : struct, Enum => Enum.GetNames<T>().Contains(name) ? Enum.Parse<T>(name) : null;
}
