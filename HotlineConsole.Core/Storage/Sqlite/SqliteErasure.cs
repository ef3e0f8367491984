using HotlineConsole.Core.Archive;
using Microsoft.Data.Sqlite;

namespace HotlineConsole.Core.Storage.Sqlite;

/// <summary>Takes the texts of an order that is removed from the archive out of the file; their bytes are overwritten (<see cref="StoreFile"/>: secure_delete).</summary>
internal static class SqliteErasure
{
    private static readonly string[] Statements =
    [
        "DELETE FROM Precedents WHERE Sequence IN (SELECT Sequence FROM Events WHERE Stream = $number)",
        "DELETE FROM ReplyPrints WHERE Sequence IN (SELECT Sequence FROM Events WHERE Stream = $number)",
        "UPDATE Events SET Body = '' WHERE Stream = $number AND Sequence < $before",
        "UPDATE Orders SET Title = $title WHERE Number = $number",

        // An index without content is told what it was given; what it drops goes from its pages, too, instead of being marked.
        "INSERT INTO OrderSearch (OrderSearch, rank) VALUES ('secure-delete', 1)",
        "INSERT INTO OrderSearch (OrderSearch, rowid, Text) SELECT 'delete', $number, $grams WHERE EXISTS (SELECT 1 FROM OrderSearch_docsize WHERE id = $number)",
    ];

    public static void Run(SqliteConnection writer, Erasure erasure)
    {
        foreach (var sql in Statements)
        {
            Do(sql, ("$number", erasure.Number.Value), ("$before", erasure.Before), ("$title", Remains.Title), ("$grams", erasure.Grams));
        }

        foreach (var mark in erasure.Marks)
        {
            Do("DELETE FROM ClaimantMarks WHERE Mark = $mark AND Number = $number", ("$mark", mark), ("$number", erasure.Number.Value));
        }

        void Do(string sql, params (string Name, object Value)[] values)
        {
            using var command = writer.CreateCommand();
#pragma warning disable CA2100 // constants of this file
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, value) in values.Where(v => sql.Contains(v.Name, StringComparison.Ordinal)))
            {
                command.Parameters.AddWithValue(name, value);
            }

            command.ExecuteNonQuery();
        }
    }
}
