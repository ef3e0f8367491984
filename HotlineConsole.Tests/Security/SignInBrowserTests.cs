using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Security;

[Collection(BrowserTests.Name)]
public sealed class SignInBrowserTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("attendant", "/attendant")]
    [InlineData("dispatcher", "/dispatcher")]
    [InlineData("supervisor", "/supervisor")]
    [InlineData("street-staff", "/organizer")]
    [InlineData("street-leader", "/organizer")]
    [InlineData("heat-staff", "/organizer")]
    [InlineData("heat-leader", "/organizer")]
    [InlineData("admin", "/admin/devices")]
    [InlineData("security", "/admin/users")]
    [InlineData("auditor", "/admin/audit")]
    public async Task SignIn_ByADemoAccount_LandsOnItsHome(string account, string home)
    {
        var page = await browser.NewPageAsync();
        await page.SignInAsync(account);
        Assert.Equal(home, new Uri(page.Url).AbsolutePath);
        await Expect(page.Locator("h1")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Device_MadeByTheAdministrator_EntersAndIsPutOutWhenRevoked()
    {
        var desk = await browser.NewPageAsync();
        await desk.SignInAsync("admin");
        await desk.FillAsync("#device-name", "East wall");
        await desk.Locator("form.add button").ClickAsync();
        var link = await desk.Locator(".secret code").InnerTextAsync();

        var wall = await browser.NewPageAsync(1920, 1080);
        await wall.GotoAsync(link);
        await wall.IsLiveAsync();
        Assert.Equal("/wall", new Uri(wall.Url).PathAndQuery);

        await desk.Locator("tr", new() { HasText = "East wall" }).GetByRole(Microsoft.Playwright.AriaRole.Button).ClickAsync();
        await desk.Locator(".rz-dialog-confirm-buttons button").First.ClickAsync();
        await Expect(desk.Locator("tr", new() { HasText = "East wall" }).GetByRole(Microsoft.Playwright.AriaRole.Button)).ToHaveCountAsync(0);
        await wall.WaitForURLAsync("**/account/**");
        await desk.Context.CloseAsync();
        await wall.Context.CloseAsync();
    }

    [Fact]
    public async Task Language_SwitchedInTheBar_HoldsInTheCircuitAndReturnsToThePage()
    {
        var page = await browser.NewPageAsync();
        await page.SignInAsync("dispatcher");
        Assert.Equal("zh-CN", await page.Locator("html").GetAttributeAsync("lang"));
        await page.Locator("form[action='/culture'] button").ClickAsync();
        await page.WaitForSelectorAsync("html[lang=en]");
        await page.IsLiveAsync();
        Assert.Equal("/dispatcher", new Uri(page.Url).AbsolutePath);
        await Expect(page.Locator("form[action='/account/sign-out'] button")).ToHaveTextAsync("Sign out");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Theme_SwitchedInTheBar_IsThereFromTheFirstByte()
    {
        var page = await browser.NewPageAsync();
        await page.SignInAsync("dispatcher");
        await page.Locator(".to-dark").ClickAsync();
        await page.WaitForSelectorAsync("html[data-theme=dark]");
        await page.IsLiveAsync();
        await Expect(page.Locator("link[href*='material-dark-wcag']")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task User_WhoseRightsAreWithdrawn_IsPutOutOfAnOpenPage()
    {
        await browser.App.AddUserAsync(
            new HotlineUser { UserName = "leaver", DisplayName = "Leaver", HotlineRole = Core.Confidentiality.Role.Dispatcher }, "A long password 1");
        var page = await browser.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("#name", "leaver");
        await page.FillAsync("#password", "A long password 1");
        await page.Locator("form.sign-in button").ClickAsync();
        await page.IsLiveAsync();

        await using (var scope = browser.App.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<HotlineUser>>();
            var leaver = (await users.FindByNameAsync("leaver"))!;
            leaver.Disabled = true;
            await users.UpdateAsync(leaver);
        }

        await page.WaitForURLAsync("**/account/sign-in**");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Pages_InTheBrowser_BreakNoRuleOfTheContentPolicy()
    {
        var page = await browser.NewPageAsync();
        var said = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                said.Add(message.Text);
            }
        };
        await page.SignInAsync("security");
        await page.OpenAsync("/admin/keys");
        Assert.Equal([], said);
        await page.Context.CloseAsync();
    }
}
