using HotlineConsole.Core.Standard;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Security;

/// <summary>Sessions as people see them: the warning, the way back, the lists.</summary>
[Collection(BrowserTests.Name)]
public sealed class SessionPageTests : IAsyncLifetime
{
    private readonly BrowserFixture _browser;
    private readonly HandClock _clock = new();
    private readonly ConsoleApp _app;
    private Uri _address = default!;

    public SessionPageTests(BrowserFixture browser)
    {
        _browser = browser;
        _app = new(
            settings: new Dictionary<string, string> { ["Security:IdleFor"] = "00:15:00", ["Security:RevalidateEvery"] = "01:00:00" },
            services: services => services.AddSingleton<TimeProvider>(_clock));
    }

    public Task InitializeAsync()
    {
        _address = _app.Listen();
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact, Clause("6.1.2")]
    public async Task Idle_IsWarned_StaysAtTheButton_AndIsLedToSignInAndBack()
    {
        var page = await _browser.NewPageAsync(address: _address);
        await page.SignInAsync("supervisor", "/supervisor?x=1");
        var notice = page.Locator(".session-notice");
        await Expect(notice).ToHaveCountAsync(0);
        _clock.Pass(TimeSpan.FromMinutes(14));
        await Expect(notice).ToContainTextAsync("2026-05-08 10:15:00");
        await page.Locator("[data-stay]").DispatchEventAsync("click"); // no mouse moves: that would be an act as well
        await Expect(notice).ToHaveCountAsync(0);
        _clock.Pass(TimeSpan.FromMinutes(14));
        await Expect(notice).ToContainTextAsync("2026-05-08 10:29:00");
        _clock.Pass(TimeSpan.FromMinutes(1));
        await page.WaitForURLAsync("**/account/sign-in?returnUrl=%2Fsupervisor%3Fx%3D1", new() { Timeout = 5_000 });
        await Expect(page.Locator("#over")).ToContainTextAsync("长时间没有操作");
        await page.ClickAsync("[data-demo=supervisor]");
        await page.IsLiveAsync();
        Assert.Equal("/supervisor?x=1", new Uri(page.Url).PathAndQuery);
        await page.Context.CloseAsync();
    }

    [Fact, Clause("6.1.2")]
    public async Task Writing_IsAnAct_ThoughTheServerHearsNothingElse()
    {
        var page = await _browser.NewPageAsync(address: _address);
        await page.SignInAsync("supervisor");
        var notice = page.Locator(".session-notice");
        _clock.Pass(TimeSpan.FromMinutes(14));
        await Expect(notice).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Shift");
        await Expect(notice).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact, Clause("6.1.2")]
    public async Task Lists_EndASession_AtOnce()
    {
        var (one, two) = (await _browser.NewPageAsync(address: _address), await _browser.NewPageAsync(address: _address));
        await one.SignInAsync("dispatcher");
        await two.SignInAsync("dispatcher");
        await one.OpenAsync("/account/sessions");
        await Expect(one.Locator("tr[data-session=open]")).ToHaveCountAsync(2);
        await Expect(one.Locator("tr[data-session=open] [data-end]")).ToHaveCountAsync(1);
        await one.ClickAsync("[data-end-others]");
        await EndedAsync(two);
        await Expect(one.Locator("tr[data-session=open]")).ToHaveCountAsync(1);
        await Expect(one.Locator("tr[data-session=ended]")).ToContainTextAsync("本人结束");

        var admin = await _browser.NewPageAsync(1920, 1080, _address);
        await admin.SignInAsync("security");
        await admin.OpenAsync("/admin/users");
        await admin.Locator("tr[data-user=dispatcher]").GetByText("会话", new() { Exact = true }).ClickAsync();
        var list = admin.Locator("tr[data-sessions=dispatcher]");
        await Expect(list.Locator("tr[data-session=open]")).ToHaveCountAsync(1);
        await list.Locator("[data-end]").ClickAsync();
        await EndedAsync(one);
        await Expect(list.Locator("tr[data-session=open]")).ToHaveCountAsync(0);
        foreach (var page in (IPage[])[one, two, admin])
        {
            await page.Context.CloseAsync();
        }
    }

    private static Task EndedAsync(IPage page) => page.WaitForURLAsync("**/account/sign-in**", new() { Timeout = 5_000 });
}
