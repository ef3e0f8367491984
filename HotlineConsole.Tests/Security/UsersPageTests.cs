using HotlineConsole.Core.Standard;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Security;

[Collection(BrowserTests.Name)]
public sealed class UsersPageTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly ConsoleApp _app = new(settings: new Dictionary<string, string> { ["Security:RevalidateEvery"] = "01:00:00" });
    private Uri _address = default!;

    public Task InitializeAsync()
    {
        _address = _app.Listen();
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact, Clause("6.1.2")]
    public async Task Person_DisabledByTheAdministrator_LeavesThePageAtOnce_AndIsLetInAgain()
    {
        var person = await browser.NewPageAsync(address: _address);
        await person.SignInAsync("dispatcher");
        var admin = await OpenAsync();
        await Row(admin, "dispatcher").GetByText("停用", new() { Exact = true }).ClickAsync();
        await admin.Locator(".rz-dialog").GetByText("停用", new() { Exact = true }).Last.ClickAsync();
        await person.WaitForURLAsync("**/account/sign-in**", new() { Timeout = 5_000 });
        await Expect(Row(admin, "dispatcher")).ToContainTextAsync("已停用");
        await Row(admin, "dispatcher").GetByText("恢复登录").ClickAsync();
        await Expect(Row(admin, "dispatcher")).ToContainTextAsync("可用");
        await person.SignInAsync("dispatcher");
        await person.Context.CloseAsync();
        await admin.Context.CloseAsync();
    }

    [Fact, Clause("6.1.2")]
    public async Task NewPerson_SignsInByTheFirstPassword_ChoosesOne_AndHasTheRoleGiven()
    {
        var admin = await OpenAsync();
        await admin.FillAsync("#user-name", "zhang.san");
        await admin.FillAsync("#user-display", "张三");
        await admin.SelectOptionAsync("#new-role", "Supervisor");
        await admin.ClickAsync("form.add button[type=submit]");
        var password = await admin.Locator(".secret code").TextContentAsync();
        await Expect(Row(admin, "zhang.san")).ToContainTextAsync("督办员");
        var person = await browser.NewPageAsync(address: _address);
        await person.GotoAsync("/account/sign-in");
        await person.FillAsync("[name='Given.Name']", "zhang.san");
        await person.FillAsync("[name='Given.Password']", password!);
        await person.Keyboard.PressAsync("Enter");
        await person.WaitForURLAsync("**/account/password?**"); // handed out: first a password of one's own
        await person.FillAsync("#old", password!);
        await person.FillAsync("#new", "Meadow and 7 larks");
        await person.FillAsync("#again", "Meadow and 7 larks");
        await person.ClickAsync("form.own button[type=submit]");
        await person.WaitForURLAsync("**/supervisor");
        await person.Context.CloseAsync();
        await admin.Context.CloseAsync();
    }

    [Fact, Clause("6.1.2")]
    public async Task Refusals_NameWhatIsWrong_AndKeepWhatWasTyped()
    {
        var admin = await OpenAsync();
        await admin.FillAsync("#user-name", "dispatcher");
        await admin.FillAsync("#user-display", "另一人");
        await admin.ClickAsync("form.add button[type=submit]");
        await Expect(admin.Locator("#refusal")).ToContainTextAsync("已被使用");
        await Expect(admin.Locator("#user-display")).ToHaveValueAsync("另一人");
        await admin.FillAsync("#user-name", "li.si");
        await admin.SelectOptionAsync("#new-role", "OrganizerStaff");
        await admin.ClickAsync("form.add button[type=submit]");
        await Expect(admin.Locator("#refusal")).ToContainTextAsync("所属单位");
        await Row(admin, "security").GetByText("停用", new() { Exact = true }).ClickAsync();
        await admin.Locator(".rz-dialog").GetByText("停用", new() { Exact = true }).Last.ClickAsync();
        await Expect(admin.Locator("#refusal")).ToContainTextAsync("另一名安全管理员");
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        Assert.False((await db.Users.SingleAsync(u => u.UserName == "security")).Disabled);
        Assert.False(await db.Users.AnyAsync(u => u.UserName == "li.si"));
        await admin.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync()
    {
        var page = await browser.NewPageAsync(address: _address);
        await page.SignInAsync("security");
        await page.OpenAsync("/admin/users");
        return page;
    }

    private static ILocator Row(IPage page, string account) => page.Locator($"tr[data-user='{account}']");
}
