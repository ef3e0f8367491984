using HotlineConsole.Core.Board;
using HotlineConsole.Core.WorkOrders;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Core.Storage.Sqlite;

/// <summary>The store in one file beside the program. The writer's connection is the only one that writes, and does the checkpoints.</summary>
internal sealed class SqliteEngine : StoreEngine
{
    private const int CommandsBetweenCheckpoints = 4_000;

    private readonly SqliteConnection _writer;
    private readonly SqliteStatements _statements;
    private readonly DbContextOptions<HotlineDb> _readOptions;
    private int _sinceCheckpoint;

    public SqliteEngine(string path, WriteGate gate)
    {
        _writer = StoreFile.OpenWriter(path, gate);
        _statements = new(_writer);
        _readOptions = StoreFile.ReadOptions(path);
    }

    public override HotlineDb Read() => new(_readOptions);

    public override string Grams(string text) => Bigrams.Index(text);

    public override IQueryable<OrderRow>? Search(HotlineDb db, string typed, long before) => Bigrams.Query(typed) is { } query
        ? db.Orders.FromSql($"SELECT o.* FROM OrderSearch s JOIN Orders o ON o.Number = s.rowid WHERE s.OrderSearch MATCH {query} AND s.rowid < {before}")
        : null;

    public override long Head() => _statements.Head();

    public override long Begin(IReadOnlyList<Guid> commands, IReadOnlyList<WorkOrderNumber> orders)
    {
        _statements.Begin();
        return _statements.Head();
    }

    public override Outcome? FindCommand(Guid id) => _statements.ReadCommand(id);

    public override WorkOrder? FindOrder(WorkOrderNumber number) => _statements.ReadState(number);

    public override void ClearRollups() => _statements.ClearRollups();

    public override void Commit(Pending pending)
    {
        foreach (var (sequence, stream, version, happened) in pending.Events)
        {
            _statements.AddEvent(sequence, stream, version, happened);
        }

        foreach (var order in pending.Orders.Values)
        {
            _statements.PutState(order.Order.Order, order.IsNew);
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

        foreach (var (key, measures) in pending.Rollups.Rows())
        {
            _statements.AddRollup(key, measures);
        }

        _statements.Commit();
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
