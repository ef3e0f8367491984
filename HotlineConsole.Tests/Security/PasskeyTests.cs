using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using HotlineConsole.Security;
using HotlineConsole.Security.Audit;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Security;

/// <summary>Passkeys in a real browser, whose device is one that Chromium plays.</summary>
[Collection(BrowserTests.Name)]
public sealed class PasskeyTests(BrowserFixture browser) : IAsyncLifetime
{
    private const string Password = "Correct horse 3";
    private readonly ConsoleApp _app = new(settings: new Dictionary<string, string> { ["Security:SecondFactor"] = "Administrators" });
    private Uri _address = default!;

    public async Task InitializeAsync()
    {
        // A passkey is for a name, not for an address of numbers.
        _address = new UriBuilder(_app.Listen()) { Host = "localhost" }.Uri;
        await _app.AddUserAsync(new HotlineUser { UserName = "chief", DisplayName = "Chief", HotlineRole = Role.Administrator }, Password);
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact, Clause("6.1.2")]
    public async Task Passkey_AddedNamedUsedRefusedAndRemoved()
    {
        var page = await PageAsync();
        await PasswordAsync(page);
        await page.WaitForURLAsync("**/account/second-factor**"); // the role owes one
        await page.FillAsync("#passkey-name", "办公电脑");
        await page.ClickAsync("form[data-passkey=create] button");
        await page.WaitForURLAsync("**/admin/devices");
        await page.GotoAsync("/account/second-factor");
        await Expect(page.Locator("[data-passkeys]")).ToContainTextAsync("办公电脑");
        await SignOutAsync(page);

        await page.ClickAsync("form[data-passkey=get] button");
        await page.WaitForURLAsync("**/admin/devices");
        await page.IsLiveAsync();
        await using (var db = await DbAsync())
        {
            var session = await db.Sessions.OrderByDescending(s => s.Began).FirstAsync();
            Assert.Equal((HotlineConsole.Security.Sessions.SignInWay.Passkey, true), (session.How, session.SecondFactor));
        }

        await page.GotoAsync("/account/second-factor");
        await SignOutAsync(page);
        await PasswordAsync(page); // alone it is half a sign-in from now on
        await page.WaitForURLAsync("**/account/sign-in/code");
        await page.ClickAsync("form[data-passkey=get] button");
        await page.WaitForURLAsync("**/admin/devices");

        foreach (var closed in (string[])["disabled", "locked"])
        {
            await SetAsync(user => (user.Disabled, user.LockoutEnd) = (closed == "disabled", closed == "locked" ? DateTimeOffset.MaxValue : null));
            await page.GotoAsync("/account/sign-in");
            await page.ClickAsync("form[data-passkey=get] button");
            await Expect(page.Locator("#refusal")).ToHaveTextAsync(Words.InChinese["Account.SignIn.Refused"]);
        }

        await SetAsync(user => (user.Disabled, user.LockoutEnd) = (false, null));
        await page.GotoAsync("/account/sign-in");
        await page.ClickAsync("form[data-passkey=get] button");
        await page.WaitForURLAsync("**/admin/devices");
        await page.GotoAsync("/account/second-factor");
        await page.ClickAsync("[data-passkeys] form.passkey button");
        await Expect(page.Locator("[data-passkeys] form.passkey")).ToHaveCountAsync(0);
        await SignOutAsync(page);
        await page.ClickAsync("form[data-passkey=get] button");
        await Expect(page.Locator("#refusal")).ToHaveTextAsync(Words.InChinese["Account.SignIn.Refused"]); // the device has it still, the register has not
        await using var after = await DbAsync();
        Assert.Equal(
            [
                "SignInDone password", "PasskeyAdded", "SignedOut", "SignInDone passkey", "SignedOut", "SignInDone passkey", "SignInRefused disabled", "SignInRefused locked",
                "SignInDone passkey", "PasskeyRemoved", "SignedOut", "SignInRefused unknown",
            ],
            (await after.Audit.Where(row => row.Act != nameof(AuditAct.SettingChanged)).OrderBy(row => row.Sequence).ToListAsync()).Select(row => $"{row.Act} {row.After}".Trim()));
        await page.Context.CloseAsync();
    }

    [Fact, Clause("6.1.2")]
    public async Task SecondFactors_ResetByAnAdministrator_AreGone_AndTheSessionsWithThem()
    {
        var page = await PageAsync();
        await PasswordAsync(page);
        await page.WaitForURLAsync("**/account/second-factor**");
        await page.ClickAsync("form[data-passkey=create] button");
        await page.WaitForURLAsync("**/admin/devices");
        await page.IsLiveAsync();
        var admin = await browser.NewPageAsync(address: _address);
        await admin.SignInAsync("security");
        await admin.OpenAsync("/admin/users");
        await admin.Locator("tr[data-user=chief]").GetByText("会话", new() { Exact = true }).ClickAsync();
        await admin.ClickAsync("tr[data-sessions=chief] [data-reset]");
        await admin.Locator(".rz-dialog").GetByText("重置双因素", new() { Exact = true }).Last.ClickAsync();
        await page.WaitForURLAsync("**/account/sign-in**", new() { Timeout = 5_000 });
        await PasswordAsync(page);
        await page.WaitForURLAsync("**/account/second-factor**");
        await admin.Context.CloseAsync();
        await page.Context.CloseAsync();
    }

    private async Task<IPage> PageAsync()
    {
        var page = await browser.NewPageAsync(address: _address);
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        return page;
    }

    private static async Task PasswordAsync(IPage page)
    {
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#name", "chief");
        await page.FillAsync("#password", Password);
        await page.ClickAsync("form.sign-in button");
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.ClickAsync("form[action='/account/sign-out'] button");
        await page.WaitForURLAsync("**/account/sign-in");
    }

    private async Task SetAsync(Action<HotlineUser> change)
    {
        await using var db = await DbAsync();
        change(await db.Users.SingleAsync(user => user.UserName == "chief"));
        await db.SaveChangesAsync();
    }

    private Task<AccountsDb> DbAsync() => _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
}
