using System.Text;
using HotlineConsole.Core.Analysis;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Calls;
using Npgsql;

namespace HotlineConsole.Core.Storage.Postgres;

/// <summary>The statements of the writer on PostgreSQL: a table at a time, its rows as arrays. The columns are those of <see cref="HotlineDb"/>; a test compares.</summary>
internal static class PostgresSql
{
    public const string Head = """SELECT "Sequence", "Seal" FROM "Events" ORDER BY "Sequence" DESC LIMIT 1""";
    public const string Commands = """SELECT "Id", "Number", "Version", "Sequence", "Refusal" FROM "Commands" WHERE "Id" = ANY($1)""";
    public const string States = """SELECT "Number", "Body" FROM "States" WHERE "Number" = ANY($1)""";

    public const string Calls = """SELECT "Id", "Body" FROM "Calls" WHERE "Id" = ANY($1)""";

    public const string ServiceComplaints = """SELECT "Id", "Body" FROM "ServiceComplaints" WHERE "Id" = ANY($1)""";

    // Name, type, values of the rows; those after the ninth change in an order's life.
    private static readonly (string Name, string Type, Func<OrderRow[], object> Of)[] Columns =
    [
        ("Number", "bigint", r => Array(r, o => o.Number.Value)), ("Kind", "integer", r => Array(r, o => (int)o.Kind)),
        ("Urgency", "integer", r => Array(r, o => (int)o.Urgency)), ("Channel", "text", r => Array(r, o => Text(o.Channel))),
        ("Category", "text", r => Array(r, o => Text(o.Category))), ("Title", "text", r => Array(r, o => Text(o.Title))),
        ("District", "text", r => Array(r, o => Text(o.District))), ("Street", "text", r => Array(r, o => o.Street?.Value)),
        ("AcceptedAt", "bigint", r => Array(r, o => o.AcceptedAt.UtcTicks)),
        ("Version", "integer", r => Array(r, o => o.Version)), ("Status", "integer", r => Array(r, o => (int)o.Status)),
        ("IsSettled", "boolean", r => Array(r, o => o.IsSettled)), ("Tier", "integer", r => Array(r, o => (int)o.Tier)),
        ("Lead", "text", r => Array(r, o => o.Lead?.Value)), ("Parties", "text", r => Array(r, o => Party.Write(o.Parties))),
        ("FirstDispatchedAt", "bigint", r => Array(r, o => o.FirstDispatchedAt?.UtcTicks)), ("FeedbackDueAt", "bigint", r => Array(r, o => o.FeedbackDueAt?.UtcTicks)),
        ("FedBackAt", "bigint", r => Array(r, o => o.FedBackAt?.UtcTicks)), ("FedBackLate", "boolean", r => Array(r, o => o.FedBackLate)),
        ("ClosedAt", "bigint", r => Array(r, o => o.ClosedAt?.UtcTicks)), ("NextDueAt", "bigint", r => Array(r, o => o.NextDueAt?.UtcTicks)),
        ("NextDueKind", "integer", r => Array(r, o => (int?)o.NextDueKind)), ("NextNearAt", "bigint", r => Array(r, o => o.NextNearAt?.UtcTicks)),
        ("Alarm", "integer", r => Array(r, o => (int)o.Alarm)), ("Returns", "integer", r => Array(r, o => o.Returns)),
        ("Reminders", "integer", r => Array(r, o => o.Reminders)), ("Unanswered", "integer", r => Array(r, o => o.Unanswered)),
        ("Unacknowledged", "integer", r => Array(r, o => o.Unacknowledged)), ("OpenVisits", "integer", r => Array(r, o => o.OpenVisits)),
        ("ExtensionPending", "boolean", r => Array(r, o => o.ExtensionPending)), ("UrgentReportedAt", "bigint", r => Array(r, o => o.UrgentReportedAt?.UtcTicks)),
        ("FollowUpDueAt", "bigint", r => Array(r, o => o.FollowUpDueAt?.UtcTicks)),
        ("InvitationAt", "bigint", r => Array(r, o => o.InvitationAt?.UtcTicks)), ("RemovalAskedAt", "bigint", r => Array(r, o => o.RemovalAskedAt?.UtcTicks)), ("Unsolved", "boolean", r => Array(r, o => o.Unsolved)),
        ("FollowUps", "text", r => Array(r, o => FollowUpFact.Write(o.FollowUps))),
    ];

    private const int Fixed = 9;

    private static readonly string PutOrders = Insert("Orders", [.. Columns.Select(c => (c.Name, c.Type))])
        + """ ON CONFLICT ("Number") DO UPDATE SET """ + string.Join(", ", Columns.Skip(Fixed).Select(c => $"\"{c.Name}\" = excluded.\"{c.Name}\""));

    private static readonly string PutStates = Insert("States", [("Number", "bigint"), ("Body", "text")]) + """ ON CONFLICT ("Number") DO UPDATE SET "Body" = excluded."Body" """;

    private static readonly string AddEvents = Insert("Events",
        [("Sequence", "bigint"), ("Stream", "bigint"), ("Version", "integer"), ("At", "bigint"), ("Kind", "text"), ("Body", "text"), ("Seal", "text")]);

    private static readonly string PutDeadlines = Insert("Deadlines", [("Number", "bigint"), ("Key", "text"), ("At", "bigint"), ("Level", "integer")])
        + """ ON CONFLICT ("Number", "Key") DO UPDATE SET "At" = excluded."At", "Level" = excluded."Level" """;

    private const string DropDeadlines = """DELETE FROM "Deadlines" d USING unnest($1::bigint[], $2::text[]) AS gone ("Number", "Key") WHERE d."Number" = gone."Number" AND d."Key" = gone."Key" """;

    private static readonly string AddAlerts = Insert("Alerts",
    [
        ("Sequence", "bigint"), ("Number", "bigint"), ("Kind", "integer"), ("Deadline", "text"), ("DeadlineKind", "integer"), ("Organizer", "text"),
        ("Item", "integer"), ("ScheduledAt", "bigint"), ("At", "bigint"), ("Late", "boolean"),
    ]);

    private static readonly string AddPrecedents = Insert("Precedents",
        [("Sequence", "bigint"), ("Number", "bigint"), ("Category", "text"), ("District", "text"), ("Organizer", "text"), ("Grounds", "text"), ("At", "bigint")]);

    private static readonly string AddCommands = Insert("Commands", [("Id", "uuid"), ("Number", "bigint"), ("Version", "integer"), ("Sequence", "bigint"), ("Refusal", "text")]);

    private static readonly string PutDays = Insert("DaySequences", [("Day", "integer"), ("Last", "integer")]) + """ ON CONFLICT ("Day") DO UPDATE SET "Last" = excluded."Last" """;

    private static readonly string[] Measures = ["Received", "AnsweredDirectly", "Dispatched", "FedBack", "FedBackLate", "Closed", "Returns"];

    private static readonly string AddRollups = AddTo("Rollups", Measures);

    private static readonly string AddFollowUps = AddTo("FollowUpRollups", FollowUpFigures.Columns);

    private const string AddTexts = """INSERT INTO "OrderSearch" ("Number", "Grams") SELECT n, g::tsvector FROM unnest($1::bigint[], $2::text[]) AS t (n, g)""";

    private static readonly (string Name, string Type, Func<PhoneCall[], object> Of)[] CallColumns =
    [
        ("Id", "text", r => Array(r, c => Text(c.Id))), ("FirstAt", "bigint", r => Array(r, c => c.FirstAt.UtcTicks)), ("OfferedAt", "bigint", r => Array(r, c => c.OfferedAt?.UtcTicks)),
        ("AnsweredAt", "bigint", r => Array(r, c => c.AnsweredAt?.UtcTicks)), ("AbandonedAt", "bigint", r => Array(r, c => c.AbandonedAt?.UtcTicks)),
        ("TransferredAt", "bigint", r => Array(r, c => c.TransferredAt?.UtcTicks)), ("EndedAt", "bigint", r => Array(r, c => c.EndedAt?.UtcTicks)),
        ("Attendant", "text", r => Array(r, c => Text(c.Attendant))), ("Rating", "integer", r => Array(r, c => (int?)c.Rating)),
        ("RatedAt", "bigint", r => Array(r, c => c.RatedAt?.UtcTicks)), ("Body", "text", r => Array(r, HotlineJson.Write)),
    ];

    private static readonly string PutCalls = Insert("Calls", [.. CallColumns.Select(c => (c.Name, c.Type))])
        + """ ON CONFLICT ("Id") DO UPDATE SET """ + string.Join(", ", CallColumns.Skip(1).Select(c => $"\"{c.Name}\" = excluded.\"{c.Name}\""));

    private static readonly string PutServiceComplaints = Insert("ServiceComplaints", [("Id", "bigint"), ("RecordedAt", "bigint"), ("RecordedBy", "text"), ("Valid", "boolean"), ("Body", "text")])
        + """ ON CONFLICT ("Id") DO UPDATE SET "Valid" = excluded."Valid", "Body" = excluded."Body" """;

    private static readonly string AddMarks = Insert("ClaimantMarks", [("Mark", "text"), ("Number", "bigint")]);

    private static readonly string AddPrints = Insert("ReplyPrints", [("Sequence", "bigint"), ("Organizer", "text"), ("Number", "bigint"), ("Print", "text")]);

    /// <summary>Adds the statements that write what is pending.</summary>
    /// <param name="seal">The seals of the events, of their JSON.</param>
    public static void Write(NpgsqlBatch batch, Pending pending, Func<IReadOnlyList<byte[]>, string?[]> seal)
    {
        if (pending.Events is { Count: > 0 } events)
        {
            var bodies = Array(events, e => HotlineJson.Utf8(e.Event));
            batch.Add(AddEvents, Array(events, e => e.Sequence), Array(events, e => e.Stream), Array(events, e => e.Version), Array(events, e => e.Event.At.UtcTicks),
                Array(events, e => e.Event.GetType().Name), Array(bodies, Encoding.UTF8.GetString), seal(bodies));
        }

        if (pending.Orders.Count > 0)
        {
            CachedOrder[] orders = [.. pending.Orders.Values.Select(o => o.Order)];
            OrderRow[] rows = [.. orders.Select(o => o.Row)];
            batch.Add(PutStates, Array(orders, o => o.Order.Number.Value), Array(orders, o => HotlineJson.Write(o.Order)));
            batch.Add(PutOrders, [.. Columns.Select(c => c.Of(rows))]);
        }

        var put = pending.Deadlines.Where(d => d.Value is not null).ToArray();
        if (put.Length > 0)
        {
            batch.Add(PutDeadlines, Array(put, d => d.Key.Number.Value), Array(put, d => d.Key.Key), Array(put, d => d.Value!.Value.At.UtcTicks), Array(put, d => (int)d.Value!.Value.Level));
        }

        var gone = pending.Deadlines.Where(d => d.Value is null).Select(d => d.Key).ToArray();
        if (gone.Length > 0)
        {
            batch.Add(DropDeadlines, Array(gone, d => d.Number.Value), Array(gone, d => d.Key));
        }

        if (pending.Alerts is { Count: > 0 } alerts)
        {
            batch.Add(AddAlerts, Array(alerts, a => a.Sequence), Array(alerts, a => a.Number.Value), Array(alerts, a => (int)a.Kind), Array(alerts, a => a.Deadline),
                Array(alerts, a => (int?)a.DeadlineKind), Array(alerts, a => a.Organizer?.Value), Array(alerts, a => a.Item), Array(alerts, a => a.ScheduledAt.UtcTicks),
                Array(alerts, a => a.At.UtcTicks), Array(alerts, a => a.Late));
        }

        if (pending.Precedents is { Count: > 0 } precedents)
        {
            batch.Add(AddPrecedents, Array(precedents, p => p.Sequence), Array(precedents, p => p.Number.Value), Array(precedents, p => Text(p.Category)),
                Array(precedents, p => Text(p.District)), Array(precedents, p => p.Organizer.Value), Array(precedents, p => Text(p.Grounds)), Array(precedents, p => p.At.UtcTicks));
        }

        if (pending.Commands.Count > 0)
        {
            var commands = pending.Commands.ToArray();
            batch.Add(AddCommands, Array(commands, c => c.Key), Array(commands, c => c.Value.Number?.Value), Array(commands, c => c.Value.Version),
                Array(commands, c => c.Value.Sequence), Array(commands, c => c.Value.Refusal is { } refusal ? HotlineJson.Write(refusal) : null));
        }

        if (pending.Days.Count > 0)
        {
            batch.Add(PutDays, pending.Days.Keys.ToArray(), pending.Days.Values.ToArray());
        }

        if (pending.Rollups.Rows().ToArray() is { Length: > 0 } rollups)
        {
            batch.Add(AddRollups, Array(rollups, r => (int)r.Key.Grain), Array(rollups, r => (int)r.Key.Dimension), Array(rollups, r => r.Key.Period),
                Array(rollups, r => Text(r.Key.Key)), Array(rollups, r => r.Value.Received), Array(rollups, r => r.Value.AnsweredDirectly),
                Array(rollups, r => r.Value.Dispatched), Array(rollups, r => r.Value.FedBack), Array(rollups, r => r.Value.FedBackLate),
                Array(rollups, r => r.Value.Closed), Array(rollups, r => r.Value.Returns));
        }

        if (pending.FollowUps.Rows().ToArray() is { Length: > 0 } followUps)
        {
            batch.Add(AddFollowUps,
            [
                Array(followUps, r => (int)r.Key.Grain), Array(followUps, r => (int)r.Key.Dimension), Array(followUps, r => r.Key.Period), Array(followUps, r => Text(r.Key.Key)),
                .. Enumerable.Range(0, FollowUpFigures.Columns.Count).Select(i => Array(followUps, r => r.Value.Values()[i])),
            ]);
        }

        if (pending.Marks is { Count: > 0 } marks)
        {
            batch.Add(AddMarks, Array(marks, m => m.Mark), Array(marks, m => m.Number.Value));
        }

        if (pending.Calls.Count > 0)
        {
            PhoneCall[] calls = [.. pending.Calls.Values];
            batch.Add(PutCalls, [.. CallColumns.Select(c => c.Of(calls))]);
        }

        if (pending.ServiceComplaints.Count > 0)
        {
            ServiceComplaint[] complaints = [.. pending.ServiceComplaints.Values];
            batch.Add(PutServiceComplaints, Array(complaints, c => c.Id), Array(complaints, c => c.At.UtcTicks), Array(complaints, c => c.By.Id), Array(complaints, c => c.Verdict?.Valid), Array(complaints, HotlineJson.Write));
        }

        if (pending.Prints is { Count: > 0 } prints)
        {
            batch.Add(AddPrints, Array(prints, p => p.Sequence), Array(prints, p => p.Organizer.Value), Array(prints, p => p.Number.Value), Array(prints, p => p.Print));
        }

        foreach (var erasure in pending.Erasures)
        {
            batch.Add("""DELETE FROM "Precedents" WHERE "Sequence" IN (SELECT "Sequence" FROM "Events" WHERE "Stream" = $1)""", erasure.Number.Value);
            batch.Add("""DELETE FROM "ReplyPrints" WHERE "Sequence" IN (SELECT "Sequence" FROM "Events" WHERE "Stream" = $1)""", erasure.Number.Value);
            batch.Add("""UPDATE "Events" SET "Body" = '' WHERE "Stream" = $1 AND "Sequence" < $2""", erasure.Number.Value, erasure.Before);
            batch.Add("""UPDATE "Orders" SET "Title" = $2 WHERE "Number" = $1""", erasure.Number.Value, Remains.Title);
            batch.Add("""DELETE FROM "OrderSearch" WHERE "Number" = $1""", erasure.Number.Value);
            batch.Add("""DELETE FROM "ClaimantMarks" WHERE "Mark" = ANY($1) AND "Number" = $2""", erasure.Marks.ToArray(), erasure.Number.Value);
        }

        if (pending.Texts is { Count: > 0 } texts)
        {
            batch.Add(AddTexts, Array(texts, t => t.Number.Value), Array(texts, t => t.Grams));
        }
    }

    /// <summary>Adds a statement with parameters $1, $2, ... by position.</summary>
    public static void Add(this NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
    }

    private static TValue[] Array<TRow, TValue>(IReadOnlyList<TRow> rows, Func<TRow, TValue> of)
    {
        var values = new TValue[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = of(rows[i]);
        }

        return values;
    }

    // PostgreSQL keeps no NUL in a text. The record itself is JSON, where it is escaped; in the columns that lists read it is shown as a picture of one.
    private static string? Text(string? text) => text?.Replace('\0', '\u2400');

    private static string AddTo(string table, IReadOnlyList<string> measures) =>
        Insert(table, [("Grain", "integer"), ("Dimension", "integer"), ("Period", "integer"), ("Key", "text"), .. measures.Select(m => (m, "integer"))])
        + """ ON CONFLICT ("Grain", "Dimension", "Period", "Key") DO UPDATE SET """
        + string.Join(", ", measures.Select(m => $"\"{m}\" = \"{table}\".\"{m}\" + excluded.\"{m}\""));

    private static string Insert(string table, (string Name, string Type)[] columns) =>
        $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) SELECT * FROM unnest({string.Join(", ", columns.Select((c, i) => $"${i + 1}::{c.Type}[]"))})";
}
