using System.Globalization;
using System.Text;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Core.Board;

/// <summary>The calls that a board is built from at start, by the index on their first instant.</summary>
internal static class CallRows
{
    /// <summary>A call may be long: one that came before the window can still be rated in it.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromHours(12);

    public static IEnumerable<CallFacts> Since(HotlineDb db, DateTimeOffset since)
    {
        var attendants = new TextPool();
        var sql = string.Create(CultureInfo.InvariantCulture, $"""
            SELECT "Id", "FirstAt", "OfferedAt", "AnsweredAt", "AbandonedAt", "EndedAt", "Attendant", "Rating", "RatedAt" FROM "Calls"
            WHERE "FirstAt" >= {(since - LongestCall).UtcTicks} ORDER BY "FirstAt", "Id"
            """);
        return HotRead.All(db, sql, r => new CallFacts(
            Encoding.UTF8.GetString(r.Utf8(0)), At(r, 1)!.Value, At(r, 2), At(r, 3), At(r, 4), At(r, 5), attendants.OrNull(r.Utf8(6)),
            r.Number(7) == 0 ? null : (ServiceRating)r.Number(7), At(r, 8)));
    }

    /// <summary>Complaints about the service, and what their rate is made of, by the minute: from the indices of answered calls and of valid complaints.</summary>
    public static ServiceComplaintBoard Complaints(HotlineDb db, TimeSpan period, DateTimeOffset at)
    {
        var answered = ByMinute("Calls", "AnsweredAt", "").Select(m => (m.Key, new ServiceComplaintRate(0, m.Value)));
        var valid = ByMinute("ServiceComplaints", "RecordedAt", db.Database.IsSqlite() ? "\"Valid\" = 1 AND" : "\"Valid\" AND").Select(m => (m.Key, new ServiceComplaintRate(m.Value, 0)));
        return ServiceComplaintBoard.Of(period, db.ServiceComplaints.Count(c => c.Valid == null), answered.Concat(valid), at);

        // Counted here: a database would sort all of them by the minute first, a million and more.
        IEnumerable<KeyValuePair<long, int>> ByMinute(string table, string column, string also) => HotRead.All(db, string.Create(CultureInfo.InvariantCulture, $"""
            SELECT "{column}" FROM "{table}" WHERE {also} "{column}" >= {ServiceComplaintBoard.Oldest(period, at) * TimeSpan.TicksPerMinute}
            """), r => r.Number(0) / TimeSpan.TicksPerMinute).CountBy(minute => minute);
    }

    private static DateTimeOffset? At(ICells row, int column) => row.Number(column) is var ticks && ticks == 0 ? null : new(ticks, TimeSpan.Zero);
}
