using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Pages;

[Collection(BrowserTests.Name)]
public sealed class WhistleDeskTests(BrowserFixture browser)
{
    private readonly DeskOrders _orders = new(browser.App);

    [Fact, Clause("5.3.2.2.4")]
    public async Task Street_CallsADepartment_WhichReports_AndItsTaskIsSplitJudgedAndTheWhistleClosed()
    {
        var number = await _orders.SignedAsync(Samples.Street);
        var street = await browser.NewPageAsync();
        await street.SignInAsync("street-staff", $"/organizer?tab=InHand&order={number}");
        await street.GetByTestId("act-Whistle").ClickAsync();
        await street.GetByTestId("whistle-send").ClickAsync();
        await Expect(street.Locator("[data-refusal='whistle.incomplete']")).ToBeVisibleAsync();
        await ChooseAsync(street, "#whistle-called", Samples.Water);
        await Expect(street.GetByTestId("whistle-chosen")).ToHaveCountAsync(1);
        await street.GetByTestId("whistle-place").FillAsync("建国路甲一号门前");
        await street.GetByTestId("whistle-matter").FillAsync("路面塌陷，共同查明原因");
        await street.GetByTestId("whistle-send").ClickAsync();
        await Expect(street.GetByTestId("whistle-1")).ToContainTextAsync("待报到");

        var called = await browser.NewPageAsync();
        await called.SignInAsync("heat-staff", "/organizer?tab=Called");
        await called.GetByTestId($"row-{number}").Locator("[data-open]").ClickAsync();
        await Expect(called.GetByTestId("claimant")).Not.ToContainTextAsync("10000000001");
        await called.GetByTestId("report-1").ClickAsync();
        await Expect(called.GetByTestId("whistle-1")).ToContainTextAsync("已报到");
        await called.Context.CloseAsync();

        await Expect(street.GetByTestId($"call-1-{Samples.Water}")).ToContainTextAsync("已报到");
        await street.GetByTestId("task-what-1").FillAsync("更换漏水的管段");
        await street.GetByTestId("task-add-1").ClickAsync();
        await street.GetByTestId("verdict-1-1").FillAsync("管段已更换");
        await street.GetByTestId("task-done-1-1").ClickAsync();
        await street.GetByTestId("whistle-end-1").FillAsync("原因查明，隐患消除");
        await street.GetByTestId("whistle-close-1").ClickAsync();
        await Expect(street.GetByTestId("whistle-result-1")).ToContainTextAsync("隐患消除");
        var whistle = Assert.Single((await _orders.Store.FindAsync(number))!.Whistles);
        Assert.Equal((true, "管段已更换"), (whistle.Tasks[0].Done, whistle.Tasks[0].Verdict));
        await street.Context.CloseAsync();
    }

    [Fact, Clause("5.3.2.3.6"), Clause("5.3.3")]
    public async Task Reply_CalledUnreasonableInWordsThatBrushOff_IsSentKnowingly_AndTheSupervisorGivesItBack()
    {
        var number = await _orders.SignedAsync(Samples.Street);
        var street = await browser.NewPageAsync();
        await street.SignInAsync("street-staff", $"/organizer?tab=InHand&order={number}");
        await street.GetByTestId("act-Reply").ClickAsync();
        await street.GetByTestId("outcome-Unreasonable").CheckAsync();
        await Expect(street.GetByTestId("to-hotline")).ToBeVisibleAsync();
        await street.GetByTestId("reply-Grounds").FillAsync("不在保修范围内，请谅解");
        await street.GetByTestId("reply-LawCited").FillAsync("《北京市物业管理条例》");
        await Expect(street.GetByTestId("reply-doubts")).ToContainTextAsync("请谅解");
        await street.GetByTestId("reply-send").ClickAsync();
        await Expect(street.Locator("[data-refusal='reply.warned']")).ToBeVisibleAsync();
        await street.GetByTestId("reply-knowingly").CheckAsync();
        await street.GetByTestId("reply-SentKnowingly").FillAsync("已当面解释");
        await street.GetByTestId("reply-send").ClickAsync();
        await Expect(street.GetByTestId("awaits-confirmation")).ToBeVisibleAsync();

        var supervisor = await browser.NewPageAsync();
        await supervisor.SignInAsync("supervisor", $"/supervisor?tab=Unreasonable&order={number}");
        await Expect(supervisor.GetByTestId("unreasonable")).ToContainTextAsync("北京市物业管理条例");
        await Expect(supervisor.GetByTestId("warned-reply")).ToContainTextAsync("已当面解释");
        await supervisor.GetByTestId("act-text").FillAsync("所引规定与诉求不符");
        await supervisor.GetByTestId("act-reject").ClickAsync();
        await Expect(supervisor.GetByTestId("unreasonable")).ToHaveCountAsync(0);
        await Expect(street.GetByTestId("rejected")).ToContainTextAsync("所引规定与诉求不符");
        Assert.Equal(WorkOrderStatus.SignedFor, (await _orders.Store.FindAsync(number))!.Status);
        await supervisor.Context.CloseAsync();
        await street.Context.CloseAsync();
    }

    private static async Task ChooseAsync(IPage page, string picker, OrganizerId organizer)
    {
        await page.FillAsync(picker, Samples.Beijing.Find(organizer).FullName);
        await page.Locator($"{picker}-list [data-organizer='{organizer}']").ClickAsync();
    }
}
