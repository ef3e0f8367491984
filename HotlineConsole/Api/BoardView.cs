using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Api;

/// <summary>How much of the board a program sees: the whole, or (with an organizer) that organizer's inbox.</summary>
internal sealed record BoardScope(OrganizerId? Organizer)
{
    /// <summary>The scope of a role, or null where it sees no board.</summary>
    public static BoardScope? Of(Role? role, string? organizer) => role switch
    {
        Role.Attendant or Role.Dispatcher or Role.Supervisor or Role.Wall => new(default(OrganizerId?)),
        Role.OrganizerStaff or Role.OrganizerLeader when organizer is not null => new(new OrganizerId(organizer)),
        Role.OrganizerStaff or Role.OrganizerLeader or Role.Administrator or Role.SecurityAdministrator or Role.Auditor or Role.FollowUp or Role.Keeper or Role.Gateway
            or Role.Claimant or Role.DeadlineWatch or Role.Import or null => null,
    };
}

/// <summary>The board after the commit numbered <paramref name="Sequence"/>, as far as the scope goes: one of the two others is null. No personal data.</summary>
internal sealed record BoardView(long Sequence, DateTimeOffset At, WholeBoard? Whole, InboxView? Inbox)
{
    public static BoardView Of(BoardSnapshot board, BoardScope scope) => scope.Organizer is { } own
        ? new(board.Sequence, board.At, null, InboxView.Of(board, own))
        : new(board.Sequence, board.At, WholeBoard.Of(board), null);
}

internal sealed record CellView(Stage Stage, ResponseTier Tier, int Open, int Near, int Overdue);

/// <summary>Open orders of a district by its code; the empty code: place unknown.</summary>
internal sealed record DistrictView(string District, int Open, int Near, int Overdue);

internal sealed record DayView(DateOnly Day, int Received, IReadOnlyList<int> ReceivedByHour, int FedBack, int FedBackLate);

internal sealed record WholeBoard(
    Count Open, IReadOnlyList<CellView> Cells, IReadOnlyList<DistrictView> Districts, IReadOnlyList<DayView> Days, IReadOnlyList<AlertRow> Alerts,
    int UnderSupervision, int Unacknowledged, Surge? Surge)
{
    public static WholeBoard Of(BoardSnapshot board) => new(
        board.Open,
        [.. board.Cells.OrderBy(c => c.Key).Select(c => new CellView(c.Key.Stage, c.Key.Tier, c.Value.Open, c.Value.Near, c.Value.Overdue))],
        [.. board.Districts.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => new DistrictView(d.Key, d.Value.Open, d.Value.Near, d.Value.Overdue))],
        [.. board.Days.Select(d => new DayView(d.Key, d.Value.Received, d.Value.ReceivedByHour, d.Value.FedBack, d.Value.FedBackLate))],
        board.Alerts,
        board.Supervised.Count,
        board.Unacknowledged,
        board.Surge);
}

/// <summary>What an organizer holds, the nearest of its latest safe starts first; at most so many rows, and how many there are.</summary>
internal sealed record InboxView(OrganizerId Organizer, int Held, IReadOnlyList<InboxLine> Orders)
{
    private const int Most = 200;

    public static InboxView Of(BoardSnapshot board, OrganizerId own)
    {
        var inbox = board.Inbox(own);
        return new(own, inbox.Count, [.. inbox.Take(Most).Select(InboxLine.Of)]);
    }
}

internal sealed record InboxLine(
    WorkOrderNumber Number, int Version, WorkOrderStatus Status, ResponseTier Tier, string Category, string Title, Part Part, bool HasSigned, bool HasReplied,
    DateTimeOffset? DueAt, DateTimeOffset? StartBy, Alarm Alarm)
{
    public static InboxLine Of(InboxRow row) => new(
        row.Order.Number, row.Order.Version, row.Order.Status, row.Order.Tier, row.Order.Category, row.Order.Title, row.Party.Part, row.Party.HasSigned,
        row.Party.HasReplied, row.Party.DueAt, row.Party.StartBy, row.Order.Alarm);
}
