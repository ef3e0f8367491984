using System.Diagnostics;
using System.Globalization;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Microsoft.Data.Sqlite;

namespace HotlineConsole.Bench;

/// <summary>
/// 64 callers accept complaints through the real door, against a bare group-commit writer of an order row, a state row, an event row and a command row
/// of the same size, both with synchronous=FULL, in alternation.
/// </summary>
internal static class CommandsBench
{
    private const int Callers = 64;
    private const int Commands = 20_000;

    public static async Task RunAsync()
    {
        var (ours, bare) = (new List<double>(), new List<double>());
        for (var pair = 0; pair < 6; pair++)
        {
            var (door, rows) = (await DoorAsync(), Bare());
            if (pair > 0) // the first pair warms up
            {
                ours.Add(door);
                bare.Add(rows);
            }
        }

        Figures.Noise("commands", bare);
        var ratio = Figures.Median(ours) / Figures.Median(bare);
        Figures.Line("commands", Rate(Figures.Median(bare)), Rate(Figures.Median(ours)), ratio, ">=0.60", ratio >= 0.6);
    }

    private static string Rate(double perSecond) => perSecond.ToString("F0", CultureInfo.InvariantCulture) + "/s";

    private static async Task<double> DoorAsync()
    {
        using var folder = new TempFolder();
        var city = City.Load(City.ReadFolder);
        await using var store = HotlineStore.Open(folder.File("hotline.db"), Rules.Of(city, new LocalPolicy()), new HotlineClock(), new WriteGate());
        var attendant = new Actor("bench", "受理员", Role.Attendant);
        var command = new AcceptComplaint(Samples.Complaint());
        var left = Commands;
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var outcome = await store.HandleAsync(attendant, command);
                Debug.Assert(outcome.IsDone);
            }
        })));
        return Commands / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static double Bare()
    {
        using var folder = new TempFolder();
        using var connection = new SqliteConnection($"Data Source={folder.File("bare.db")};Pooling=False");
        connection.Open();
        Execute(connection, """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0;
            CREATE TABLE Orders (Number INTEGER PRIMARY KEY, A INTEGER, B INTEGER, C TEXT, D TEXT, E INTEGER, F INTEGER);
            CREATE INDEX IA ON Orders (A); CREATE INDEX IB ON Orders (B); CREATE INDEX IC ON Orders (C); CREATE INDEX IDD ON Orders (D); CREATE INDEX IE ON Orders (E);
            CREATE TABLE States (Number INTEGER PRIMARY KEY, Body TEXT);
            CREATE TABLE Events (Sequence INTEGER PRIMARY KEY, Stream INTEGER, Version INTEGER, Body TEXT); CREATE UNIQUE INDEX IS2 ON Events (Stream, Version);
            CREATE TABLE Commands (Id TEXT PRIMARY KEY, Number INTEGER);
            """);
        using var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO Orders VALUES ($n, $n % 7, $n % 4, $n % 17, $n % 100, $n, $n);
            INSERT INTO States VALUES ($n, $body);
            INSERT INTO Events VALUES ($n, $n, 1, $body);
            INSERT INTO Commands VALUES ($id, $n);
            """;
        var (number, body, id) = (insert.Parameters.Add("$n", SqliteType.Integer), insert.Parameters.Add("$body", SqliteType.Text), insert.Parameters.Add("$id", SqliteType.Text));
        body.Value = new string('x', 1_400);
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < Commands; i++)
        {
            if (i % Callers == 0)
            {
                Execute(connection, i == 0 ? "BEGIN IMMEDIATE" : "COMMIT; BEGIN IMMEDIATE");
            }

            number.Value = i;
            id.Value = Guid.CreateVersion7().ToString();
            insert.ExecuteNonQuery();
        }

        Execute(connection, "COMMIT");
        return Commands / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
