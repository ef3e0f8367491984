using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Pages;
using HotlineConsole.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.FollowUp;

[Collection(BrowserTests.Name)]
public sealed class FollowUpDeskTests(BrowserFixture browser)
{
    private readonly DeskOrders _orders = new(browser.App);

    // Without a pointer but for what is chosen: the next call by one key, consent by one, three answers, and the order goes back to dispatch.
    [Fact, Clause("5.5.3"), Clause("5.5.5"), Clause("B.4")]
    public async Task FollowUp_FromTheNextCallToAFurtherHandling()
    {
        var number = await _orders.SignedAsync(Samples.Street);
        await _orders.DoneAsync(Samples.StaffOf(Samples.Street), new SubmitReply(number, Samples.Street, Samples.Reply()));
        await _orders.DoneAsync(Samples.Supervisor, new CloseOrder(number));
        var page = await browser.NewPageAsync();
        await page.SignInAsync("follow-up", "/followup");
        await Expect(page.GetByTestId($"row-{number}")).ToBeVisibleAsync();
        await page.GetByTestId($"row-{number}").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByTestId("start")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("phone")).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("s");
        await Expect(page.GetByTestId("phone")).ToContainTextAsync("10000000001");
        await Expect(page.GetByText("本次联系您是为了做回访调查")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("answers")).ToHaveCountAsync(0);
        await page.GetByTestId("call-note").FillAsync("mym"); // letters in a field are letters
        await page.GetByTestId("call-note").BlurAsync();
        await page.Keyboard.PressAsync("y");
        await Expect(page.GetByTestId("answers")).ToBeVisibleAsync();
        await Expect(page.GetByText("您反映的问题是否得到解决？")).ToBeVisibleAsync();
        await page.GetByTestId("contacted-yes").CheckAsync();
        await page.GetByTestId("solved-no").CheckAsync();
        await Expect(page.GetByTestId("reasons")).ToHaveCountAsync(0);
        await page.GetByTestId("level-VeryDissatisfied").CheckAsync();
        await page.GetByTestId("reason-Quality").CheckAsync();
        await page.GetByTestId("remarks").FillAsync("灯又灭了");
        await page.GetByTestId("answers-send").ClickAsync();
        await Expect(page.GetByTestId("answers-given")).ToContainTextAsync("灯又灭了");

        await page.GetByTestId("reopen-reason").FillAsync("诉求人表示未解决");
        await page.GetByTestId("reopen-send").ClickAsync();
        await Expect(page.GetByTestId("status")).ToContainTextAsync("重新办理");
        var order = (await _orders.Store.FindAsync(number))!;
        Assert.Equal((WorkOrderStatus.Reopened, CallResult.Consented, "mym"), (order.Status, order.FollowUps[0].Calls[0].Result, order.FollowUps[0].Calls[0].Note));
        Assert.Equal([PoorReason.Quality], order.FollowUps[0].Answers!.Reasons.ToArray());
        await page.Context.CloseAsync();
    }
}
