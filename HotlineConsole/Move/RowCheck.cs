using System.Text;
using HotlineConsole.Core.Texts;
using Npgsql;

namespace HotlineConsole.Move;

/// <summary>Compares a table row by row: both sides are read in the order of the key, side by side, so that the size of a table does not matter.</summary>
internal sealed class RowCheck(MoveSource source, MoveTarget target, MoveProgress progress, CancellationToken stop)
{
    /// <summary>The first difference as a sentence, or null.</summary>
    public async Task<string?> DifferenceAsync(MovedTable table)
    {
        progress.Begin("move.comparing", table.Name, source.Count(table));
        await using var command = target.Command(table.Select("\"C\""));
        await using var reader = await command.ExecuteReaderAsync(stop);
        var copy = await NextAsync(reader, table);
        foreach (var row in source.Rows(table))
        {
            stop.ThrowIfCancellationRequested();
            switch (copy is null ? -1 : CompareKeys(table, row, copy))
            {
                case < 0: return Words.Of("move.row-missing", table.Name, table.KeyOf(row));
                case > 0: return Words.Of("move.row-added", table.Name, table.KeyOf(copy!));
            }

            for (var i = 0; i < row.Length; i++)
            {
                if (!Same(row[i], copy![i]))
                {
                    return Words.Of("move.row-different", table.Name, table.KeyOf(row), table.Columns[i].Name, Short(row[i]), Short(copy[i]));
                }
            }

            progress.Step();
            copy = await NextAsync(reader, table);
        }

        progress.End();
        return copy is null ? null : Words.Of("move.row-added", table.Name, table.KeyOf(copy));
    }

    private async Task<object?[]?> NextAsync(NpgsqlDataReader reader, MovedTable table)
    {
        if (!await reader.ReadAsync(stop))
        {
            return null;
        }

        var row = new object?[table.Columns.Count];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
        }

        return row;
    }

    private static bool Same(object? a, object? b) => a is byte[] bytes && b is byte[] others ? bytes.AsSpan().SequenceEqual(others) : Equals(a, b);

    private static int CompareKeys(MovedTable table, object?[] a, object?[] b)
    {
        foreach (var k in table.Key)
        {
            // Both databases order text by its bytes, which is not how .NET does.
            var order = a[k] is string text && b[k] is string other
                ? string.Equals(text, other, StringComparison.Ordinal) ? 0 : Encoding.UTF8.GetBytes(text).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other))
                : Comparer<object>.Default.Compare(a[k], b[k]);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static string Short(object? value)
    {
        var text = MovedTable.Show(value);
        return text.Length <= 60 ? text : text[..60] + "…";
    }
}
