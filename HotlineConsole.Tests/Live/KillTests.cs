using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Storage.Sqlite;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Security;
using HotlineConsole.Tests.Storage;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace HotlineConsole.Tests.Live;

/// <summary>The application is killed while the city is at work, as a power cut would: nothing that was answered is lost, nothing is there twice.</summary>
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
        var callers = new Callers(await KeysAsync());
        for (var round = 1; round <= Rounds; round++)
        {
            await using var console = await StartAsync($"round {round}");
            await AssertSameAnswersAsync(console, callers);
            await WorkAndKillAsync(console, callers);
        }

        DateTimeOffset until;
        await using (var console = await StartAsync("after the last kill"))
        {
            await AssertSameAnswersAsync(console, callers);
            await SendUnansweredAgainAsync(console, callers);
            until = await CaughtUpAsync();
            await console.KillAsync();
            Assert.DoesNotContain("fail:", console.Said, StringComparison.Ordinal);
        }

        using var gate = new WriteGate();
        await using var store = HotlineStore.Open(Database, TestHotline.Rules, TimeProvider.System, gate);
        await StoreChecks.AssertConsistentAsync(store);
        await using var db = store.Read();
        await AssertEachOnceAsync(db, callers);
        var alerts = await AlertChecks.AssertOnceEachAsync(db, until);
        Assert.True(alerts > 0);
        output.WriteLine($"{callers.Acknowledged.Count} acknowledged of {callers.All.Count} sent; {store.Sequence} events; {alerts} alerts up to {until:O}.");
    }

    private async Task<RunningConsole> StartAsync(string when)
    {
        var console = await RunningConsole.StartAsync(Database, City);
        output.WriteLine($"Ready {when}: {console.ReadyAfter.TotalSeconds:F1} s.");
        return console;
    }

    private static async Task WorkAndKillAsync(RunningConsole console, Callers callers)
    {
        var enough = callers.Acknowledged.Count + CommandsARound;
        var calling = callers.UntilGoneAsync(console, callers: 6);
        await UntilAsync(() => Task.FromResult(callers.Acknowledged.Count >= enough || calling.IsCompleted));
        await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(400)), TimeProvider.System); // any moment is as good
        await console.KillAsync();
        await calling;
        Assert.True(callers.Acknowledged.Count >= enough, "The callers went on until the kill.");
    }

    private static async Task AssertSameAnswersAsync(RunningConsole console, Callers callers)
    {
        foreach (var (sent, text) in callers.Acknowledged.ToArray())
        {
            Assert.Equal(text, (await callers.SendAsync(console, sent)).Text);
        }
    }

    // Whether they were committed before the kill is not known; afterwards they are there once, too, or refused.
    private static async Task SendUnansweredAgainAsync(RunningConsole console, Callers callers)
    {
        foreach (var sent in callers.All.Where(s => !callers.Acknowledged.ContainsKey(s)).ToArray())
        {
            var (status, text) = await callers.SendAsync(console, sent);
            Assert.True(status is 200 or 201 or 409, text);
        }
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

    private static async Task AssertEachOnceAsync(HotlineDb db, Callers callers)
    {
        var marked = (await db.Events.Where(e => e.Body.Contains("mark-")).ToListAsync())
            .ToLookup(e => e.Body.Substring(e.Body.IndexOf("mark-", StringComparison.Ordinal), "mark-000000-".Length));
        Assert.DoesNotContain(marked, m => m.Count() > 1);
        foreach (var (sent, text) in callers.Acknowledged)
        {
            var happened = Assert.Single(marked[sent.Mark]);
            Assert.Equal(sent.Path == "/orders" ? nameof(WorkOrderAccepted) : nameof(WorkOrderDispatched), happened.Kind);
            Assert.Equal(Callers.NumberIn(text), new WorkOrderNumber(happened.Stream).ToString());
        }

        var accepted = await db.Events.Where(e => e.Kind == nameof(WorkOrderAccepted)).Select(e => e.Stream).ToListAsync();
        Assert.Equal((await db.Orders.Select(o => o.Number).ToListAsync()).Select(n => n.Value).Order(), accepted.Order());
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

    private async Task<Dictionary<string, string>> KeysAsync()
    {
        await using var app = new ConsoleApp(settings: new Dictionary<string, string> { ["Storage:Path"] = Database });
        var keys = app.Services.GetRequiredService<ApiKeys>();
        await using var accounts = await app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        var made = new Dictionary<string, string>();
        foreach (var user in await accounts.Users.Where(u => u.UserName == "attendant" || u.UserName == "dispatcher").ToListAsync())
        {
            made[user.UserName!] = await keys.AddAsync(user.UserName!, user.Id);
        }

        return made;
    }
}
