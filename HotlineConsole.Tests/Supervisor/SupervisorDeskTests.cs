using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Pages;

[Collection(BrowserTests.Name)]
public sealed class SupervisorDeskTests(BrowserFixture browser)
{
    private readonly DeskOrders _orders = new(browser.App);

    [Fact, Clause("5.3.3")]
    public async Task Supervisor_RemindsSupervisesAndOrdersAnotherOrganizerOnSite_ThroughToTheDivisionOfDuty()
    {
        var number = await _orders.SignedAsync(Samples.Street);
        var page = await browser.NewPageAsync();
        await page.SignInAsync("supervisor", $"/supervisor?order={number}");

        await ActAsync("Remind", "请尽快办理");
        await Expect(page.GetByTestId($"result-{number}")).ToHaveAttributeAsync("data-done", "");
        await page.GetByTestId("act-Supervise").ClickAsync();
        await page.GetByTestId("act-send").ClickAsync();
        await Expect(page.Locator("[data-refusal='supervise.no-reason']")).ToBeVisibleAsync();
        await ActAsync("Supervise", "多次催办未办");
        await Expect(page.GetByTestId("supervision-1")).ToContainTextAsync("多次催办未办");

        await page.GetByTestId("act-OrderOnSite").ClickAsync();
        await ChooseAsync(page, "#site-organizer", Samples.Haidian);
        await ActAsync("OrderOnSite", "现场核实");
        await page.GetByTestId("visit-1").GetByTestId("arrive").ClickAsync();
        await page.GetByTestId("facts-1").FillAsync("灯杆归属不清");
        await page.GetByTestId("facts-send").ClickAsync();
        await page.GetByTestId("duty-1-text").FillAsync("提供图纸");
        await page.GetByTestId("duty-more").ClickAsync();
        await ChooseAsync(page, "#duty-2-organizer", Samples.Street);
        await page.GetByTestId("duty-2-text").FillAsync("更换灯泡");
        await page.GetByTestId("duty-send").ClickAsync();
        await Expect(page.GetByTestId("duty")).ToHaveCountAsync(2);

        var visit = Assert.Single((await _orders.Store.FindAsync(number))!.Visits);
        Assert.Equal(["提供图纸", "更换灯泡"], visit.Duties.Select(d => d.Duty));
        await page.Context.CloseAsync();

        async Task ActAsync(string act, string text)
        {
            await page.GetByTestId($"act-{act}").ClickAsync();
            await page.GetByTestId("act-text").FillAsync(text);
            await page.GetByTestId("act-send").ClickAsync();
        }
    }

    [Fact, Clause("5.3.3")]
    public async Task Notice_OfOneThatDidNotCome_IsRefusedBeforeItsTimeAndCirculatedAfter()
    {
        var number = await _orders.SignedAsync(Samples.Street);
        var page = await browser.NewPageAsync();
        await page.SignInAsync("supervisor", $"/supervisor?tab=Supervised&order={number}");
        await _orders.DoneAsync(Samples.Supervisor, new OrderOnSite(number, Samples.Haidian, _orders.Now.AddHours(1), "现场核实"));
        await page.GetByTestId("notice-open").ClickAsync();
        await page.GetByTestId("notice-send").ClickAsync();
        await Expect(page.Locator("[data-refusal='notice.not-yet']")).ToBeVisibleAsync();

        // The time that was given passes: the deadline watch says so by its supervision.
        await _orders.DoneAsync(Samples.Supervisor, new OrderOnSite(number, Samples.Department, _orders.Now.AddSeconds(1), "现场核实"));
        await Expect(page.GetByTestId("supervision-1")).ToBeVisibleAsync();
        var late = page.GetByTestId("visit-2");
        await late.GetByTestId("notice-open").ClickAsync();
        await late.GetByTestId("notice-send").ClickAsync();
        await Expect(late.GetByTestId("notice")).ToBeVisibleAsync();
        Assert.Equal(NoticeGround.NoShow, (await _orders.Store.FindAsync(number))!.Visits[1].Notice);
        await page.Context.CloseAsync();
    }

    [Fact, Clause("5.3.3")]
    public async Task Reminder_OfThreeOrdersTogether_SaysForEachWhatCameOfIt()
    {
        var lead = Samples.Municipal;
        WorkOrderNumber[] numbers =
        [
            await _orders.SignedAsync(lead, Urgency.BasicLivelihood),
            await _orders.SignedAsync(lead, Urgency.BasicLivelihood),
            await _orders.SignedAsync(lead, Urgency.BasicLivelihood),
        ];
        var page = await browser.NewPageAsync();
        await page.SignInAsync("supervisor", $"/supervisor?tab=Due&hours=24&organizer={lead}");
        foreach (var number in numbers)
        {
            await page.GetByTestId($"row-{number}").FocusAsync();
            await page.Keyboard.PressAsync("x");
        }

        await Expect(page.GetByTestId("selected-count")).ToContainTextAsync("3");
        await Expect(page.GetByTestId("preview")).ToContainTextAsync("3");
        await _orders.DoneAsync(Samples.StaffOf(lead), new SubmitReply(numbers[1], lead, Samples.Reply()));
        await page.GetByTestId("act-text").FillAsync("临近时限");
        await page.GetByTestId("act-send").ClickAsync();

        await Expect(page.GetByTestId($"result-{numbers[0]}")).ToHaveAttributeAsync("data-done", "");
        await Expect(page.GetByTestId($"result-{numbers[2]}")).ToHaveAttributeAsync("data-done", "");
        await Expect(page.GetByTestId($"result-{numbers[1]}")).ToContainTextAsync(Samples.Beijing.Find(lead).Name);
        Assert.Equal(1, (await _orders.Store.FindAsync(numbers[0]))!.Reminders);
        Assert.Equal(0, (await _orders.Store.FindAsync(numbers[1]))!.Reminders);
        await page.Context.CloseAsync();
    }

    [Fact, Clause("5.3.2.2.2")]
    public async Task Row_WhoseNearestClockIsACoOrganizers_SaysWhoseItIs()
    {
        var number = await _orders.SignedAsync(Samples.Street, Urgency.BasicLivelihood, coOrganizers: [Samples.Water]);
        var page = await browser.NewPageAsync();
        await page.SignInAsync("supervisor", $"/supervisor?tab=Due&hours=1&organizer={Samples.Street}");
        await Expect(page.GetByTestId($"row-{number}").GetByTestId("due-by")).ToContainTextAsync(Samples.Beijing.Find(Samples.Water).Name);
        await page.Context.CloseAsync();
    }

    private static async Task ChooseAsync(IPage page, string picker, OrganizerId organizer)
    {
        await page.Locator(picker).FillAsync(Samples.Beijing.Find(organizer).FullName);
        await page.Locator($"[data-organizer={organizer}]").ClickAsync();
    }
}
