using System.IO.Compression;
using HotlineConsole.Core.Storage;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Orders;

/// <summary>The list as a supervisor works with it: a kept filter, several orders ticked, an act with an answer for each, their forms taken out.</summary>
[Trait("Engine", "sqlite"), Collection(BrowserTests.Name)]
public sealed class OrderBulkBrowserTests(BrowserFixture browser)
{
    [Fact]
    public async Task TickedOrders_AreActedOnOneByOne_TakenOutTogether_AndTheFilterIsKept()
    {
        await using var app = new ConsoleApp();
        var address = app.Listen();
        var store = app.Services.GetRequiredService<HotlineStore>();
        var open = await store.DispatchedAsync(Samples.Complaint() with { Title = "批量用一" });
        var closed = await store.WholeLifeAsync();
        var page = await browser.NewPageAsync(address: address);
        await page.SignInAsync("supervisor");
        await page.OpenAsync("/orders?q=路灯");
        await page.FillAsync("#saved-name", "路灯");
        await page.GetByTestId("saved-keep").ClickAsync();
        await Expect(page.GetByTestId("saved")).ToHaveTextAsync("路灯");

        await page.GetByTestId("select-all").CheckAsync();
        await Expect(page.GetByTestId("bulk-count")).ToContainTextAsync("2");
        await page.GetByTestId("act-Remind").ClickAsync();
        await page.GetByTestId("act-send").ClickAsync();
        await Expect(page.GetByTestId($"result-{open}")).ToHaveAttributeAsync("data-done", "");
        await Expect(page.GetByTestId($"result-{closed}").Locator(".state-overdue")).ToBeVisibleAsync();
        Assert.Equal(1, (await store.FindAsync(open))!.Reminders);

        await page.FillAsync("#bulk-purpose", "现场核查");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("orders-bulk").GetByTestId("take-WordBundle").ClickAsync());
        using (var zip = ZipFile.OpenRead(await download.PathAsync()))
        {
            Assert.Equal([$"{closed}.docx", $"{open}.docx"], zip.Entries.Select(entry => entry.FullName));
        }

        await page.OpenAsync("/orders");
        await page.GetByTestId("saved").ClickAsync();
        await Expect(page.GetByTestId("filter-words")).ToHaveValueAsync("路灯");
        await page.GetByTestId("saved-forget").ClickAsync();
        await Expect(page.GetByTestId("saved")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }
}
