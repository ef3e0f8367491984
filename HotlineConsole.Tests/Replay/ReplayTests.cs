using System.Globalization;
using System.Text.Json;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Replay;
using HotlineConsole.Tests.Storage;
using HotlineConsole.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Tests.Replay;

public sealed class ReplayTests : IDisposable
{
    private static readonly string Sample = RepositoryFile.Path("HotlineConsole.Tests/Replay/sample.csv");
    private static readonly string Broken = RepositoryFile.Path("HotlineConsole.Tests/Replay/broken.csv");
    private static readonly string Map = RepositoryFile.Path("HotlineConsole/Replay/maps/boston311.json");
    private const string Until = "2011-12-31T23:59:59+08:00";

    private readonly string _folder = Directory.CreateTempSubdirectory("replay-").FullName;
    private readonly StringWriter _output = new(CultureInfo.InvariantCulture);
    private readonly StringWriter _errors = new(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _output.Dispose();
        _errors.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact, Clause("5.3.3")]
    public async Task Replay_OfTheSample_ComesToWhatAPlainCountComesTo()
    {
        var summary = await Run(Sample, "a");
        var plain = PlainCount.Of(Sample, new DateTime(2011, 12, 31, 23, 59, 59));

        Assert.Equal(
            ["requests", "accepted", "fedBack", "fedBackLate", "openOverdue", "reminders", "systemSupervisions", "rejected", "seconds", "commandsPerSecond"],
            summary.EnumerateObject().Select(p => p.Name));
        Assert.Equal(
            (32, plain.Accepted, plain.FedBack, plain.Late, plain.OpenOverdue, plain.Reminders, plain.Late + plain.OpenOverdue, 0),
            (Int("requests"), Int("accepted"), Int("fedBack"), Int("fedBackLate"), Int("openOverdue"), Int("reminders"), Int("systemSupervisions"), Int("rejected")));
        Assert.Equal(31, plain.Accepted);

        int Int(string key) => summary.GetProperty(key).GetInt32();
    }

    [Fact, Clause("5.3.2.3.2")]
    public async Task Replay_FeedbackAtTheDueInstant_IsInTime_ASecondLaterIsSupervised()
    {
        await Run(Sample, "a");
        await using var store = Open("a");
        Assert.Equal("False True", await LateAndSupervised(store, "Closed at the due instant", "Closed a second late"));
        Assert.Equal("False True", await LateAndSupervised(store, "At the reminder instant", "A second late"));
    }

    [Fact]
    public async Task Replay_NothingHappensAfterItsEnd()
    {
        await Run(Sample, "a");
        await using var store = Open("a");
        await using var db = store.Read();
        var end = new DateTimeOffset(2011, 12, 31, 15, 59, 59, TimeSpan.Zero);
        Assert.Equal(0, await db.Events.CountAsync(e => e.At > end));
        Assert.Equal(end, await db.Events.MaxAsync(e => (DateTimeOffset?)e.At));
        Assert.DoesNotContain("Opened after the end", await db.Orders.Select(o => o.Title).ToListAsync());
    }

    [Fact]
    public async Task Replay_LogIsInTimeOrder_AndTheStoreIsLikeAnyOther()
    {
        await Run(Sample, "a");
        await using var store = Open("a");
        await StoreChecks.AssertConsistentAsync(store);
        await using var db = store.Read();
        var instants = await db.Events.OrderBy(e => e.Sequence).Select(e => e.At).ToListAsync();
        Assert.Equal(instants.Order(), instants);
        Assert.Equal(0, await db.Alerts.CountAsync(a => a.Late));

        var text = Assert.Single(await store.SearchAsync("heat", 10, Samples.Attendant));
        var order = await store.FindAsync(text.Number);
        Assert.Equal("First line, with a comma\nsecond line with \"quotes\"", order!.Reply!.Measures);
        Assert.Equal("portal", order.Complaint.Channel);
        Assert.Contains((await store.HistoryAsync(text.Number)).Select(h => h.Event), e => e is ReplySubmitted); // by the leader's review
    }

    [Fact]
    public async Task Replay_Twice_GivesTheSameLog()
    {
        await Run(Sample, "a");
        await Run(Sample, "b");
        await using var first = Open("a");
        await using var second = Open("b");
        Assert.Equal(await Log(first), await Log(second));
    }

    [Fact]
    public async Task Replay_BrokenRows_AreListedByLineAndTheRestGoesOn()
    {
        var summary = await Run(Broken, "a");
        Assert.Equal(10, summary.GetProperty("rejected").GetInt32());
        Assert.Equal(43, summary.GetProperty("requests").GetInt32());
        Assert.Equal(32, summary.GetProperty("accepted").GetInt32()); // one good row stands among the broken ones
        using var list = new StreamReader(Path.Combine(_folder, "a.json.rejected.csv"));
        var rejected = new CsvReader(list).Records().Skip(1).Select(r => r.Fields).ToList();
        Assert.Equal(["35", "36", "37", "38", "39", "40", "41", "42", "44", "45"], rejected.Select(r => r[0]));
        Assert.Equal(["9100001", "9100002", "9100003", "9100004", "9100005", "9100006", "9100007"], rejected.Take(7).Select(r => r[1]));
        Assert.Collection(rejected.Select(r => r[2]),
            r => Assert.Contains("2011-13-01", r, StringComparison.Ordinal), r => Assert.Contains("open_dt", r, StringComparison.Ordinal),
            r => Assert.Contains("yesterday", r, StringComparison.Ordinal), r => Assert.Contains("closed_dt", r, StringComparison.Ordinal),
            r => Assert.Contains("Weather", r, StringComparison.Ordinal), r => Assert.Contains("Atlantis", r, StringComparison.Ordinal),
            r => Assert.Contains("Pigeon", r, StringComparison.Ordinal), r => Assert.Contains("20", r, StringComparison.Ordinal),
            r => Assert.NotEmpty(r), r => Assert.NotEmpty(r));
    }

    [Fact]
    public async Task Replay_DatabaseExists_IsRefusedAndLeftAlone()
    {
        var path = Path.Combine(_folder, "a.db");
        await File.WriteAllTextAsync(path, "mine");
        Assert.Equal(1, await Command(Sample, "a"));
        Assert.Contains(path, _errors.ToString(), StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task Replay_Stopped_KeepsWhatIsCommitted()
    {
        var map = ReplayMapFile.Read(Map, TestHotline.Beijing);
        var plan = new ReplayPlan(RequestReader.Read(Sample, map, TestHotline.Beijing).Requests, TimeSpan.FromMinutes(10), null);
        using var stop = new CancellationTokenSource();
        var replayer = new Replayer(plan, TestHotline.Beijing, done => { if (done == 20) { stop.Cancel(); } }, stop.Token);
        await using (var store = Open("a"))
        {
            await store.RunAsync(replayer.Run, quiet: true);
        }

        await using var again = Open("a");
        Assert.True(replayer.IsStopped);
        Assert.InRange(again.Sequence, 20, 60);
        await StoreChecks.AssertConsistentAsync(again);
    }

    [Theory]
    [InlineData("--map")]
    [InlineData("a.csv", "b.csv", "--map", "m", "--db", "d")]
    [InlineData("a.csv", "--map", "m", "--db")]
    [InlineData("a.csv", "--map", "m", "--db", "d", "--fast")]
    [InlineData("a.csv", "--map", "m", "--db", "d", "--until", "2011-12-31T23:59:59")] // no offset
    [InlineData("a.csv", "--map", "m", "--db", "d", "--until", "soon")]
    [InlineData("a.csv", "--map", "m", "--map", "m", "--db", "d")]
    public void Arguments_Wrong_AreRefused(params string[] args) => Assert.Throws<ReplayRefusedException>(() => ReplayArguments.Parse(args));

    private async Task<JsonElement> Run(string csv, string name)
    {
        Assert.Equal(0, await Command(csv, name));
        return JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, name + ".json"))).RootElement;
    }

    private Task<int> Command(string csv, string name) => ReplayCommand.RunAsync(
        [csv, "--map", Map, "--db", Path.Combine(_folder, name + ".db"), "--until", Until, "--summary", Path.Combine(_folder, name + ".json")], _output, _errors);

    private HotlineStore Open(string name) => HotlineStore.Open(Path.Combine(_folder, name + ".db"), TestHotline.Rules, TimeProvider.System, new WriteGate());

    private static async Task<string> LateAndSupervised(HotlineStore store, params string[] titles)
    {
        await using var db = store.Read();
        var found = new List<bool>();
        foreach (var title in titles)
        {
            var order = await db.Orders.FirstAsync(o => o.Title == title);
            var supervised = await db.Alerts.CountAsync(a => a.Number == order.Number && a.Kind == AlertKind.Supervision);
            Assert.Equal(order.FedBackLate ? 1 : 0, supervised);
            found.Add(order.FedBackLate);
        }

        return string.Join(" ", found);
    }

    private static async Task<List<string>> Log(HotlineStore store)
    {
        await using var db = store.Read();
        return await db.Events.OrderBy(e => e.Sequence).Select(e => e.Sequence + " " + e.Stream + " " + e.Version + " " + e.Kind + " " + e.Body).ToListAsync();
    }
}
