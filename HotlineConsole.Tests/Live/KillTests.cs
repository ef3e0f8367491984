using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Storage.Sqlite;
using HotlineConsole.Tests.Storage;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace HotlineConsole.Tests.Live;

/// <summary>The application is killed while the city is at work, as a power cut would: nothing that was answered is lost, nothing is there twice.</summary>
[Trait("Engine", "sqlite")]
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 2;
    private const int CommandsARound = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    // At 60 times a second of the world: what the watch may be behind while it works.
    private static readonly TimeSpan Behind = TimeSpan.FromMinutes(1);

    private static readonly Dictionary<string, string> City = new()
    {
        ["Demo:Speed"] = "60", ["Demo:RequestsPerDay"] = "20000", ["Demo:HistoryHours"] = "12", ["Demo:HistoryShare"] = "0.03",
    };

    private readonly TempFolder _folder = new();

    private string Database => _folder.File("hotline.db");

    public void Dispose() => _folder.Dispose();

    [Fact, Clause("5.3.3")]
    public async Task Kill_WhileTheCityWorks_LosesNothingAnsweredAndAlertsEachDeadlineOnce()
    {
        var callers = await Callers.OnAsync(new Dictionary<string, string> { ["Storage:Path"] = Database });
        for (var round = 1; round <= Rounds; round++)
        {
            await using var console = await StartAsync($"round {round}");
            await callers.AssertSameAnswersAsync(console);
            await WorkAndKillAsync(console, callers);
        }

        DateTimeOffset until;
        await using (var console = await StartAsync("after the last kill"))
        {
            await callers.AssertSameAnswersAsync(console);
            await callers.SendUnansweredAgainAsync(console);
            until = await CaughtUpAsync();
            await console.KillAsync();
            Assert.DoesNotContain("fail:", console.Said, StringComparison.Ordinal);
        }

        using var gate = new WriteGate();
        await using var store = HotlineStore.Open(Database, TestHotline.Rules, TimeProvider.System, gate);
        await StoreChecks.AssertConsistentAsync(store);
        await using var db = store.Read();
        await callers.AssertEachOnceAsync(db);
        var alerts = await AlertChecks.AssertOnceEachAsync(db, until);
        Assert.True(alerts > 0);
        output.WriteLine($"{callers.Acknowledged.Count} acknowledged of {callers.All.Count} sent; {store.Sequence} events; {alerts} alerts up to {until:O}.");
    }

    private async Task<RunningConsole> StartAsync(string when)
    {
        var console = await RunningConsole.StartAsync(new Dictionary<string, string>(City) { ["Storage:Path"] = Database });
        output.WriteLine($"Ready {when}: {console.ReadyAfter.TotalSeconds:F1} s.");
        return console;
    }

    private static async Task WorkAndKillAsync(RunningConsole console, Callers callers)
    {
        var enough = callers.Acknowledged.Count + CommandsARound;
        var calling = callers.UntilGoneAsync(console, callers: 6, CancellationToken.None);
        await UntilAsync(() => Task.FromResult(callers.Acknowledged.Count >= enough || calling.IsCompleted));
        await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(400)), TimeProvider.System); // any moment is as good
        await console.KillAsync();
        await calling;
        Assert.True(callers.Acknowledged.Count >= enough, "The callers went on until the kill.");
    }

    /// <summary>Waits until the watch of the running application has done all that has passed, and something of it; gives the instant up to which.</summary>
    private async Task<DateTimeOffset> CaughtUpAsync()
    {
        await using var db = new HotlineDb(StoreFile.ReadOptions(Database));
        var (until, before) = (default(DateTimeOffset), await db.Alerts.CountAsync(a => a.Deadline != null));
        await UntilAsync(async () =>
        {
            until = (await db.Events.OrderByDescending(e => e.Sequence).Select(e => e.At).FirstAsync()) - Behind;
            return !await db.Deadlines.AnyAsync(d => d.At < until) && await db.Alerts.CountAsync(a => a.Deadline != null) > before;
        });
        return until;
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, "It took too long.");
            await Task.Delay(Look, TimeProvider.System);
        }
    }
}
