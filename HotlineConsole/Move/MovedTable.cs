using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HotlineConsole.Move;

/// <summary>A table that both databases have, as the schema of the second describes it.</summary>
/// <param name="Key">The columns of the primary key: the order in which both sides are read.</param>
internal sealed record MovedTable(string Name, IReadOnlyList<MovedColumn> Columns, IReadOnlyList<int> Key)
{
    /// <summary>The tables of both models, those that others refer to first.</summary>
    public static IReadOnlyList<MovedTable> Of(DbContext source, DbContext target)
    {
        var known = source.Model.GetRelationalModel().Tables.Select(t => t.Name).ToHashSet();
        var left = target.Model.GetRelationalModel().Tables.Where(t => known.Contains(t.Name)).OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<ITable>();
        while (left.Count > 0)
        {
            var next = left.First(t => t.ForeignKeyConstraints.All(f => f.PrincipalTable == t || ordered.Contains(f.PrincipalTable)));
            left.Remove(next);
            ordered.Add(next);
        }

        return [.. ordered.Select(Of)];
    }

    /// <summary>The statement that reads all rows in the order of the key, for either engine.</summary>
    /// <param name="bytewise">The collation that orders text by its bytes.</param>
    public string Select(string bytewise) =>
        $"SELECT {ColumnList} FROM \"{Name}\" ORDER BY {string.Join(", ", Key.Select(k => $"\"{Columns[k].Name}\"" + (Columns[k].IsText ? " COLLATE " + bytewise : "")))}";

    public string Copy => $"COPY \"{Name}\" ({ColumnList}) FROM STDIN (FORMAT BINARY)";

    /// <summary>The row's key as a person finds it.</summary>
    public string KeyOf(object?[] row) => string.Join(", ", Key.Select(k => Show(row[k])));

    public static string Show(object? value) => value switch
    {
        null => "NULL",
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable known => known.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private string ColumnList => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));

    private static MovedTable Of(ITable table)
    {
        MovedColumn[] columns = [.. table.Columns.Select(c => MovedColumn.Of(c.Name, c.StoreType))];
        return new(table.Name, columns, [.. table.PrimaryKey!.Columns.Select(k => Array.FindIndex(columns, c => c.Name == k.Name))]);
    }
}
