using HotlineConsole.Core.Board;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Core.Storage.Sqlite;

/// <summary>The store in one file beside the program. The writer's connection is the only one that writes, and does the checkpoints.</summary>
internal sealed class SqliteEngine : StoreEngine
{
    private const int CommandsBetweenCheckpoints = 4_000;
    private const int WorthAThread = 8;

    // The number is the index's own rowid and the index comes first: hits are then read from the newest on, and a page ends after its rows, whatever
    // the reader's filter leaves of them. By the order's own column all hits would be sorted.
    private static readonly string SearchSql =
        $"SELECT s.rowid AS Number, {string.Join(", ", SqliteStatements.Columns.Skip(1).Select(c => "o." + c))} FROM OrderSearch s CROSS JOIN Orders o ON o.Number = s.rowid WHERE s.OrderSearch MATCH {{0}} AND s.rowid < {{1}}";

    // The plus keeps the index from being asked once for each of the few: the hits are read once, and only those among the few are looked up.
    private const string AmongFew = " AND +s.rowid IN (SELECT Number FROM Orders WHERE ";
    private static readonly string SearchOfLead = $"{SearchSql}{AmongFew}Lead = {{2}})";
    private static readonly string SearchOfStatus = $"{SearchSql}{AmongFew}Status = {{2}})";
    private static readonly string SearchOfBoth = $"{SearchSql}{AmongFew}Lead = {{2}} AND Status = {{3}})";

    private readonly WriteGate _gate;
    private readonly SqliteConnection _writer;
    private readonly SqliteStatements _statements;
    private readonly DbContextOptions<HotlineDb> _readOptions;
    private string? _sealOfHead;
    private int _sinceCheckpoint;

    public SqliteEngine(string path, WriteGate gate)
    {
        _gate = gate;
        _writer = StoreFile.OpenWriter(path, gate);
        _statements = new(_writer);
        _readOptions = StoreFile.ReadOptions(path);
    }

    public override HotlineDb Read() => new(_readOptions);

    public override string Grams(string text) => Bigrams.Index(text);

    public override IQueryable<OrderRow>? Search(HotlineDb db, string typed, long before, FewOrders? few) => Bigrams.Query(typed) is not { } query ? null : few switch
    {
        null => db.Orders.FromSqlRaw(SearchSql, query, before),
        { Status: null } => db.Orders.FromSqlRaw(SearchOfLead, query, before, few.Lead!.Value.Value),
        { Lead: null } => db.Orders.FromSqlRaw(SearchOfStatus, query, before, (int)few.Status),
        _ => db.Orders.FromSqlRaw(SearchOfBoth, query, before, few.Lead.Value.Value, (int)few.Status),
    };

    public override string Keep(string name, Func<string> make)
    {
        using var turn = _gate.Enter();
        return HotRead.Keep(_writer, name, make);
    }

    public override long Head() => _statements.Last().Sequence;

    public override long Begin(IReadOnlyList<Guid> commands, IReadOnlyList<WorkOrderNumber> orders, IReadOnlyList<string> calls)
    {
        _statements.Begin();
        (var head, _sealOfHead) = _statements.Last();
        return head;
    }

    public override Outcome? FindCommand(Guid id) => _statements.ReadCommand(id);

    public override WorkOrder? FindOrder(WorkOrderNumber number) => _statements.ReadState(number);

    public override PhoneCall? FindCall(string id) => _statements.ReadCall(id);

    public override ServiceComplaint? FindServiceComplaint(long id) => _statements.ReadServiceComplaint(id);

    public override IReadOnlyList<(WorkOrderNumber Number, string Print)> ReplyPrints(OrganizerId organizer, int most) => _statements.ReadPrints(organizer, most);

    public override void ClearRollups() => _statements.ClearRollups();

    public override void Commit(Pending pending)
    {
        // The callers of a large group all wait, so a core is free to write the JSON while this thread inserts the rest.
        var orders = pending.Orders.Values.ToArray();
        var happened = pending.Events.ToArray();
        var json = happened.Length < WorthAThread ? null : Task.Run(() => Written(happened, orders));
        foreach (var order in orders)
        {
            _statements.PutOrder(order.Order.Row, order.IsNew);
        }

        foreach (var ((number, key), next) in pending.Deadlines)
        {
            if (next is { } threshold)
            {
                _statements.PutDeadline(number, key, threshold.At, threshold.Level);
            }
            else
            {
                _statements.DropDeadline(number, key);
            }
        }

        pending.Alerts.ForEach(_statements.AddAlert);
        pending.Precedents.ForEach(_statements.AddPrecedent);
        foreach (var (id, outcome) in pending.Commands)
        {
            _statements.AddCommand(id, outcome);
        }

        foreach (var (day, last) in pending.Days)
        {
            _statements.PutDay(day, last);
        }

        foreach (var (number, grams) in pending.Texts)
        {
            _statements.IndexText(number, grams);
        }

        foreach (var (number, mark) in pending.Marks)
        {
            _statements.AddMark(number, mark);
        }

        foreach (var call in pending.Calls.Values)
        {
            _statements.PutCall(call);
        }

        foreach (var complaint in pending.ServiceComplaints.Values)
        {
            _statements.PutServiceComplaint(complaint);
        }

        pending.Prints.ForEach(_statements.AddPrint);
        pending.Erasures.ForEach(erasure => SqliteErasure.Run(_writer, erasure));
        foreach (var (key, measures) in pending.Rollups.Rows())
        {
            _statements.AddRollup(key, measures);
        }

        foreach (var (key, figures) in pending.FollowUps.Rows())
        {
            _statements.AddFollowUps(key, figures);
        }

        var (events, seals, states) = json is null ? Written(happened, orders) : json.GetAwaiter().GetResult();
        for (var i = 0; i < events.Length; i++)
        {
            var (sequence, stream, version, e) = happened[i];
            _statements.AddEvent(sequence, stream, version, e, events[i], seals[i]);
        }

        for (var i = 0; i < orders.Length; i++)
        {
            _statements.PutState(orders[i].Order.Order.Number, states[i], orders[i].IsNew);
        }

        _statements.Commit();
        Note(happened, seals);
    }

    private (byte[][] Events, string?[] Seals, byte[][] States) Written((long, long, int, HotlineEvent Event)[] events, PendingOrder[] orders)
    {
        var bodies = Array.ConvertAll(events, e => HotlineJson.Utf8(e.Event));
        return (bodies, Seal(_sealOfHead, events, bodies), Array.ConvertAll(orders, o => HotlineJson.Utf8(o.Order.Order)));
    }

    public override void RollBack()
    {
        try
        {
            using var rollback = _writer.CreateCommand();
            rollback.CommandText = "ROLLBACK";
            rollback.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself (disk full, I/O error).
        }
    }

    public override void Tidy(int written)
    {
        _sinceCheckpoint += written;
        if (_sinceCheckpoint < CommandsBetweenCheckpoints)
        {
            return;
        }

        _sinceCheckpoint = 0;
        try
        {
            StoreFile.Checkpoint(_writer, "PASSIVE");
        }
        catch (SqliteException)
        {
            // What is committed lies safe in the log; a full disk refuses the next commit, and its caller hears of it.
        }
    }

    public override async ValueTask DisposeAsync()
    {
        _statements.Dispose();
        StoreFile.Checkpoint(_writer, "TRUNCATE");
        await _writer.DisposeAsync().ConfigureAwait(false);
    }
}
