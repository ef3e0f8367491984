using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Desks;

[Collection(BrowserTests.Name)]
public sealed class AttendantDeskTests(BrowserFixture browser)
{
    private HotlineStore Store => browser.App.Services.GetRequiredService<HotlineStore>();

    [Fact, Clause("5.2.3.1"), Clause("C.3")]
    public async Task HelpComplaint_WithAllThatIsAskedFor_IsAcceptedAndSaysWhenDispatchIsDue()
    {
        var page = await AtTheDeskAsync();
        await WriteAsync(page, "暖气不热");
        await page.GetByTestId("field-Name").FillAsync("诉求人甲");
        await page.GetByTestId("field-HappenedWhen").FillAsync("昨晚起");
        await page.GetByTestId("field-Parties").FillAsync("供热单位");
        await page.GetByTestId("field-EarlierHandling").FillAsync("报修过一次");
        await page.GetByTestId("field-District").SelectOptionAsync(Samples.ChaoyangDistrict);
        await page.GetByTestId("field-Street").SelectOptionAsync(Samples.Street.Value);
        await page.GetByTestId("submit").ClickAsync();

        var order = await AcceptedAsync(page);
        Assert.Equal(Urgency.BasicLivelihood, order.Complaint.Urgency); // what the category brought
        Assert.Equal(Samples.Street, order.Complaint.Place.Street);
        Assert.Equal(TimeSpan.FromHours(2), order.OpenDeadline(DeadlineKind.Dispatch)!.Time.Due - order.AcceptedAt); // 5.3.2.1.3 b
        await Expect(page.GetByTestId("dispatch-due")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("mine")).ToHaveCountAsync(1);
        await page.GetByTestId("next-call").ClickAsync();
        await Expect(page.GetByTestId("field-Title")).ToHaveValueAsync("");
        await page.Context.CloseAsync();
    }

    [Fact, Clause("C.4")]
    public async Task Instability_WithoutWhatIsMeant_IsRefusedByFieldAndKeepsTheText()
    {
        var page = await AtTheDeskAsync();
        await WriteAsync(page, "物业");
        await page.GetByTestId("field-Urgency").SelectOptionAsync(nameof(Urgency.Instability));
        await page.GetByTestId("field-Through").FillAsync("网络");
        await page.GetByTestId("submit").ClickAsync();

        await Expect(page.Locator("[data-refusal='accept.incomplete']")).ToContainTextAsync("C.4");
        await Expect(page.Locator("#f-Manner-error")).ToContainTextAsync("C.4");
        await Expect(page.Locator("#f-Act-error")).ToContainTextAsync("C.4");
        await Expect(page.Locator("#f-Through-error")).ToBeEmptyAsync();
        await Expect(page.GetByTestId("field-Content")).ToHaveValueAsync("情况如标题所述");
        await Expect(page.GetByTestId("field-Through")).ToHaveValueAsync("网络");
        await page.Context.CloseAsync();
    }

    [Fact, Clause("5.3.1")]
    public async Task Consultation_AnsweredInTheSameClick_CitesTheEntry()
    {
        var page = await AtTheDeskAsync();
        await page.GetByTestId("kind-Consultation").CheckAsync();
        await WriteAsync(page, "怎么办理");
        await page.GetByTestId("outcome-Answer").CheckAsync();
        await page.GetByTestId("field-Answer").FillAsync("带身份证到街道服务大厅办理");
        await page.GetByTestId("submit").ClickAsync();
        await Expect(page.Locator("[data-refusal='answer.incomplete']")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("accepted")).ToHaveCountAsync(0); // nothing is accepted half

        await page.GetByTestId("field-DatabaseEntry").FillAsync("证照办理指南第 3 条");
        await page.GetByTestId("submit").ClickAsync();
        await Expect(page.GetByTestId("told")).ToContainTextAsync("街道服务大厅");
        var order = await AcceptedAsync(page);
        Assert.Equal(WorkOrderStatus.AnsweredDirectly, order.Status);
        Assert.Equal("证照办理指南第 3 条", order.DatabaseEntry);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Draft_AfterThePageWasLoadedAnew_IsThereAndGoesWithTheSubmission()
    {
        var page = await AtTheDeskAsync();
        await page.GetByTestId("kind-Consultation").CheckAsync();
        await WriteAsync(page, "怎么办理");
        await page.GetByTestId("field-Confidential").CheckAsync();
        await page.WaitForFunctionAsync("() => Object.values(sessionStorage).some(d => d.includes('\"Confidential\":true'))");
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync(); // the guard asks whether to leave
        await page.OpenAsync("/attendant");

        await Expect(page.GetByTestId("field-Title")).ToHaveValueAsync("怎么办理");
        await Expect(page.GetByTestId("kind-Consultation")).ToBeCheckedAsync();
        await Expect(page.GetByTestId("field-Confidential")).ToBeCheckedAsync();
        await page.GetByTestId("submit").ClickAsync();
        Assert.True((await AcceptedAsync(page)).Complaint.Claimant.Confidential);
        await page.WaitForFunctionAsync("() => !Object.values(sessionStorage).some(d => d.includes('\"Title\":\"怎么办理\"'))");
        await page.Context.CloseAsync();
    }

    private async Task<IPage> AtTheDeskAsync()
    {
        var page = await browser.NewPageAsync();
        await page.SignInAsync("attendant");
        await Expect(page.Locator("form[data-draft]")).ToHaveCountAsync(1); // the kept draft was asked for
        return page;
    }

    // What every record needs; the category by a word of the complaint.
    private static async Task WriteAsync(IPage page, string title)
    {
        await page.GetByTestId("field-Phone").FillAsync("10000000001");
        await page.GetByTestId("find-category").FillAsync(title);
        await page.Locator("[data-category]").First.ClickAsync();
        await Expect(page.GetByTestId("field-Category")).Not.ToHaveValueAsync("");
        await page.GetByTestId("field-Title").FillAsync(title);
        await page.GetByTestId("field-Content").FillAsync("情况如标题所述");
    }

    private async Task<WorkOrder> AcceptedAsync(IPage page)
    {
        Assert.True(WorkOrderNumber.TryParse(await page.GetByTestId("order-number").InnerTextAsync(), out var number));
        return (await Store.FindAsync(number))!;
    }
}
