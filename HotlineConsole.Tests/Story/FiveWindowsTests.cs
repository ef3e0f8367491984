using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Story;

/// <summary>The main job, as five people do it at once in five browsers: accept, dispatch, sign for and reply, supervise, and the wall shows each step.</summary>
[Collection(BrowserTests.Name)]
public sealed class FiveWindowsTests(BrowserFixture browser)
{
    [Fact, Clause("5.2.3.1"), Clause("5.3.2.1.1"), Clause("5.3.2.2.2"), Clause("5.3.2.3.5"), Clause("5.3.3")]
    public async Task Complaint_FromTheFirstWordToTheReply_GoesThroughFiveWindowsAndTheWallShowsEachStep()
    {
        await using var app = new ConsoleApp();
        var address = app.Listen();
        var store = app.Services.GetRequiredService<HotlineStore>();
        var wall = await OpenAsync("supervisor", "/wall", 1920, 1080);
        var attendant = await OpenAsync("attendant", "/attendant");
        var dispatcher = await OpenAsync("dispatcher", "/dispatcher");
        var organizer = await OpenAsync("street-staff", "/organizer");
        var supervisor = await OpenAsync("supervisor", "/supervisor");

        var number = await AcceptAsync(attendant);
        var breach = wall.Locator($"[data-testid=breach][data-number='{number}']");
        await Expect(breach).ToContainTextAsync("派单");

        await dispatcher.Locator($"[data-number='{number}'] [data-open]").ClickAsync();
        await Expect(dispatcher.GetByTestId("district-copy")).ToContainTextAsync(Samples.Beijing.Find(Samples.Chaoyang).Name);
        await dispatcher.GetByTestId("dispatch").ClickAsync();
        await Expect(breach).ToContainTextAsync("签收");
        await Expect(breach).ToContainTextAsync(Samples.Beijing.Find(Samples.Street).Name);

        await organizer.GetByTestId($"row-{number}").FocusAsync();
        await organizer.Keyboard.PressAsync("s");
        await Expect(breach).ToContainTextAsync("反馈");
        await ContactAsync(organizer, number);

        await supervisor.GotoAsync($"/supervisor?hours=24&order={number}");
        await supervisor.IsLiveAsync();
        await SuperviseAsync(supervisor, number);
        await Expect(wall.GetByTestId("alert").First).ToContainTextAsync(Samples.Beijing.Find(Samples.Street).Name);
        await OnSiteAsync(supervisor, number);

        await ReplyAsync(organizer);
        await Expect(breach).ToHaveCountAsync(0);
        await Expect(wall.GetByTestId("kpi-FedBack")).ToContainTextAsync("1");

        Assert.True(WorkOrderNumber.TryParse(number, out var parsed));
        var order = (await store.FindAsync(parsed))!;
        Assert.Equal(WorkOrderStatus.FedBack, order.Status);
        Assert.Equal(
            [(Samples.Street, Part.Lead), (Samples.Chaoyang, Part.DistrictCopy)],
            order.Assignments.Select(a => (a.Organizer, a.Part)));
        Assert.NotNull(order.Assignments[0].ContactedAt);
        Assert.Equal("多次催办未办", Assert.Single(order.Supervisions).Reason);
        var visit = Assert.Single(order.Visits);
        Assert.Equal((Samples.Haidian, "灯杆归属不清"), (visit.Organizer, visit.Facts));
        Assert.NotNull(visit.ArrivedAt);
        Assert.Equal("提供图纸", Assert.Single(visit.Duties).Duty);

        async Task<IPage> OpenAsync(string account, string home, int width = 1366, int height = 768)
        {
            var page = await browser.NewPageAsync(width, height, address);
            await page.SignInAsync(account, home);
            return page;
        }
    }

    private static async Task<string> AcceptAsync(IPage page)
    {
        await page.GetByTestId("find-category").FillAsync("消防通道");
        await page.Locator("[data-category='1201']").ClickAsync();
        await Expect(page.GetByTestId("field-Category")).Not.ToHaveValueAsync("");
        await page.GetByTestId("field-Title").FillAsync("消防通道被占");
        await page.GetByTestId("field-Content").FillAsync("楼门前的消防通道被堵住,车辆无法通行。");
        await page.GetByTestId("field-Phone").FillAsync("10000000001");
        await page.GetByTestId("field-Name").FillAsync("诉求人甲");
        await page.GetByTestId("field-Urgency").SelectOptionAsync(nameof(Urgency.LifeAndProperty));
        await page.GetByTestId("field-HappenedWhen").FillAsync("今天上午");
        await page.GetByTestId("field-Parties").FillAsync("物业公司");
        await page.GetByTestId("field-EarlierHandling").FillAsync("向物业反映过");
        await page.GetByTestId("field-District").SelectOptionAsync(Samples.ChaoyangDistrict);
        await page.GetByTestId("field-Street").SelectOptionAsync(Samples.Street.Value);
        await page.GetByTestId("submit").ClickAsync();
        return await page.GetByTestId("order-number").InnerTextAsync();
    }

    private static async Task ContactAsync(IPage page, string number)
    {
        await page.GetByTestId("tab-InHand").ClickAsync();
        await page.GetByTestId($"row-{number}").Locator("[data-open]").ClickAsync();
        await page.GetByTestId("contact-note").FillAsync("约定下午到现场");
        await page.GetByTestId("contact-send").ClickAsync();
        await Expect(page.GetByTestId("contact-note")).ToHaveValueAsync("");
    }

    private static async Task SuperviseAsync(IPage page, string number)
    {
        await ActAsync(page, "Remind", "请尽快办理");
        await Expect(page.GetByTestId($"result-{number}")).ToHaveAttributeAsync("data-done", "");
        await ActAsync(page, "Supervise", "多次催办未办");
        await Expect(page.GetByTestId("supervision-1")).ToContainTextAsync("多次催办未办");
    }

    private static async Task OnSiteAsync(IPage page, string number)
    {
        await page.GetByTestId("act-OrderOnSite").ClickAsync();
        await ChooseAsync(page, "#site-organizer", Samples.Haidian);
        await ActAsync(page, "OrderOnSite", "现场核实");
        await page.GetByTestId("visit-1").GetByTestId("arrive").ClickAsync();
        await page.GetByTestId("facts-1").FillAsync("灯杆归属不清");
        await page.GetByTestId("facts-send").ClickAsync();
        await page.GetByTestId("duty-1-text").FillAsync("提供图纸");
        await page.GetByTestId("duty-send").ClickAsync();
        await Expect(page.GetByTestId("duty")).ToHaveCountAsync(1);
    }

    private static async Task ReplyAsync(IPage page)
    {
        await page.GetByTestId("act-Reply").ClickAsync();
        await page.GetByTestId("outcome-Solved").CheckAsync();
        await page.GetByTestId("reply-Measures").FillAsync("清走车辆,划出禁停线");
        await page.GetByTestId("reply-ToldClaimant").FillAsync("已电话告知");
        await page.GetByTestId("reply-now").ClickAsync();
        await page.GetByTestId("reply-send").ClickAsync();
        await Expect(page.GetByTestId("settled")).ToBeVisibleAsync();
    }

    private static async Task ActAsync(IPage page, string act, string text)
    {
        if (act != "OrderOnSite")
        {
            await page.GetByTestId($"act-{act}").ClickAsync();
        }

        await Expect(page.GetByTestId($"act-{act}")).ToHaveAttributeAsync("aria-pressed", "true"); // each act has a text field of its own

        await page.GetByTestId("act-text").FillAsync(text);
        await page.GetByTestId("act-send").ClickAsync();
    }

    private static async Task ChooseAsync(IPage page, string picker, OrganizerId organizer)
    {
        await page.Locator(picker).FillAsync(Samples.Beijing.Find(organizer).FullName);
        await page.Locator($"[data-organizer={organizer}]").ClickAsync();
    }
}
