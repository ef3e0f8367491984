using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Desks;

/// <summary>A call from its answer to the report of an urgent complaint, as the attendant and the supervisor see it.</summary>
[Collection(BrowserTests.Name)]
public sealed class AttendantCallTests(BrowserFixture browser)
{
    private static readonly Actor Switch = new("switch", "电话平台", Role.Gateway);
    private readonly string _mark = Guid.NewGuid().ToString("N")[..8];

    private HotlineStore Store => browser.App.Services.GetRequiredService<HotlineStore>();

    [Fact, Clause("5.2.2.3"), Clause("A.1"), Clause("B.1.3.3")]
    public async Task Call_AnsweredByThisAttendant_PopsUp_IsLinkedToItsOrder_AndItsUrgentReportReachesTheSupervisor()
    {
        var phone = "139" + Random.Shared.Next(10_000_000, 99_999_999);
        var earlier = (await Store.HandleAsync(Samples.Attendant, new AcceptComplaint(Samples.Complaint() with { Title = "井盖破损", Claimant = new("诉求人甲", phone) }))).Number!.Value;
        var supervisor = await browser.NewPageAsync();
        await supervisor.SignInAsync("supervisor");
        await supervisor.IsLiveAsync();
        var page = await browser.NewPageAsync();
        await page.SignInAsync("attendant");
        await Expect(page.Locator("form[data-draft]")).ToHaveCountAsync(1);

        await AnswerAsync("pop-1", phone);
        await Expect(page.GetByTestId("field-Phone")).ToHaveValueAsync(phone); // the form was untouched
        await Expect(page.GetByTestId("earlier-Phone").GetByTestId("earlier-order")).ToContainTextAsync("井盖破损");
        await page.GetByTestId("earlier-Phone").GetByTestId("same-matter").ClickAsync();
        await Expect(page.GetByTestId("main-chosen")).ToContainTextAsync(earlier.ToString());

        await AnswerAsync("pop-2", "13600000002");
        await Expect(page.GetByTestId("incoming")).ToContainTextAsync("13600000002"); // now it is not
        await Expect(page.GetByTestId("field-Phone")).ToHaveValueAsync(phone);
        await page.GetByTestId("leave-call").ClickAsync();

        await AssertWaitPromptAsync(page);
        await page.GetByTestId("find-category").FillAsync("暖气");
        await page.Locator("[data-category]").First.ClickAsync();
        await page.GetByTestId("field-Title").FillAsync("暖气不热 " + _mark);
        await page.GetByTestId("field-Content").FillAsync("全楼没有暖气");
        await page.GetByTestId("field-Name").FillAsync("诉求人甲");
        await page.GetByTestId("field-HappenedWhen").FillAsync("今早");
        await page.GetByTestId("field-Parties").FillAsync("供热单位");
        await page.GetByTestId("field-EarlierHandling").FillAsync("无");
        await page.GetByTestId("field-Unclear").CheckAsync();
        await page.GetByTestId("submit").ClickAsync();
        Assert.True(WorkOrderNumber.TryParse(await page.GetByTestId("order-number").InnerTextAsync(), out var number));
        await page.GetByTestId("report-urgent").ClickAsync();
        await Expect(page.GetByTestId("urgent-reported")).ToBeVisibleAsync();

        var order = (await Store.FindAsync(number))!;
        Assert.Equal(("pop-1" + _mark, earlier), (order.Complaint.CallId, order.MainOrder));
        Assert.Equal(number, Assert.Single((await Store.FindAsync(earlier))!.Joined));
        var report = supervisor.GetByTestId("urgent-report").Filter(new() { HasText = _mark });
        await Expect(report).ToBeVisibleAsync(); // at once, without anybody asking
        await report.GetByTestId("acknowledge-urgent").ClickAsync();
        await Expect(report).ToHaveCountAsync(0);
        Assert.NotNull((await Store.FindAsync(number))!.Urgent!.AcknowledgedAt);
        await supervisor.OpenAsync("/orders/" + number);
        await Expect(supervisor.GetByTestId("main-order")).ToHaveTextAsync(earlier.ToString());
        await Expect(supervisor.Locator("[data-event='UrgentReported']")).ToBeVisibleAsync();
        await supervisor.OpenAsync("/orders/" + earlier);
        await Expect(supervisor.GetByTestId("joined-order")).ToHaveTextAsync(number.ToString());
        await page.Context.CloseAsync();
        await supervisor.Context.CloseAsync();
    }

    // 诉求人等待时间超过30秒: the browser's own clock marks the phrase, 30 seconds after the search began.
    private static async Task AssertWaitPromptAsync(IPage page)
    {
        await page.GetByTestId("earlier-search").FillAsync("供暖");
        var prompt = page.Locator(".after-30-seconds");
        await Expect(prompt).ToContainTextAsync("对不起，我正在为您查询，请您再稍等一下。");
        Assert.Equal(30_000, await prompt.EvaluateAsync<int>("e => e.getAnimations()[0].effect.getTiming().delay"));
        Assert.Equal("none", await prompt.EvaluateAsync<string>("e => getComputedStyle(e).outlineStyle"));
        await prompt.EvaluateAsync("e => { e.getAnimations()[0].currentTime = 31000; }");
        Assert.Equal("solid", await prompt.EvaluateAsync<string>("e => getComputedStyle(e).outlineStyle"));
        await page.GetByTestId("earlier-search").FillAsync("");
    }

    private async Task AnswerAsync(string call, string phone)
    {
        await using var accounts = await browser.App.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        var attendant = (await accounts.Users.SingleAsync(u => u.UserName == "attendant")).Id;
        var at = browser.App.Services.GetRequiredService<Core.Time.HotlineClock>().GetUtcNow();
        var outcome = await Store.HandleAsync(Switch, new ReportCall(call + _mark, [new(CallStep.Offered, at.AddSeconds(-9)), new(CallStep.Answered, at, attendant)], phone));
        Assert.Null(outcome.Refusal);
    }
}
