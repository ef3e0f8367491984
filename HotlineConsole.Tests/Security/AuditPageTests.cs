using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using HotlineConsole.Security;
using HotlineConsole.Security.Audit;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Security;

[Collection(BrowserTests.Name)]
public sealed class AuditPageTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly ConsoleApp _app = new();
    private Uri _address = default!;

    public Task InitializeAsync()
    {
        _address = _app.Listen();
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact, Clause("6.1")]
    public async Task Auditor_SeesTheNewestFirst_Verifies_AndIsToldOfAChangedRow()
    {
        var page = await browser.NewPageAsync(address: _address);
        await page.SignInAsync("auditor");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("演示账号");
        await page.ClickAsync("#verify");
        await Expect(page.Locator("#verdict")).ToContainTextAsync("完整");
        await using (var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync())
        {
            await db.Audit.ExecuteUpdateAsync(set => set.SetProperty(row => row.Subject, "nobody"));
        }

        await page.ClickAsync("#verify");
        await Expect(page.Locator("#verdict")).ToContainTextAsync("第 1 条");
        await page.Context.CloseAsync();
    }

    [Fact, Clause("6.1")]
    public async Task Filter_AndPages_AreTheAddress()
    {
        var trail = _app.Services.GetRequiredService<AuditTrail>();
        for (var i = 1; i <= 60; i++)
        {
            await trail.AppendAsync(AuditStore.Chief, i % 2 == 0 ? AuditAct.KeyAdded : AuditAct.DeviceAdded, "第" + i);
        }

        var page = await browser.NewPageAsync(address: _address);
        await page.SignInAsync("auditor");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(AuditList.PageSize);
        await page.ClickAsync("#older");
        await using (var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync())
        {
            await Expect(page.Locator("tbody tr")).ToHaveCountAsync(await db.Audit.CountAsync() - AuditList.PageSize); // the start has written the settings
        }

        await page.FillAsync("#audit-words", "新增密钥");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(30);
        Assert.Contains("q=", page.Url, StringComparison.Ordinal);
        await page.OpenAsync("/admin/audit?day=2000-01-01");
        await Expect(page.Locator(".empty")).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact, Clause("6.1.2")]
    public async Task PageThatACircuitIsRefused_IsWrittenLikeARequest()
    {
        var page = await browser.NewPageAsync(address: _address);
        await page.SignInAsync("dispatcher");
        await page.EvaluateAsync("Blazor.navigateTo('/admin/keys')");
        await Expect(page.Locator("h1")).ToHaveTextAsync(Words.InChinese["Account.Forbidden.Title"]);
        var auditor = await browser.NewPageAsync(address: _address);
        await auditor.SignInAsync("auditor");
        await Expect(auditor.Locator("tr[data-act=AccessDenied]")).ToContainTextAsync("/admin/keys");
        await page.Context.CloseAsync();
        await auditor.Context.CloseAsync();
    }
}
