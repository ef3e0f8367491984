using HotlineConsole.Core.Analysis;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Storage.Sqlite;
using HotlineConsole.Core.WorkOrders;
using Microsoft.Data.Sqlite;

namespace HotlineConsole.Bench.Seeding;

/// <summary>The file being filled: without log and syncs, the secondary indices of orders made at the end, all by the product's own statements.</summary>
internal sealed class SeedFile : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatements _statements;
    private readonly RollupDelta _rollups;
    private readonly List<string> _indices = [];
    private readonly Dictionary<int, int> _days = [];
    private readonly List<WorkOrderNumber> _open = [];
    private long _sequence;

    private SeedFile(string path, Rules rules)
    {
        using (var gate = new WriteGate())
        {
            StoreFile.OpenWriter(path, gate).Dispose(); // the schema
        }

        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY; PRAGMA locking_mode = EXCLUSIVE");
        using (var command = new SqliteCommand("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'Orders' AND sql IS NOT NULL", _connection))
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                _indices.Add(reader.GetString(1));
            }
        }

        Execute(string.Join(';', _indices.Select(sql => $"DROP INDEX {sql.Split(' ')[2]}")));
        Execute("INSERT INTO OrderSearch (OrderSearch, rank) VALUES ('hashsize', 67108864)");
        _rollups = new(rules.City.TimeZone);
        _statements = new(_connection);
        _statements.Begin();
    }

    public int Open => _open.Count;

    public int Thresholds { get; private set; }

    public long Events => _sequence;

    public static SeedFile Make(string path, Rules rules) => new(path, rules);

    public void Add(SeededOrder[] orders)
    {
        foreach (var (row, grams, life) in orders)
        {
            _statements.PutOrder(row, isNew: true);
            _rollups.Add(null, RollupFacts.Of(row));
            _days[(int)(row.Number.Value / 10_000_000)] = (int)(row.Number.Value / 10 % 1_000_000);
            if (!row.IsSettled)
            {
                _open.Add(row.Number);
            }

            if (grams is not null)
            {
                _statements.IndexText(row.Number, grams);
            }

            if (life is { } whole)
            {
                Add(whole.Order, whole.Events);
            }
        }
    }

    /// <summary>Gives the open orders further thresholds from an instant on, until so many are armed.</summary>
    public void Arm(int thresholds, DateTimeOffset from, City city)
    {
        var organizers = city.Organizers.Keys.OrderBy(o => o.Value, StringComparer.Ordinal).ToArray();
        for (var i = 0; Thresholds < thresholds; i++, Thresholds++)
        {
            var key = Deadline.KeyOf(DeadlineKind.OrganizerFeedback, organizers[i * 31L % organizers.Length], 100 + (i / _open.Count));
            _statements.PutDeadline(_open[i % _open.Count], key, from.AddSeconds(i * 7_919L % 2_000_000), AlertLevel.Reminder);
        }
    }

    public void Finish()
    {
        foreach (var (key, measures) in _rollups.Rows())
        {
            _statements.AddRollup(key, measures);
        }

        foreach (var (day, last) in _days)
        {
            _statements.PutDay(day, last);
        }

        _statements.Commit();
        foreach (var sql in _indices)
        {
            Execute(sql);
        }

        Execute("INSERT INTO OrderSearch (OrderSearch, rank) VALUES ('hashsize', 1048576); PRAGMA optimize; PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint(TRUNCATE)");
    }

    public void Dispose()
    {
        _statements.Dispose();
        _connection.Dispose();
    }

    private void Add(WorkOrder order, List<WorkOrderEvent> events)
    {
        _statements.PutState(order.Number, HotlineJson.Utf8(order), isNew: true);
        WorkOrder? folded = null;
        foreach (var happened in events)
        {
            folded = WorkOrder.Fold(folded, happened);
            _statements.AddEvent(++_sequence, order.Number.Value, folded.Version, happened, HotlineJson.Utf8(happened), seal: null);
            if (Alerting.Of(_sequence, happened, folded) is { } alert)
            {
                _statements.AddAlert(alert);
            }
        }

        foreach (var deadline in order.Deadlines)
        {
            if (deadline.NextThreshold is { } next)
            {
                _statements.PutDeadline(order.Number, deadline.Key, next.At, next.Level);
                Thresholds++;
            }
        }
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file and of the schema
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
