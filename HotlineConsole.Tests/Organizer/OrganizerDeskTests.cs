using System.Text.RegularExpressions;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Pages;

[Collection(BrowserTests.Name)]
public sealed class OrganizerDeskTests(BrowserFixture browser)
{
    private readonly DeskOrders _orders = new(browser.App);

    [Fact, Clause("5.3.2.2.2"), Clause("5.3.2.2.3"), Clause("5.3.2.3.5")]
    public async Task Staff_SignsContactsAndReplies_TheMissingFieldIsNamedAndTheTextKept()
    {
        var number = await _orders.DispatchedAsync(Samples.Street);
        var page = await browser.NewPageAsync();
        await page.SignInAsync("street-staff");

        // To be begun by the reminder of the sign-for, 4 h 48 min before its 24 hours: the line counts to that first.
        var left = page.GetByTestId($"row-{number}").Locator("time.countdown");
        await Expect(left).ToHaveTextAsync(new Regex("^(19:1|19:0)"));
        await Expect(page.GetByTestId($"row-{number}").Locator(".until-start")).ToBeVisibleAsync();
        await Expect(page.GetByTestId($"row-{number}").Locator(".since-start")).ToBeHiddenAsync();
        await page.GetByTestId($"row-{number}").FocusAsync();
        await page.Keyboard.PressAsync("s");
        await Expect(page.GetByTestId($"row-{number}")).ToHaveCountAsync(0);
        await page.GetByTestId("tab-InHand").ClickAsync();
        await page.GetByTestId($"row-{number}").Locator("[data-open]").ClickAsync();
        await Expect(page.GetByTestId("claimant")).ToContainTextAsync("10000000001");

        await Expect(page.Locator(".phrases")).ToContainTextAsync("路灯不亮");
        await page.GetByTestId("contact-note").FillAsync("约定下午到现场");
        await page.GetByTestId("contact-send").ClickAsync();
        await Expect(page.GetByTestId("contact-note")).ToHaveValueAsync("");

        await page.GetByTestId("act-Reply").ClickAsync();
        await page.GetByTestId("outcome-Solved").CheckAsync();
        await page.GetByTestId("reply-ToldClaimant").FillAsync("已电话告知");
        await page.GetByTestId("reply-now").ClickAsync();
        await page.GetByTestId("reply-send").ClickAsync();
        await Expect(page.Locator("[data-refusal='reply.incomplete']")).ToBeVisibleAsync();
        await Expect(page.Locator("#reply-Measures-error")).Not.ToBeEmptyAsync();
        await Expect(page.GetByTestId("reply-ToldClaimant")).ToHaveValueAsync("已电话告知");

        // The circuit is lost: what was typed is there again.
        await page.GetByTestId("reply-Measures").FillAsync("更换灯泡");
        await page.EvaluateAsync($$"""
            () => new Promise(kept => {
              const look = () => (sessionStorage.getItem('hotline.reply.{{number}}.{{Samples.Street}}') ?? '').includes('更换灯泡') ? kept() : requestAnimationFrame(look);
              look();
            })
            """);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.ReloadAsync();
        await page.IsLiveAsync();
        await Expect(page.GetByTestId("reply-Measures")).ToHaveValueAsync("更换灯泡");
        await Expect(page.GetByTestId("outcome-Solved")).ToBeCheckedAsync();
        await page.GetByTestId("reply-send").ClickAsync();
        await Expect(page.GetByTestId("settled")).ToBeVisibleAsync();
        var order = await _orders.Store.FindAsync(number);
        Assert.Equal("更换灯泡", order!.Reply!.Measures);
        Assert.NotNull(order.Lead!.ContactedAt);
        await page.Context.CloseAsync();
    }

    [Fact, Clause("5.3.2.3.1")]
    public async Task Leader_OfAnOrderFromTheNetwork_ApprovesWithAnOpinionOnly()
    {
        var number = await _orders.SignedAsync(Samples.Street, byNetwork: true);
        await _orders.DoneAsync(Samples.StaffOf(Samples.Street), new SubmitReply(number, Samples.Street, Samples.Reply()));
        var page = await browser.NewPageAsync();
        await page.SignInAsync("street-leader", $"/organizer?tab=UnderReview&order={number}");

        await page.GetByTestId("review-public").FillAsync("无舆情");
        await page.GetByTestId("review-approve").ClickAsync();
        await Expect(page.Locator("[data-refusal='review.no-opinion']")).ToBeVisibleAsync();
        await Expect(page.GetByTestId("review-public")).ToHaveValueAsync("无舆情");

        await page.GetByTestId("review-opinion").FillAsync("同意");
        await page.GetByTestId("review-approve").ClickAsync();
        await Expect(page.GetByTestId("settled")).ToBeVisibleAsync();
        Assert.Equal(WorkOrderStatus.FedBack, (await _orders.Store.FindAsync(number))!.Status);
        await page.Context.CloseAsync();
    }
}
