using System.Globalization;
using System.Text;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Storage.Postgres;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Board;

/// <summary>
/// Reads the rows of many orders. A cell costs more to fetch than SQL takes to add it to another, so small numbers come together in one: enumerations
/// and flags as digits to the base 256, counts in pairs.
/// </summary>
internal sealed class OpenOrders(bool settled)
{
    private const string Columns =
        """
        SELECT "Number",
        "Status" + 256 * ("Kind" + 256 * ("Urgency" + 256 * ("Tier" + 256 * ("Alarm" + 256 * (coalesce("NextDueKind", -1) + 1 + 256 * (
            CAST(CASE WHEN "FedBackLate" THEN 1 ELSE 0 END AS bigint) + CASE WHEN "ExtensionPending" THEN 2 ELSE 0 END + CASE WHEN "Unsolved" THEN 4 ELSE 0 END)))))),
        4294967296 * CAST("Version" AS bigint) + "Returns", 4294967296 * CAST("Reminders" AS bigint) + "Unanswered",
        4294967296 * CAST("Unacknowledged" AS bigint) + "OpenVisits",
        "AcceptedAt", "FirstDispatchedAt", "FeedbackDueAt", "FedBackAt", "ClosedAt", "NextDueAt", "NextNearAt",
        "Channel", "Category", "Title", "District", "Street", "Lead", "Parties", "UrgentReportedAt", "FollowUpDueAt", "InvitationAt", "FollowUps" FROM "Orders"
        """;

    private readonly TextPool _texts = new();

    /// <summary>Orders that something is still owed on, due in a span of time, the nearest due first.</summary>
    public static IEnumerable<OrderRow> Owed(HotlineDb db, long from, long before) => Read(db, settled: false, string.Create(
        CultureInfo.InvariantCulture, $"""{Columns} WHERE {IsOpen(db)} AND "NextDueAt" >= {from} AND "NextDueAt" < {before} ORDER BY "NextDueAt", "Number" """));

    /// <summary>Orders that something is still owed on, but no deadline runs.</summary>
    public static IEnumerable<OrderRow> Undated(HotlineDb db) => Read(db, settled: false, $"""{Columns} WHERE {IsOpen(db)} AND "NextDueAt" IS NULL ORDER BY "Number" """);

    /// <summary>Settled orders with a site visit that is not.</summary>
    public static IEnumerable<OrderRow> OnSite(HotlineDb db) => Read(db, settled: true, $"""{Columns} WHERE "OpenVisits" > 0 AND NOT ({IsOpen(db)})""");

    /// <summary>Due times that cut the orders into spans of about so many each, with the ends.</summary>
    public static IReadOnlyList<long> Spans(HotlineDb db, int each)
    {
        var open = HotRead.All(db, $"""SELECT count(*) FROM "Orders" WHERE {IsOpen(db)} AND "NextDueAt" IS NOT NULL""", r => r.Number(0)).Single();
        var cuts = Enumerable.Range(1, (int)(open / each)).SelectMany(i => HotRead.All(db, string.Create(CultureInfo.InvariantCulture,
            $"""SELECT "NextDueAt" FROM "Orders" WHERE {IsOpen(db)} AND "NextDueAt" IS NOT NULL ORDER BY "NextDueAt" LIMIT 1 OFFSET {(long)i * each}"""), r => r.Number(0)));
        return [long.MinValue, .. cuts.Distinct(), long.MaxValue];
    }

    // To the letter the condition of the index by due time, which a database does not take otherwise.
    private static string IsOpen(HotlineDb db) => db is HotlinePostgresDb ? """NOT "IsSettled" """ : "\"IsSettled\" = 0";

    private static IEnumerable<OrderRow> Read(HotlineDb db, bool settled, string sql) => HotRead.All(db, sql, new OpenOrders(settled).Row);

    private OrderRow Row(ICells r)
    {
        var (kinds, versionAndReturns, reminders, supervisions) = (r.Number(1), r.Number(2), r.Number(3), r.Number(4));
        return new()
        {
            Number = new(r.Number(0)), Version = High(versionAndReturns), Status = (WorkOrderStatus)Digit(kinds, 0), IsSettled = settled,
            Kind = (ComplaintKind)Digit(kinds, 1), Urgency = (Urgency)Digit(kinds, 2), Tier = (ResponseTier)Digit(kinds, 3), Alarm = (Alarm)Digit(kinds, 4),
            NextDueKind = Digit(kinds, 5) is > 0 and var kind ? (DeadlineKind)(kind - 1) : null,
            FedBackLate = (Digit(kinds, 6) & 1) != 0, ExtensionPending = (Digit(kinds, 6) & 2) != 0, Unsolved = (Digit(kinds, 6) & 4) != 0,
            Returns = Low(versionAndReturns), Reminders = High(reminders), Unanswered = Low(reminders), Unacknowledged = High(supervisions), OpenVisits = Low(supervisions),
            AcceptedAt = new(r.Number(5), TimeSpan.Zero), FirstDispatchedAt = Instant(r.Number(6)), FeedbackDueAt = Instant(r.Number(7)), FedBackAt = Instant(r.Number(8)),
            ClosedAt = Instant(r.Number(9)), NextDueAt = Instant(r.Number(10)), NextNearAt = Instant(r.Number(11)),
            Channel = _texts.Of(r.Utf8(12)), Category = _texts.Of(r.Utf8(13)), Title = Encoding.UTF8.GetString(r.Utf8(14)), District = _texts.OrNull(r.Utf8(15)),
            Street = Organizer(r.Utf8(16)), Lead = Organizer(r.Utf8(17)), Parties = Party.Read(r.Utf8(18), _texts),
            UrgentReportedAt = Instant(r.Number(19)),
            FollowUpDueAt = Instant(r.Number(20)), InvitationAt = Instant(r.Number(21)), FollowUps = r.Utf8(22) is { IsEmpty: false } facts ? FollowUpFact.Read(Encoding.UTF8.GetString(facts)) : [],
        };
    }

    private OrganizerId? Organizer(ReadOnlySpan<byte> text) => text.IsEmpty ? null : new OrganizerId(_texts.Of(text));

    private static int Digit(long number, int place) => (int)(number >> (8 * place)) & 255;

    private static int High(long pair) => (int)(pair >> 32);

    private static int Low(long pair) => (int)pair;

    private static DateTimeOffset? Instant(long ticks) => ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
}
