using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Desks;

[Collection(BrowserTests.Name)]
public sealed class DispatcherDeskTests(BrowserFixture browser)
{
    private HotlineStore Store => browser.App.Services.GetRequiredService<HotlineStore>();

    [Fact, Clause("5.3.2.1.1")]
    public async Task Dispatch_ToAStreetWithACoOrganizer_CopiesTheDistrictByItself()
    {
        var number = await AcceptedAsync("派单页甲");
        var page = await OpenAsync(number, "派单页甲");
        await Expect(page.Locator("#lead")).ToHaveValueAsync(Samples.Beijing.Find(Samples.Street).FullName); // the proposal
        await Expect(page.GetByTestId("district-copy")).ToContainTextAsync(Samples.Beijing.Find(Samples.Chaoyang).Name);
        await page.Locator("#co-organizer").FillAsync(Samples.Beijing.Find(Samples.Water).FullName);
        await page.Locator($"[data-organizer='{Samples.Water}']").ClickAsync();
        await Expect(page.GetByTestId("co-organizer")).ToHaveCountAsync(1);
        await Expect(page.Locator("#co-organizer")).ToHaveValueAsync(""); // ready for another
        await page.GetByTestId("opinion").FillAsync("请核实");
        await page.GetByTestId("dispatch").ClickAsync();
        await Expect(page.Locator($"[data-number='{number}']")).ToHaveCountAsync(0);

        var order = (await Store.FindAsync(number))!;
        Assert.Equal(
            [(Samples.Street, Part.Lead), (Samples.Water, Part.CoOrganizer), (Samples.Chaoyang, Part.DistrictCopy)],
            order.Assignments.Select(a => (a.Organizer, a.Part)).OrderBy(a => a.Part));
        Assert.Equal("请核实", order.Opinion);
        await page.Context.CloseAsync();
    }

    [Fact, Clause("5.3.2.1.1")]
    public async Task Dispatch_WithoutAClearOrganizer_GoesToTheDistrictGovernment()
    {
        var number = await AcceptedAsync("派单页乙");
        var page = await OpenAsync(number, "派单页乙");
        await page.GetByTestId("to-district").CheckAsync();
        await Expect(page.GetByTestId("preview")).ToContainTextAsync("5.3.2.1.1 c");
        await page.GetByTestId("dispatch").ClickAsync();
        await Expect(page.Locator($"[data-number='{number}']")).ToHaveCountAsync(0);
        Assert.Equal(Samples.Chaoyang, (await Store.FindAsync(number))!.Lead!.Organizer);
        await page.Context.CloseAsync();
    }

    [Fact, Clause("5.3.2.1.1")]
    public async Task Dispatch_ThatAnotherHasDoneMeanwhile_SaysWhoInPlaceAndKeepsTheText()
    {
        var number = await AcceptedAsync("派单页丙");
        var winner = await OpenAsync(number, "派单页丙");
        var loser = await OpenAsync(number, "派单页丙");
        await loser.GetByTestId("opinion").FillAsync("还没派");
        await winner.GetByTestId("dispatch").ClickAsync();
        await Expect(winner.Locator($"[data-number='{number}']")).ToHaveCountAsync(0);

        var said = loser.Locator("[data-refusal='dispatch.not-waiting']");
        await Expect(said).ToContainTextAsync((await Store.FindAsync(number))!.LastChange.By);
        await Expect(said).ToContainTextAsync("已派单，待签收");
        await Expect(loser.GetByTestId("opinion")).ToHaveValueAsync("还没派");
        await Expect(loser.GetByTestId("dispatch")).ToHaveCountAsync(0);
        await winner.Context.CloseAsync();
        await loser.Context.CloseAsync();
    }

    [Fact, Clause("5.3.2.1.6")]
    public async Task Return_WithAProposedOrganizer_ShowsReasonAndProposesIt()
    {
        var number = await AcceptedAsync("派单页丁");
        await DoneAsync(Samples.Dispatcher, new DispatchOrder(number, Samples.Street, []));
        await DoneAsync(Samples.StaffOf(Samples.Street), new SignFor(number, Samples.Street));
        await DoneAsync(Samples.StaffOf(Samples.Street), new ReturnOrder(number, Samples.Street, ReturnReason.BeyondDuty, "三定方案", Samples.Department));
        var page = await OpenAsync(number, "派单页丁");
        await Expect(page.GetByTestId("returned")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("returns")).ToContainTextAsync("三定方案");
        await Expect(page.Locator("#lead")).ToHaveValueAsync(Samples.Beijing.Find(Samples.Department).FullName);
        await page.Context.CloseAsync();
    }

    [Fact, Clause("5.3.2.1.6")]
    public async Task Bulk_OfTwo_SendsEachToItsProposalAndReportsRowByRow()
    {
        var street = await AcceptedAsync("派单页戊一");
        var heat = await AcceptedAsync("派单页戊二", c => c with { Category = "0301", Urgency = Urgency.BasicLivelihood });
        var page = await browser.NewPageAsync();
        await page.SignInAsync("dispatcher", "/dispatcher?q=" + Uri.EscapeDataString("派单页戊"));
        await page.Locator("[data-row]").First.FocusAsync();
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("x");
        await Expect(page.GetByTestId("bulk-line")).ToHaveCountAsync(2);
        await page.GetByTestId("bulk-dispatch").ClickAsync();
        await Expect(page.GetByTestId("bulk-line").Locator(".state-normal")).ToHaveCountAsync(2);
        await page.GetByTestId("bulk-close").ClickAsync();
        await Expect(page.GetByTestId("empty")).ToBeVisibleAsync();
        Assert.Equal(Samples.Street, (await Store.FindAsync(street))!.Lead!.Organizer);
        Assert.Equal(Samples.Water, (await Store.FindAsync(heat))!.Lead!.Organizer);
        await page.Context.CloseAsync();
    }

    private async Task<WorkOrderNumber> AcceptedAsync(string title, Func<PublicComplaint, PublicComplaint>? with = null)
    {
        var complaint = Samples.Complaint() with { Title = title };
        return await DoneAsync(Samples.Attendant, new AcceptComplaint(with?.Invoke(complaint) ?? complaint));
    }

    private async Task<WorkOrderNumber> DoneAsync(Actor by, HotlineCommand command)
    {
        var outcome = await Store.HandleAsync(by, command);
        Assert.Null(outcome.Refusal);
        return outcome.Number!.Value;
    }

    private async Task<IPage> OpenAsync(WorkOrderNumber number, string title)
    {
        var page = await browser.NewPageAsync();
        await page.SignInAsync("dispatcher", "/dispatcher?q=" + Uri.EscapeDataString(title));
        await page.Locator($"[data-number='{number}'] [data-open]").ClickAsync();
        await Expect(page.GetByTestId("dispatch-panel")).ToBeVisibleAsync();
        return page;
    }
}
