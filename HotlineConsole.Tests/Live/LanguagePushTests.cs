using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Live;

[Collection(BrowserTests.Name)]
public sealed class LanguagePushTests(BrowserFixture browser)
{
    [Fact]
    public async Task Push_ToAPageInEnglish_BringsEnglish()
    {
        var page = await browser.NewPageAsync();
        await page.SignInAsync("dispatcher", "/dispatcher?q=" + Uri.EscapeDataString("语言页"));
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await page.IsLiveAsync();

        var complaint = new AcceptComplaint(Samples.Complaint() with { Title = "语言页甲" });
        var outcome = await browser.App.Services.GetRequiredService<HotlineStore>().HandleAsync(Samples.Attendant, complaint);
        var row = page.Locator($"[data-testid=queue-row][data-number='{outcome.Number}']");
        await Expect(row.Locator(".badge")).ToHaveTextAsync(Words.InEnglish["Urgency.General"]);
        await Expect(row).ToContainTextAsync(Words.InEnglish["Dispatcher.DispatchDue"]);
        await page.Context.CloseAsync();
    }
}
