using System.Text.RegularExpressions;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Calls;

[Collection(BrowserTests.Name)]
public sealed class ServiceComplaintPageTests(BrowserFixture browser)
{
    private HotlineStore Store => browser.App.Services.GetRequiredService<HotlineStore>();

    // What an attendant records stands before the supervisor at once; two judge, the second is told who was first, and keeps what she typed.
    [Fact, Clause("5.4.3")]
    public async Task Complaint_FromItsRecordToItsJudgement_IsPushed()
    {
        var text = "未说明办理时限 " + Guid.NewGuid().ToString("N")[..8];
        var supervisor = await browser.NewPageAsync();
        await supervisor.SignInAsync("supervisor", "/service-complaints");
        await Expect(supervisor.GetByTestId("service-rate")).ToBeVisibleAsync();
        var page = await browser.NewPageAsync();
        await page.SignInAsync("attendant", "/service-complaints");
        await Expect(page.GetByTestId("sc-about")).ToBeEditableAsync();
        await page.GetByTestId("sc-record").ClickAsync();
        await Expect(page.Locator("[data-refusal='service.incomplete']")).ToBeVisibleAsync();
        await page.GetByTestId("sc-about").FillAsync(text);
        await page.GetByTestId("sc-record").ClickAsync();
        await Expect(page.GetByTestId("recorded")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("complaint").First).ToContainTextAsync(text);
        await Expect(page.GetByTestId("judge")).ToHaveCountAsync(0);

        var card = supervisor.GetByTestId("complaint").Filter(new() { HasText = text });
        await card.GetByTestId("judge").ClickAsync();
        await card.GetByTestId("judge-valid").ClickAsync();
        await Expect(card.Locator("[data-refusal='service.judgement-incomplete']")).ToBeVisibleAsync();
        await card.Locator("textarea").FillAsync("录音属实");
        var id = long.Parse((await card.GetAttributeAsync("data-complaint"))!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Null((await Store.HandleAsync(Samples.Supervisor, new JudgeServiceComplaint(id, false, "不属实"))).Refusal);
        await card.GetByTestId("judge-valid").ClickAsync();
        await Expect(card.Locator("[data-refusal='service.judged']")).ToContainTextAsync("无效");
        await Expect(card.Locator("textarea")).ToHaveValueAsync("录音属实");
        await card.GetByTestId("judge-cancel").ClickAsync();
        await Expect(card).ToHaveCountAsync(0);
        await supervisor.GetByTestId("tab-judged").ClickAsync();
        await Expect(supervisor.GetByTestId("complaint").Filter(new() { HasText = text }).GetByTestId("verdict")).ToHaveTextAsync(new Regex("无效.*不属实"));
        await supervisor.Context.CloseAsync();
        await page.Context.CloseAsync();
    }
}
