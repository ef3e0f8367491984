using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Tests.Live;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace HotlineConsole.Tests.Nodes;

/// <summary>Two nodes at work behind the proxy; the one that leads, and that a browser is at, is killed as a power cut would.</summary>
[Trait("Engine", "postgres"), Collection(BrowserTests.Name)]
public sealed class KilledNodeTests(BrowserFixture browser, ITestOutputHelper output) : IDisposable
{
    private const int Orders = 500;
    private static readonly TimeSpan BetweenDue = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan FirstDue = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly TestDatabase _database = new("", postgres: true);

    public void Dispose() => _database.Dispose();

    [Fact, Clause("5.3.3")]
    public async Task Kill_OfTheLeadingNode_LosesNothing_AlertsOnce_AndBrowsersGoOnAtTheOther()
    {
        var callers = await Callers.OnAsync(_database.Settings);
        await using var store = new Node(_database.Options); // also a third node, for looking: it never leads before the others
        var lastDue = await ArmAsync(store.Store);
        await store.Store.DisposeAsync();
        var settings = new Dictionary<string, string>(_database.Settings) { ["Demo:City"] = "false" };
        await using var first = await RunningConsole.StartAsync(settings); // alone, so it leads
        await using var second = await RunningConsole.StartAsync(settings);
        await using var proxy = await Proxy.StartAsync(first.Client.BaseAddress!, second.Client.BaseAddress!);
        var wall = await OpenAtAsync(proxy, first, "supervisor", "/wall");
        var desk = await OpenAtAsync(proxy, first, "dispatcher", "/dispatcher");
        using var enough = new CancellationTokenSource();
        var calling = Task.WhenAll(callers.UntilGoneAsync(first, callers: 3, enough.Token), callers.UntilGoneAsync(second, callers: 3, enough.Token));
        await UntilAsync(() => Task.FromResult(callers.Acknowledged.Count > 20 && TimeProvider.System.GetUtcNow() > lastDue - (Orders / 2 * BetweenDue)));

        await Task.WhenAll(MarkAsync(wall), MarkAsync(desk));
        var killed = TimeProvider.System.GetUtcNow();
        Assert.True(killed < lastDue, "Limits end after the kill too.");
        await first.KillAsync();
        await UntilAsync(async () => await IsAnewAsync(wall) && await IsAnewAsync(desk));
        var back = TimeProvider.System.GetUtcNow() - killed;
        Assert.Equal(second.Client.BaseAddress!.Authority, await proxy.NodeOfAsync(await CookieAsync(wall)));

        await enough.CancelAsync();
        await calling;
        await callers.AssertSameAnswersAsync(second);
        await callers.SendUnansweredAgainAsync(second);
        await UntilAsync(() => Task.FromResult(TimeProvider.System.GetUtcNow() > lastDue + TimeSpan.FromSeconds(2)));

        await using var looking = new Node(_database.Options);
        await using var db = looking.Store.Read();
        await UntilAsync(async () => await db.Alerts.CountAsync(a => a.Kind == AlertKind.Supervision) >= Orders);
        await callers.AssertEachOnceAsync(db);
        await Storage.StoreChecks.AssertConsistentAsync(looking.Store);
        await AlertChecks.AssertOnceEachAsync(db, lastDue);
        var late = (await db.Alerts.Where(a => a.Kind == AlertKind.Supervision).ToListAsync()).Max(a => a.At - a.ScheduledAt);
        await AssertShownAsync(looking, wall, desk);
        output.WriteLine($"{callers.Acknowledged.Count} acknowledged of {callers.All.Count} sent: none lost. {Orders} supervisions: none missing, none double, the latest {late.TotalSeconds:F1} s after its instant.");
        output.WriteLine($"Browsers back on the other node {back.TotalSeconds:F1} s after the kill.");
        Assert.True(late < TimeSpan.FromSeconds(10), $"The other node took over after {late}.");
    }

    // Orders whose dispatch limit of 24 hours ends one after the other while the test looks; what was due of them before has been done.
    private static async Task<DateTimeOffset> ArmAsync(HotlineStore store)
    {
        var due = TimeProvider.System.GetUtcNow() + FirstDue;
        await store.RunAsync(session =>
        {
            for (var i = 0; i < Orders; i++)
            {
                var at = due + (i * BetweenDue) - TimeSpan.FromHours(24);
                var outcome = session.Handle(new(Guid.CreateVersion7(), Samples.Attendant, new AcceptComplaint(Samples.Complaint() with { RaisedAt = at }), At: at));
                Assert.Null(outcome.Refusal);
            }

            while (session.Deadlines.Head is { } head && head.At < due)
            {
                Assert.Null(session.Handle(WatchCommands.For(head, head.At)).Refusal);
            }
        }, quiet: true);
        return due + (Orders * BetweenDue);
    }

    // A browser's node is drawn by its cookie: asked again until it is the one that is wanted.
    private async Task<IPage> OpenAtAsync(Proxy proxy, RunningConsole node, string account, string address)
    {
        while (true)
        {
            var page = await browser.NewPageAsync(1920, 1080, proxy.Address);
            await page.SignInAsync(account, address);
            if (await proxy.NodeOfAsync(await CookieAsync(page)) == node.Client.BaseAddress!.Authority)
            {
                return page;
            }

            await page.Context.CloseAsync();
        }
    }

    private static async Task<string> CookieAsync(IPage page) => (await page.Context.CookiesAsync()).Single(c => c.Name == "hotline_node").Value;

    // A document that was loaded later has no mark.
    private static async Task MarkAsync(IPage page) => await page.EvaluateAsync("() => { window.marked = true; }");

    private static async Task<bool> IsAnewAsync(IPage page)
    {
        try
        {
            return await page.EvaluateAsync<bool>("() => window.marked === undefined && document.querySelector('main[data-interactive]') !== null");
        }
        catch (PlaywrightException)
        {
            return false; // on its way to another document
        }
    }

    // The commit that the wall shows; none while it is being loaded.
    private static async Task<long> ShownAsync(IPage wall)
    {
        try
        {
            return await wall.EvaluateAsync<long>("() => Number(document.querySelector('main[data-interactive] #alarm')?.dataset.sequence ?? -1)");
        }
        catch (PlaywrightException)
        {
            return -1; // on its way to another document
        }
    }

    // What stands on the screens is what the store holds now.
    private static async Task AssertShownAsync(Node looking, IPage wall, IPage desk)
    {
        var board = new BoardFold(Samples.Beijing.TimeZone);
        board.Load(BoardSource.Read(looking.Store, Samples.Beijing.TimeZone));
        await UntilAsync(async () => await ShownAsync(wall) == board.Now.Sequence);
        var rows = await desk.Locator("[data-number]").EvaluateAllAsync<string[]>("rows => rows.map(r => r.dataset.number)");
        Assert.NotEmpty(rows);
        Assert.Equal(board.Now.Queue(Stage.AwaitingDispatch).Select(o => o.Number.ToString()).Take(rows.Length), rows);
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
