using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Pages.Orders;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace HotlineConsole.Tests.Security.Strings;

/// <summary>6.1: what somebody dictated is a text on every page that shows it, and never anything that runs.</summary>
[Collection(BrowserTests.Name)]
[Trait("Engine", "sqlite")]
public sealed class InjectionBrowserTests(BrowserFixture browser, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly ConsoleApp _app = new(settings: new Dictionary<string, string> { ["Security:PagesAtOnce"] = "100000" });
    private readonly List<string> _wrong = [];
    private Uri _address = default!;
    private int _pages;
    private int _shown;

    // The lists of signs and of Chinese go along as far as they are short; long ones say nothing new to a page.
    private static readonly IReadOnlyList<string> All =
        [.. InjectionStrings.All.Concat(NastyStrings.All.Concat(ChineseStrings.All).Where(text => text.Length <= 300)).Select(text => text.Trim()).Distinct()];

    public Task InitializeAsync()
    {
        _address = _app.Listen();
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact, Clause("6.1")]
    public async Task Injections_OnEveryPageThatShowsOrders_StayTexts()
    {
        var orders = new InjectedOrders(_app.Services.GetRequiredService<HotlineStore>(), All);
        var accepted = await orders.AcceptedAsync();
        var handled = await orders.HandledAsync();
        var supervisor = await SignedInAsync("supervisor");
        await ListAsync(supervisor, accepted.Count + 1);
        var (sheets, printed) = ("", "");
        foreach (var number in (WorkOrderNumber[])[accepted[0], accepted[1], accepted[2], accepted[^1], handled])
        {
            await supervisor.Page.OpenAsync($"/orders/{number}");
            sheets += await supervisor.ReadAsync();
            await supervisor.Page.EmulateMediaAsync(new() { Media = Media.Print });
            printed += await supervisor.ReadAsync("[data-testid=sheet]");
            await supervisor.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        }

        Check(sheets, All, "/orders/NUMBER");
        Check(printed, All, "the printed sheet");
        await OpenAsync(supervisor, $"/supervisor?order={handled}", []);
        await OpenAsync(supervisor, "/wall", []);
        await DoneAsync(supervisor);
        var dispatcher = await SignedInAsync("dispatcher");
        await OpenAsync(dispatcher, "/dispatcher", []);
        await dispatcher.Page.Locator("[data-testid=queue-row] [data-open]").First.ClickAsync();
        await dispatcher.Page.GetByTestId("dispatch-panel").WaitForAsync();
        Check(await dispatcher.ReadAsync(), orders.Groups[0].Split('\n').Where(line => line.Length > 0), "/dispatcher");
        await DoneAsync(dispatcher);
        foreach (var account in (string[])["street-staff", "street-leader"])
        {
            var organizer = await SignedInAsync(account);
            await OpenAsync(organizer, $"/organizer?order={handled}", []);
            await organizer.Page.GetByTestId("panel").WaitForAsync();
            await organizer.ReadAsync();
            await DoneAsync(organizer);
        }

        var attendant = await SignedInAsync("attendant");
        await OpenAsync(attendant, "/attendant", []);
        await attendant.Page.GetByTestId("earlier-search").FillAsync("onerror");
        await attendant.Page.GetByTestId("earlier-order").First.WaitForAsync();
        await attendant.ReadAsync();
        await DoneAsync(attendant);
        Report($"{All.Count} texts ({InjectionStrings.All.Distinct().Count()} injections) in {accepted.Count + 1} orders");
    }

    [Fact, Clause("6.1")]
    public async Task Injections_AsNamesAndAtTheDoor_StayTexts()
    {
        var names = InjectionStrings.All.Select(text => text.Trim()).Distinct().ToList();
        var groups = names.Chunk(40).Select(group => string.Join('\n', group)).ToList();
        var (devices, keys) = (_app.Services.GetRequiredService<Devices>(), _app.Services.GetRequiredService<ApiKeys>());
        await using (var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync())
        {
            var owner = (await db.Users.SingleAsync(u => u.UserName == "dispatcher")).Id;
            foreach (var group in groups)
            {
                await devices.AddAsync(group);
                await keys.AddAsync(group, owner);
            }

            (await db.Users.SingleAsync(u => u.UserName == "dispatcher")).DisplayName = groups[0];
            await db.SaveChangesAsync();
        }

        var typed = names.Where((name, i) => i % 40 == 0 && name.Length <= 256).ToList(); // what is typed at the door is kept to 256 characters
        using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _address };
        foreach (var name in typed)
        {
            using var refused = await visitor.SignInAsync(name, "wrong password");
            Assert.DoesNotContain(name.Contains('<', StringComparison.Ordinal) ? name : "\0", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var admin = await SignedInAsync("admin");
        await OpenAsync(admin, "/admin/devices", names);
        await DoneAsync(admin);
        var security = await SignedInAsync("security");
        await OpenAsync(security, "/admin/users", Lines(groups[0]));
        await OpenAsync(security, "/admin/keys", names);
        await DoneAsync(security);
        var auditor = await SignedInAsync("auditor");
        await OpenAsync(auditor, "/admin/audit", typed);
        await DoneAsync(auditor);
        var dispatcher = await SignedInAsync("dispatcher");
        await OpenAsync(dispatcher, "/dispatcher", Lines(groups[0]), ".topbar");
        foreach (var address in names.Where((_, i) => i % 120 == 0).Select(Uri.EscapeDataString))
        {
            await OpenAsync(dispatcher, $"/orders?q={address}&words={address}&district={address}&organizer={address}", []);
            await OpenAsync(dispatcher, $"/dispatcher?q={address}&text={address}", []);
        }

        await DoneAsync(dispatcher);
        Report($"{names.Count} names");
    }

    [Fact, Clause("6.1")]
    public async Task AnythingThatRan_WouldBeNoticed()
    {
        var page = await SignedInAsync("supervisor");
        await page.Page.EvaluateAsync("() => { __xss(); document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=__xss()>'); }");
        await page.Page.WaitForFunctionAsync("() => window.__stopped.length > 0");
        await page.ReadAsync();
        Assert.Contains(page.Wrong, wrong => wrong.StartsWith("ran:", StringComparison.Ordinal));
        Assert.Contains(page.Wrong, wrong => wrong.StartsWith("stopped: script-src", StringComparison.Ordinal));
        Assert.Contains(page.Wrong, wrong => wrong.StartsWith("a text asked for", StringComparison.Ordinal));
        await page.Page.Context.CloseAsync();
    }

    private static IEnumerable<string> Lines(string group) => group.Split('\n').Where(line => line.Length > 0);

    private async Task<WatchedPage> SignedInAsync(string account)
    {
        var page = await WatchedPage.OpenAsync(browser, _address);
        await page.Page.SignInAsync(account);
        return page;
    }

    // All titles, page by page.
    private async Task ListAsync(WatchedPage page, int orders)
    {
        await page.Page.OpenAsync("/orders");
        var (text, rows) = ("", 0);
        while (true)
        {
            rows += await page.Page.GetByTestId("order").CountAsync();
            text += await page.ReadAsync();
            if (await page.Page.GetByTestId("older").CountAsync() == 0)
            {
                break;
            }

            await page.Page.OpenAsync(new Uri(_address, await page.Page.GetByTestId("older").GetAttributeAsync("href")).PathAndQuery);
        }

        Assert.Equal(orders, rows);
        Check(text, All, "/orders");
    }

    private async Task OpenAsync(WatchedPage page, string address, IEnumerable<string> expected, string selector = "main")
    {
        await page.Page.OpenAsync(address);
        Check(await page.ReadAsync(selector), expected, address);
    }

    private void Check(string shown, IEnumerable<string> expected, string where)
    {
        foreach (var text in expected)
        {
            _shown++;
            if (!shown.Contains(text, StringComparison.Ordinal) && !shown.Contains(FormText.Shown(text), StringComparison.Ordinal)) // the form shows control characters by their pictures
            {
                _wrong.Add($"{where} does not show {System.Text.Json.JsonSerializer.Serialize(text)}");
            }
        }
    }

    private async Task DoneAsync(WatchedPage page)
    {
        _pages += page.Opened;
        _wrong.AddRange(page.Wrong);
        await page.Page.Context.CloseAsync();
    }

    private void Report(string what)
    {
        output.WriteLine($"{what}, {_pages} pages, {_shown} texts found where they belong, {_wrong.Count} things wrong.");
        Assert.Equal([], _wrong.Distinct().Take(30));
    }
}
