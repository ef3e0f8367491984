using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Storage;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Orders;

[Trait("Engine", "sqlite"), Collection(BrowserTests.Name)]
public sealed class OrderPageBrowserTests(BrowserFixture browser)
{
    private HotlineStore Store => browser.App.Services.GetRequiredService<HotlineStore>();

    [Fact]
    public async Task Sheet_LeftOpen_FollowsWhatOthersDo_AndPrintsWithoutControls()
    {
        var number = await Store.DispatchedAsync();
        var page = await browser.NewPageAsync();
        await page.SignInAsync("dispatcher");
        await page.OpenAsync($"/orders/{number}");
        await Expect(page.GetByTestId("status")).ToHaveTextAsync("已派单，待签收");
        await Expect(page.GetByTestId("signed")).ToHaveTextAsync("尚未");
        await page.Locator("[data-clock=Feedback] summary").ClickAsync();

        await Store.DoneAsync(Samples.StaffOf(Samples.Street), new SignFor(number, Samples.Street));
        await Expect(page.GetByTestId("status")).ToHaveTextAsync("已签收，办理中");
        await Expect(page.Locator("[data-event=WorkOrderSigned]")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-clock=Feedback] details[open] li").First).ToBeVisibleAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.GetByTestId("sheet")).ToBeVisibleAsync();
        foreach (var control in await page.Locator("button, input, select, summary, a, .topbar, .badge").AllAsync())
        {
            await Expect(control).ToBeHiddenAsync();
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task List_FilteredSearchedAndJumped_LeadsToTheSheet()
    {
        var number = await Store.DispatchedAsync(Samples.Complaint() with { Title = "检索用供热管道漏水" });
        var page = await browser.NewPageAsync();
        await page.SignInAsync("supervisor");
        await page.Locator(".topbar-nav a[href=orders]").ClickAsync();
        await page.GetByTestId("filter-words").FillAsync("供热管道");
        await page.GetByTestId("filter-status").SelectOptionAsync("Dispatched");
        await page.GetByTestId("filter-words").PressAsync("Enter");
        await Expect(page.GetByTestId("order")).ToHaveCountAsync(1);
        Assert.Contains("status=Dispatched", page.Url, StringComparison.Ordinal);

        await page.GetByTestId("jump-number").FillAsync("202603020000010");
        await page.GetByTestId("jump-open").ClickAsync();
        await Expect(page.Locator("#jump-problem")).ToContainTextAsync("校验位不符");
        await Expect(page.GetByTestId("jump-number")).ToHaveValueAsync("202603020000010");
        await page.GetByTestId("jump-number").FillAsync(number.ToString());
        await page.GetByTestId("jump-open").ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync(number.ToString());
        await page.Context.CloseAsync();
    }
}
