using System.Net.Http.Headers;
using System.Net.Http.Json;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using HotlineConsole.Security;
using HotlineConsole.Tests.Api;
using HotlineConsole.Tests.Board;
using HotlineConsole.Tests.Storage;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static HotlineConsole.Tests.Storage.TestHotline;

namespace HotlineConsole.Tests.Nodes;

/// <summary>The database goes away under a running console and comes back: commands are refused in a sentence, screens say so, nothing needs a restart.</summary>
[Trait("Engine", "postgres"), Collection(BrowserTests.Name)]
public sealed class LostDatabaseTests(BrowserFixture browser) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TestDatabase _database = new("", postgres: true);
    private ConsoleApp _app = default!;
    private Uri _address = default!;

    private HotlineStore Store => _app.Services.GetRequiredService<HotlineStore>();

    public Task InitializeAsync()
    {
        _app = new(settings: _database.Settings);
        _address = _app.Listen();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _database.Dispose();
    }

    [Fact]
    public async Task Disconnected_InTheMiddleOfCommands_NothingAnsweredIsLost_NothingIsThereTwice()
    {
        var stop = false;
        var calling = Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            var done = new List<Outcome>();
            while (!Volatile.Read(ref stop))
            {
                done.Add(await Store.HandleAsync(Attendant, new AcceptComplaint(Complaint())));
            }

            return done;
        })).ToList();
        for (var cut = 0; cut < 5; cut++)
        {
            var reached = Store.Sequence + 100;
            await UntilAsync(() => Store.Sequence > reached);
            _database.Disconnect();
        }

        Volatile.Write(ref stop, true);
        var outcomes = (await Task.WhenAll(calling)).SelectMany(o => o).ToList();
        Assert.All(outcomes, o => Assert.Null(o.Refusal)); // the server was there again at once
        await using var db = Store.Read();
        Assert.Equal(outcomes.Select(o => o.Number!.Value).Order(), (await db.Orders.Select(o => o.Number).ToListAsync()).Order());
        await StoreChecks.AssertConsistentAsync(Store);
        var feed = _app.Services.GetRequiredService<LiveFeed>();
        await UntilAsync(() => feed.Now.Sequence == Store.Sequence);
        var recount = new Core.Board.BoardFold(Samples.Beijing.TimeZone);
        recount.Load(Core.Board.BoardSource.Read(Store, Samples.Beijing.TimeZone));
        Assert.Equal(BoardText.Of(recount.Now), BoardText.Of(feed.Now));
    }

    [Fact]
    public async Task Away_CommandsAreRefusedInASentence_AndDoneAfterItsReturn()
    {
        await Store.HandleAsync(Attendant, new AcceptComplaint(Complaint()));
        _database.CutOff();
        var refused = await Store.HandleAsync(Attendant, new AcceptComplaint(Complaint())).WaitAsync(Patience);
        Assert.Contains(refused.Refusal, (Refusal[])[HotlineStore.Unavailable, HotlineStore.InDoubt]);
        Assert.Equal(HotlineStore.Unavailable, (await Store.HandleAsync(Attendant, new AcceptComplaint(Complaint())).WaitAsync(Patience)).Refusal);
        Assert.NotNull(Store.Connection.DownSince);

        _database.Restore();
        await UntilAsync(() => Store.Connection.IsUp);
        Assert.Null((await Store.HandleAsync(Attendant, new AcceptComplaint(Complaint()))).Refusal);
        await StoreChecks.AssertConsistentAsync(Store);
    }

    [Fact]
    public async Task Away_WithNobodyAsking_IsNoticed()
    {
        _database.CutOff();
        await UntilAsync(() => !Store.Connection.IsUp);
        using var health = await _app.CreateClient().GetAsync("/healthz");
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, health.StatusCode);
        _database.Restore();
        await UntilAsync(() => Store.Connection.IsUp);
    }

    [Fact]
    public async Task Away_TheApiSays503WithTheClause()
    {
        await using var accounts = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        var user = await accounts.Users.FirstAsync(u => u.UserName == "attendant");
        var key = await _app.Services.GetRequiredService<ApiKeys>().AddAsync("test", user.Id);
        using var client = new HttpClient { BaseAddress = _address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        Assert.True((await client.PostAsJsonAsync(ApiApp.Root + "/orders", ApiApp.Complaint())).IsSuccessStatusCode);
        _database.CutOff();
        await UntilAsync(() => !Store.Connection.IsUp);
        using var answer = await client.PostAsJsonAsync(ApiApp.Root + "/orders", ApiApp.Complaint());
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.DoesNotContain("Npgsql", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        _database.Restore();
    }

    [Fact]
    public async Task Away_OpenPagesSayIt_KeepWhatTheyShow_AndGoOnByThemselves()
    {
        var number = (await Store.HandleAsync(Attendant, new AcceptComplaint(Complaint()))).Number!.Value;
        var page = await browser.NewPageAsync(address: _address);
        await page.SignInAsync("dispatcher");
        await page.Locator($"[data-number='{number}']").WaitForAsync();
        _database.CutOff();
        await page.Locator(".store-down").WaitForAsync();
        Assert.Equal("red", await page.Locator("#freshness").GetAttributeAsync("data-state"));
        Assert.Equal(1, await page.Locator($"[data-number='{number}']").CountAsync());

        _database.Restore();
        await page.Locator(".store-down").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
        var next = (await Store.HandleAsync(Attendant, new AcceptComplaint(Complaint()))).Number!.Value;
        await page.Locator($"[data-number='{next}']").WaitForAsync();
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, "It took too long.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }
}
