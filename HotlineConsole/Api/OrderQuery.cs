using System.Globalization;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

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
    public async Task<IReadOnlyList<OrderRow>> ReadAsync(HotlineStore store, Actor by, BoardSnapshot board, CancellationToken stop)
    {
        if (!string.IsNullOrWhiteSpace(Q))
        {
            return await store.SearchAsync(Q, Most + 1, by, Before, rows => Narrow(rows, by, board), stop);
        }

        await using var db = store.Read();
        var before = Before ?? new WorkOrderNumber(long.MaxValue);
        var rows = Narrow(db.Orders.Where(row => row.Number < before), by, board);
        return await rows.OrderByDescending(row => row.Number).Take(Most + 1).ToListAsync(stop);
    }

    private IQueryable<OrderRow> Narrow(IQueryable<OrderRow> rows, Actor by, BoardSnapshot board)
    {
        if (by.Organizer is { } own)
        {
            // A settled order names its lead only; of open ones the board knows every part.
            var held = board.Inbox(own).Select(row => row.Order.Number).ToArray();
            rows = rows.Where(row => row.Lead == own || held.Contains(row.Number));
        }
        else if (Organizer is not null)
        {
            var lead = new OrganizerId(Organizer);
            rows = rows.Where(row => row.Lead == lead);
        }

        rows = Status is not null && ReadName<WorkOrderStatus>(Status) is { } status ? rows.Where(row => row.Status == status) : rows;
        rows = Tier is not null && ReadName<ResponseTier>(Tier) is { } tier ? rows.Where(row => row.Tier == tier) : rows;
        rows = District is not null ? rows.Where(row => row.District == District) : rows;
        return Category is not null ? rows.Where(row => row.Category == Category) : rows;
    }

    private int? ReadLimit() =>
        int.TryParse(Limit, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= Longest ? limit : null;

    private static bool IsText(string? typed) => typed is null || CommandTexts.IsText(typed);

    // By name only: a number would be read as a member that may not be.
    private static T? ReadName<T>(string name) where T : struct, Enum => Enum.GetNames<T>().Contains(name) ? Enum.Parse<T>(name) : null;
}
