using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Storage.Postgres;
using HotlineConsole.Core.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Bench.Commands;

/// <summary>The usual way: each command's rows by one SaveChanges of EF Core, with a context of its own; the search text in the same transaction.</summary>
internal static class EfWriter
{
    public static double Write(BenchOptions asked, BenchDatabase database, IReadOnlyList<RecordedBatch> commands)
    {
        if (asked.Postgres)
        {
            var options = new DbContextOptionsBuilder<HotlinePostgresDb>().UseNpgsql(database.Storage.ConnectionString).Options;
            return Write(() => new HotlinePostgresDb(options), commands);
        }

        using var gate = new WriteGate();
        using var connection = StoreFile.OpenWriter(database.Storage.Path, gate);
        var file = new DbContextOptionsBuilder<HotlineDb>().UseSqlite(connection).Options;
        return Write(() => new HotlineDb(file), commands);
    }

    private static double Write(Func<HotlineDb> open, IReadOnlyList<RecordedBatch> commands)
    {
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        foreach (var command in commands)
        {
            using var db = open();
            Write(db, command);
        }

        return System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static void Write(HotlineDb db, RecordedBatch command)
    {
        db.AddRange(command.Events);
        foreach (var (row, state, isNew) in command.Orders)
        {
            db.Entry(row).State = isNew ? EntityState.Added : EntityState.Modified;
            db.Entry(state).State = isNew ? EntityState.Added : EntityState.Modified;
        }

        foreach (var (number, key, row) in command.Deadlines)
        {
            var kept = db.Deadlines.FirstOrDefault(d => d.Number == number && d.Key == key);
            db.ChangeTracker.Entries<DeadlineRow>().ToList().ForEach(e => e.State = EntityState.Detached);
            if (row is not null)
            {
                db.Entry(row).State = kept is null ? EntityState.Added : EntityState.Modified;
            }
            else if (kept is not null)
            {
                db.Remove(kept);
            }
        }

        db.AddRange(command.Alerts);
        db.AddRange(command.Commands);
        foreach (var day in command.Days)
        {
            db.Entry(day).State = day.Last > 1 ? EntityState.Modified : EntityState.Added;
        }

        foreach (var r in command.Rollups)
        {
            var kept = db.Rollups.AsNoTracking().FirstOrDefault(k => k.Grain == r.Grain && k.Dimension == r.Dimension && k.Period == r.Period && k.Key == r.Key);
            var sum = kept is null ? r : r with
            {
                Received = kept.Received + r.Received, AnsweredDirectly = kept.AnsweredDirectly + r.AnsweredDirectly, Dispatched = kept.Dispatched + r.Dispatched,
                FedBack = kept.FedBack + r.FedBack, FedBackLate = kept.FedBackLate + r.FedBackLate, Closed = kept.Closed + r.Closed, Returns = kept.Returns + r.Returns,
            };
            db.Entry(sum).State = kept is null ? EntityState.Added : EntityState.Modified;
        }

        using var transaction = db.Database.BeginTransaction();
        db.SaveChanges();
        foreach (var (number, grams) in command.Texts)
        {
            _ = db is HotlinePostgresDb
                ? db.Database.ExecuteSql($"""INSERT INTO "OrderSearch" ("Number", "Grams") VALUES ({number}, {grams}::tsvector)""")
                : db.Database.ExecuteSql($"INSERT INTO OrderSearch (rowid, Text) VALUES ({number}, {grams})");
        }

        transaction.Commit();
    }
}
