using HotlineConsole.Core.WorkOrders;
using Microsoft.Data.Sqlite;

namespace HotlineConsole.Core.Storage.Sqlite;

/// <summary>Fills the full-text index of a file that was made before the index was as it is: the texts themselves lie in the events.</summary>
internal static class SearchIndex
{
    public static void FillIfEmpty(SqliteConnection writer)
    {
        using var empty = new Statement(writer, "SELECT NOT EXISTS (SELECT 1 FROM OrderSearch_docsize) AND EXISTS (SELECT 1 FROM Orders)");
        if (empty.ReadNumber() == 0)
        {
            return;
        }

        using var transaction = writer.BeginTransaction();
        using var accepted = writer.CreateCommand();
        accepted.CommandText = "SELECT e.Stream, e.Body FROM Orders o JOIN Events e ON e.Stream = o.Number AND e.Version = 1 AND e.Body <> '' ORDER BY o.Number";
        using (var add = new Statement(writer, "INSERT INTO OrderSearch (rowid, Text) VALUES (?1, ?2)"))
        using (var reader = accepted.ExecuteReader())
        {
            while (reader.Read())
            {
                var happened = (WorkOrderAccepted)HotlineJson.ReadEvent(nameof(WorkOrderAccepted), reader.GetString(1));
                add.Run(reader.GetInt64(0), Bigrams.Index(SearchText.Of(happened.Complaint)));
            }
        }

        transaction.Commit();
    }
}
