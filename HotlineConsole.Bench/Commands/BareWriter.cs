using System.Text;
using HotlineConsole.Core.Analysis;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HotlineConsole.Bench.Commands;

/// <summary>The limit: recorded batches written by prepared sqlite3 statements into the same schema, every value made beforehand, nothing decided.</summary>
internal sealed class BareWriter
{
    private readonly IModel _model;
    private readonly List<string> _sql = [];
    private readonly Dictionary<string, int> _known = [];
    private readonly List<List<(int Statement, Cell[] Values)>> _batches = [];

    public BareWriter(IEnumerable<RecordedBatch> recorded)
    {
        using var db = new HotlineDb(new DbContextOptionsBuilder<HotlineDb>().UseSqlite("Data Source=:memory:").Options);
        _model = db.Model;
        foreach (var batch in recorded)
        {
            _batches.Add([.. Rows(batch)]);
        }
    }

    /// <summary>Writes all of it into a new database; gives the seconds that it took.</summary>
    public double Write(string file)
    {
        using var gate = new WriteGate();
        using var connection = StoreFile.OpenWriter(file, gate);
        using var begin = new Statement(connection, "BEGIN IMMEDIATE");
        using var commit = new Statement(connection, "COMMIT");
        var statements = _sql.ConvertAll(sql => new Statement(connection, sql));
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        var sinceCheckpoint = 0;
        foreach (var batch in _batches)
        {
            begin.Run();
            foreach (var (statement, values) in batch)
            {
                statements[statement].Run(values);
            }

            commit.Run();
            if (++sinceCheckpoint == 4_000 / 64) // as often as the product
            {
                sinceCheckpoint = 0;
                StoreFile.Checkpoint(connection, "PASSIVE");
            }
        }

        var seconds = System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds;
        statements.ForEach(s => s.Dispose());
        return seconds;
    }

    private IEnumerable<(int, Cell[])> Rows(RecordedBatch batch)
    {
        foreach (var row in batch.Events)
        {
            yield return Insert(row);
        }

        foreach (var (row, state, isNew) in batch.Orders)
        {
            yield return isNew ? Insert(state) : (Sql("UPDATE States SET Body = ?2 WHERE Number = ?1"), Values(state));
            yield return isNew ? Insert(row) : (Sql($"UPDATE Orders SET {string.Join(", ", SqliteStatements.Changing.Select((c, i) => $"{c} = ?{i + 1}"))} WHERE Number = ?{SqliteStatements.Changing.Length + 1}"),
                [.. SqliteStatements.Changing.Append("Number").Select(c => Value(row, c))]);
        }

        foreach (var (number, key, row) in batch.Deadlines)
        {
            yield return row is null ? (Sql("DELETE FROM Deadlines WHERE Number = ?1 AND Key = ?2"), [number.Value, Encoding.UTF8.GetBytes(key)])
                : Insert(row, " ON CONFLICT (Number, Key) DO UPDATE SET At = excluded.At, Level = excluded.Level");
        }

        foreach (var row in batch.Alerts.Cast<object>().Concat(batch.Commands))
        {
            yield return Insert(row);
        }

        foreach (var row in batch.Days)
        {
            yield return Insert(row, " ON CONFLICT (Day) DO UPDATE SET Last = excluded.Last");
        }

        foreach (var (number, grams) in batch.Texts)
        {
            yield return (Sql("INSERT INTO OrderSearch (rowid, Text) VALUES (?1, ?2)"), [number, Encoding.UTF8.GetBytes(grams)]);
        }

        string[] measures = [nameof(Measures.Received), nameof(Measures.AnsweredDirectly), nameof(Measures.Dispatched), nameof(Measures.FedBack), nameof(Measures.FedBackLate), nameof(Measures.Closed), nameof(Measures.Returns)];
        foreach (var row in batch.Rollups)
        {
            yield return Insert(row, " ON CONFLICT (Grain, Dimension, Period, Key) DO UPDATE SET " + string.Join(", ", measures.Select(m => $"{m} = {m} + excluded.{m}")));
        }
    }

    private (int, Cell[]) Insert(object row, string then = "")
    {
        var type = _model.FindEntityType(row.GetType())!;
        var columns = type.GetProperties().Select(p => p.Name).ToArray();
        return (Sql($"INSERT INTO {type.GetTableName()} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"?{i + 1}"))}){then}"), Values(row));
    }

    private int Sql(string sql)
    {
        if (!_known.TryGetValue(sql, out var index))
        {
            _known[sql] = index = _sql.Count;
            _sql.Add(sql);
        }

        return index;
    }

    private Cell[] Values(object row) => [.. _model.FindEntityType(row.GetType())!.GetProperties().Select(p => Value(row, p))];

    private Cell Value(OrderRow row, string column) => Value(row, _model.FindEntityType(typeof(OrderRow))!.FindProperty(column)!);

    private static Cell Value(object row, IProperty property)
    {
        var value = property.PropertyInfo!.GetValue(row);
        value = value is null ? null : property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
        return value switch
        {
            null => default,
            string text => Encoding.UTF8.GetBytes(text),
            Guid id => Encoding.UTF8.GetBytes(id.ToString().ToUpperInvariant()),
            bool flag => flag,
            Enum member => Convert.ToInt64(member, System.Globalization.CultureInfo.InvariantCulture),
            _ => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
        };
    }
}
