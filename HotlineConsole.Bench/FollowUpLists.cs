using System.Diagnostics;
using HotlineConsole.Core.Analysis;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;
using static HotlineConsole.Bench.Figures;

namespace HotlineConsole.Bench;

/// <summary>The lists of follow-ups where every order that was fed back waits for one, the worst that can be: said in a transaction that is taken back.</summary>
internal static class FollowUpLists
{
    private const int RowsAPage = 25;
    private const int Before = 999 * RowsAPage;
    private const int Reads = 20;

    private const string AllWait =
        """UPDATE "Orders" SET "FollowUpDueAt" = "FedBackAt", "InvitationAt" = "FedBackAt", "Unsolved" = TRUE WHERE "FedBackAt" IS NOT NULL""";

    public static async Task<IReadOnlyList<(string Name, List<double> First, List<double> Deep)>> MeasureAsync(BenchStore bench, bool postgres)
    {
        await using var db = postgres ? bench.Store.Read() : new HotlineDb(
            new DbContextOptionsBuilder<HotlineDb>().UseSqlite($"Data Source={bench.File}").UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options);
        await using var asked = await db.Database.BeginTransactionAsync();
        var waiting = await db.Database.ExecuteSqlRawAsync(AllWait);
        Note("lists-follow-ups", $"{waiting} orders wait");
        var (reads, now) = (new FollowUpReads(db), DateTimeOffset.MaxValue.AddDays(-1));
        var due = (await reads.DueAsync(now, null, Before))[^1];
        var invited = (await reads.InvitationsAsync(null, Before))[^1];
        var unsolved = (await reads.UnsolvedAsync(null, Before))[^1];
        return
        [
            await OfAsync("follow-ups-due", () => reads.DueAsync(now, null, RowsAPage), () => reads.DueAsync(now, (due.FollowUpDueAt!.Value, due.Number), RowsAPage)),
            await OfAsync("invitations", () => reads.InvitationsAsync(null, RowsAPage), () => reads.InvitationsAsync((invited.InvitationAt!.Value, invited.Number), RowsAPage)),
            await OfAsync("unsolved", () => reads.UnsolvedAsync(null, RowsAPage), () => reads.UnsolvedAsync(unsolved.Number, RowsAPage)),
        ];
    }

    private static async Task<(string Name, List<double> First, List<double> Deep)> OfAsync(string name, Func<Task<List<OrderRow>>> first, Func<Task<List<OrderRow>>> deep) =>
        (name, await TimesAsync(name, first), await TimesAsync(name, deep));

    private static async Task<List<double>> TimesAsync(string name, Func<Task<List<OrderRow>>> read)
    {
        await read(); // compiles its query
        var times = new List<double>();
        for (var i = 0; i < Reads; i++)
        {
            var began = Stopwatch.GetTimestamp();
            var rows = await read();
            times.Add(Since(began));
            if (rows.Count != RowsAPage)
            {
                throw new InvalidOperationException($"{name}: a page of {rows.Count} rows.");
            }
        }

        return times;
    }
}
