using HotlineConsole.Security;
using HotlineConsole.Security.Audit;
using HotlineConsole.Tests.Security;
using Microsoft.Data.Sqlite;
using static HotlineConsole.Bench.Figures;

namespace HotlineConsole.Bench;

/// <summary>A million rows of the audit, checked from the first to the last: within 20 seconds.</summary>
internal static class AuditBench
{
    private const double SecondsAMillion = 20;

    public static async Task RunAsync(BenchOptions options)
    {
        var rows = options.Of(1_000_000, 100_000);
        using var store = await AuditStore.NewAsync();
        Fill(store, rows);
        var verdict = await store.CheckAsync();
        if (verdict.Fault is not null || verdict.Rows != rows)
        {
            throw new InvalidOperationException(verdict.Sentence);
        }

        var (limit, ours) = (SecondsAMillion * rows / 1_000_000 * 1_000, verdict.Took.TotalMilliseconds);
        Line("audit", Ms(limit), Ms(ours), ours / limit, "<=1.00", ours <= limit);
    }

    // As the trail writes them, all in one transaction.
    private static void Fill(AuditStore store, int rows)
    {
        using var connection = new SqliteConnection($"Data Source={store.File};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        string[] columns = [nameof(AuditRow.Sequence), nameof(AuditRow.At), .. AuditMac.TextColumns, nameof(AuditRow.Mac)];
#pragma warning disable CA2100 // made of the names of the model
        using var insert = new SqliteCommand(
            $"INSERT INTO {nameof(AccountsDb.Audit)} ({string.Join(", ", columns.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", columns.Select(c => "$" + c))})", connection, transaction);
#pragma warning restore CA2100
        var at = new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
        var (mac, previous) = (new AuditMac(store.Files.Key), Array.Empty<byte>());
        for (var i = 1; i <= rows; i++)
        {
            var row = new AuditRow
            {
                Sequence = i, At = at.AddSeconds(i), Actor = "3f1c2a84-6f0b-4b0e-9b7e-2d6f1f0c9a11", ActorName = "张三", Role = "Dispatcher", From = "10.20.30.40",
                Act = nameof(AuditAct.SignInDone), Subject = "zhang.san", After = "password", Algorithm = AuditMac.Current,
            };
            previous = row.Mac = mac.Of(row, previous);
            object?[] values =
            [
                row.Sequence, row.At.UtcTicks, row.Actor, row.ActorName, row.Role, row.From, row.Act, row.Subject, row.Before, row.After, row.Algorithm, row.Mac,
            ];
            insert.Parameters.Clear();
            for (var c = 0; c < columns.Length; c++)
            {
                insert.Parameters.AddWithValue("$" + columns[c], values[c] ?? DBNull.Value);
            }

            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        store.Files.WriteAnchor(new(rows, previous));
    }
}
