using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Replay;

/// <summary>One recorded request as the replay acts on it; instants in UTC.</summary>
/// <param name="Line">The line of the file that it begins on.</param>
public sealed record RecordedRequest(int Line, string Id, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, PublicComplaint Complaint, string? ClosureText);

/// <summary>A row that was left out, and why.</summary>
public sealed record RejectedRow(int Line, string Id, string Reason);

/// <summary>What a file holds: the requests as they stand in it, and the rows that are none.</summary>
public sealed record Recording(IReadOnlyList<RecordedRequest> Requests, IReadOnlyList<RejectedRow> Rejected)
{
    public int Rows => Requests.Count + Rejected.Count;
}
