using System.Text;
using HotlineConsole.Core.Analysis;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;
using Microsoft.Data.Sqlite;

namespace HotlineConsole.Core.Storage.Sqlite;

/// <summary>The prepared statements of the one writer: the hot path of every commit. The columns are those of <see cref="HotlineDb"/>; a test compares.</summary>
internal sealed class SqliteStatements : IDisposable
{
    private static readonly string[] Fixed =
    [
        "Number", "Kind", "Urgency", "Channel", "Category", "Title", "District", "Street", "AcceptedAt",
    ];

    internal static readonly string[] Changing =
    [
        "Version", "Status", "IsSettled", "Tier", "Lead", "Parties", "FirstDispatchedAt", "FeedbackDueAt", "FedBackAt", "FedBackLate", "ClosedAt",
        "NextDueAt", "NextDueKind", "NextNearAt", "Alarm", "Returns", "Reminders", "Unanswered", "Unacknowledged", "OpenVisits", "ExtensionPending",
        "UrgentReportedAt",
        "FollowUpDueAt", "InvitationAt", "RemovalAskedAt", "Unsolved", "FollowUps",
    ];

    /// <summary>All columns of an order, the number first.</summary>
    internal static readonly string[] Columns = [.. Fixed, .. Changing];

    private readonly SqliteConnection _connection;
    private readonly Statement _insertOrder;
    private readonly Statement _updateOrder;
    private readonly Statement _insertState;
    private readonly Statement _updateState;
    private readonly Statement _readState;
    private readonly Statement _insertEvent;
    private readonly Statement _putDeadline;
    private readonly Statement _dropDeadline;
    private readonly Statement _insertAlert;
    private readonly Statement _insertPrecedent;
    private readonly Statement _insertCommand;
    private readonly Statement _readCommand;
    private readonly Statement _putDay;
    private readonly Statement _indexText;
    private readonly Statement _addMark;
    private readonly Statement _putCall;
    private readonly Statement _readCall;
    private readonly Statement _putComplaint;
    private readonly Statement _readComplaint;
    private readonly Statement _addPrint;
    private readonly Statement _readPrints;
    private readonly Statement _addRollup;
    private readonly Statement _addFollowUps;
    private readonly Statement _clearRollups;
    private readonly Statement _clearFollowUps;
    private readonly Statement _head;
    private readonly Statement _begin;
    private readonly Statement _commit;

    public SqliteStatements(SqliteConnection connection)
    {
        _connection = connection;
        _insertOrder = Insert("Orders", Columns);
        _updateOrder = new(connection, $"UPDATE Orders SET {string.Join(", ", Changing.Select((c, i) => $"{c} = ?{i + 1}"))} WHERE Number = ?{Changing.Length + 1}");
        _insertState = Insert("States", "Number", "Body");
        _updateState = new(connection, "UPDATE States SET Body = ?2 WHERE Number = ?1");
        _readState = new(connection, "SELECT Body FROM States WHERE Number = ?1");
        _insertEvent = Insert("Events", "Sequence", "Stream", "Version", "At", "Kind", "Body", "Seal");
        _putDeadline = new(connection, "INSERT INTO Deadlines (Number, Key, At, Level) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (Number, Key) DO UPDATE SET At = ?3, Level = ?4");
        _dropDeadline = new(connection, "DELETE FROM Deadlines WHERE Number = ?1 AND Key = ?2");
        _insertAlert = Insert("Alerts", "Sequence", "Number", "Kind", "Deadline", "DeadlineKind", "Organizer", "Item", "ScheduledAt", "At", "Late");
        _insertPrecedent = Insert("Precedents", "Sequence", "Number", "Category", "District", "Organizer", "Grounds", "At");
        _insertCommand = Insert("Commands", "Id", "Number", "Version", "Sequence", "Refusal");
        _readCommand = new(connection, "SELECT Number, Version, Sequence, Refusal FROM Commands WHERE Id = ?1");
        _putDay = new(connection, "INSERT INTO DaySequences (Day, Last) VALUES (?1, ?2) ON CONFLICT (Day) DO UPDATE SET Last = ?2");
        _indexText = new(connection, "INSERT INTO OrderSearch (rowid, Text) VALUES (?1, ?2)");
        _addMark = Insert("ClaimantMarks", "Mark", "Number");
        string[] call = ["FirstAt", "OfferedAt", "AnsweredAt", "AbandonedAt", "TransferredAt", "EndedAt", "Attendant", "Rating", "RatedAt", "Body"];
        _putCall = new(connection, InsertSql("Calls", ["Id", .. call]) + " ON CONFLICT (Id) DO UPDATE SET " + string.Join(", ", call.Select(c => $"{c} = excluded.{c}")));
        _readCall = new(connection, "SELECT Body FROM Calls WHERE Id = ?1");
        _putComplaint = new(connection, InsertSql("ServiceComplaints", ["Id", "RecordedAt", "RecordedBy", "Valid", "Body"]) + " ON CONFLICT (Id) DO UPDATE SET Valid = excluded.Valid, Body = excluded.Body");
        _readComplaint = new(connection, "SELECT Body FROM ServiceComplaints WHERE Id = ?1");
        _addPrint = Insert("ReplyPrints", "Sequence", "Organizer", "Number", "Print");
        _readPrints = new(connection, "SELECT Number, Print FROM ReplyPrints WHERE Organizer = ?1 ORDER BY Sequence DESC LIMIT ?2");
        string[] measures = ["Received", "AnsweredDirectly", "Dispatched", "FedBack", "FedBackLate", "Closed", "Returns"];
        _addRollup = new(connection, AddSql("Rollups", measures));
        _addFollowUps = new(connection, AddSql("FollowUpRollups", FollowUpFigures.Columns));
        _clearRollups = new(connection, "DELETE FROM Rollups");
        _clearFollowUps = new(connection, "DELETE FROM FollowUpRollups");
        _head = new(connection, "SELECT Sequence, Seal FROM Events ORDER BY Sequence DESC LIMIT 1");
        _begin = new(connection, "BEGIN IMMEDIATE");
        _commit = new(connection, "COMMIT");
    }

    public void Begin() => _begin.Run();

    public void Commit() => _commit.Run();

    /// <summary>The newest event and its seal.</summary>
    public (long Sequence, string? Seal) Last() =>
        _head.Read(r => new LogAnchor(r.Number(0), r.IsNull(1) ? "" : Encoding.UTF8.GetString(r.Utf8(1)))) is { } last ? (last.Sequence, last.Seal.Length == 0 ? null : last.Seal) : default;

    public void PutOrder(OrderRow row, bool isNew)
    {
        Cell[] changing =
        [
            row.Version, (int)row.Status, row.IsSettled, (int)row.Tier, row.Lead?.Value, Party.Write(row.Parties), row.FirstDispatchedAt?.UtcTicks,
            row.FeedbackDueAt?.UtcTicks, row.FedBackAt?.UtcTicks, row.FedBackLate, row.ClosedAt?.UtcTicks, row.NextDueAt?.UtcTicks, (int?)row.NextDueKind,
            row.NextNearAt?.UtcTicks, (int)row.Alarm, row.Returns, row.Reminders, row.Unanswered, row.Unacknowledged, row.OpenVisits, row.ExtensionPending,
            row.UrgentReportedAt?.UtcTicks,
            row.FollowUpDueAt?.UtcTicks, row.InvitationAt?.UtcTicks, row.RemovalAskedAt?.UtcTicks, row.Unsolved, FollowUpFact.Write(row.FollowUps),
        ];
        if (isNew)
        {
            _insertOrder.Run(
            [
                row.Number.Value, (int)row.Kind, (int)row.Urgency, row.Channel, row.Category, row.Title, row.District, row.Street?.Value, row.AcceptedAt.UtcTicks,
                .. changing,
            ]);
        }
        else
        {
            _updateOrder.Run([.. changing, row.Number.Value]);
        }
    }

    public void PutState(WorkOrderNumber number, byte[] body, bool isNew) => (isNew ? _insertState : _updateState).Run(number.Value, body);

    public WorkOrder? ReadState(WorkOrderNumber number) => _readState.Read(r => HotlineJson.ReadOrder(r.Utf8(0)), number.Value);

    public void AddEvent(long sequence, long stream, int version, HotlineEvent happened, byte[] body, string? seal) =>
        _insertEvent.Run(sequence, stream, version, happened.At.UtcTicks, happened.GetType().Name, body, seal);

    public void PutDeadline(WorkOrderNumber number, string key, DateTimeOffset at, AlertLevel level) => _putDeadline.Run(number.Value, key, at.UtcTicks, (int)level);

    public void DropDeadline(WorkOrderNumber number, string key) => _dropDeadline.Run(number.Value, key);

    public void AddAlert(AlertRow a) => _insertAlert.Run(
        a.Sequence, a.Number.Value, (int)a.Kind, a.Deadline, (int?)a.DeadlineKind, a.Organizer?.Value, a.Item, a.ScheduledAt.UtcTicks, a.At.UtcTicks, a.Late);

    public void AddPrecedent(PrecedentRow p) => _insertPrecedent.Run(p.Sequence, p.Number.Value, p.Category, p.District, p.Organizer.Value, p.Grounds, p.At.UtcTicks);

    public void AddCommand(Guid id, Outcome outcome) => _insertCommand.Run(
        id, outcome.Number?.Value, outcome.Version, outcome.Sequence, outcome.Refusal is null ? null : HotlineJson.Write(outcome.Refusal));

    public Outcome? ReadCommand(Guid id) => _readCommand.Read(
        r => new Outcome(r.IsNull(0) ? null : new WorkOrderNumber(r.Number(0)), (int)r.Number(1), r.Number(2), r.IsNull(3) ? null : HotlineJson.ReadRefusal(r.Utf8(3))), id);

    public void PutDay(int day, int last) => _putDay.Run(day, last);

    public void IndexText(WorkOrderNumber number, string grams) => _indexText.Run(number.Value, grams);

    public void AddMark(WorkOrderNumber number, string mark) => _addMark.Run(mark, number.Value);

    public void PutCall(PhoneCall c) => _putCall.Run(
        c.Id, c.FirstAt.UtcTicks, c.OfferedAt?.UtcTicks, c.AnsweredAt?.UtcTicks, c.AbandonedAt?.UtcTicks, c.TransferredAt?.UtcTicks, c.EndedAt?.UtcTicks, c.Attendant,
        (int?)c.Rating, c.RatedAt?.UtcTicks, HotlineJson.Write(c));

    public PhoneCall? ReadCall(string id) => _readCall.Read(r => HotlineJson.ReadCall(r.Utf8(0)), id);

    public void PutServiceComplaint(ServiceComplaint c) => _putComplaint.Run(c.Id, c.At.UtcTicks, c.By.Id, c.Verdict is { } verdict ? verdict.Valid : default(Cell), HotlineJson.Write(c));

    public ServiceComplaint? ReadServiceComplaint(long id) => _readComplaint.Read(r => HotlineJson.ReadServiceComplaint(Encoding.UTF8.GetString(r.Utf8(0))), id);

    public void AddPrint(ReplyPrintRow print) => _addPrint.Run(print.Sequence, print.Organizer.Value, print.Number.Value, print.Print);

    public List<(WorkOrderNumber Number, string Print)> ReadPrints(OrganizerId organizer, int most) => _readPrints.Read(
        row =>
        {
            var prints = new List<(WorkOrderNumber, string)>(most);
            do
            {
                prints.Add((new(row.Number(0)), Encoding.UTF8.GetString(row.Utf8(1))));
            }
            while (row.Step());

            return prints;
        }, organizer.Value, most) ?? [];

    public void AddRollup(RollupKey key, in Measures m) => _addRollup.Run(
        (int)key.Grain, (int)key.Dimension, key.Period, key.Key, m.Received, m.AnsweredDirectly, m.Dispatched, m.FedBack, m.FedBackLate, m.Closed, m.Returns);

    public void AddFollowUps(RollupKey key, in FollowUpFigures figures) =>
        _addFollowUps.Run([(int)key.Grain, (int)key.Dimension, key.Period, key.Key, .. figures.Values().Select(v => (Cell)v)]);

    public void ClearRollups()
    {
        _clearRollups.Run();
        _clearFollowUps.Run();
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_insertOrder, _updateOrder, _insertState, _updateState, _readState, _insertEvent, _putDeadline, _dropDeadline, _insertAlert, _insertPrecedent, _insertCommand, _readCommand, _putDay, _indexText, _addMark, _putCall, _readCall, _putComplaint, _readComplaint, _addPrint, _readPrints, _addRollup, _addFollowUps, _clearRollups, _clearFollowUps, _head, _begin, _commit])
        {
            statement.Dispose();
        }
    }

    private Statement Insert(string table, params string[] columns) => new(_connection, InsertSql(table, columns));

    private static string AddSql(string table, IReadOnlyList<string> measures) => InsertSql(table, ["Grain", "Dimension", "Period", "Key", .. measures])
        + " ON CONFLICT (Grain, Dimension, Period, Key) DO UPDATE SET " + string.Join(", ", measures.Select(m => $"{m} = {m} + excluded.{m}"));

    private static string InsertSql(string table, string[] columns) =>
        $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"?{i + 1}"))})";
}
