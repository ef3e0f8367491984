using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Desks;

/// <summary>What a dispatcher owes beside an urgent dispatch, and what he hands to the supervisor.</summary>
[Collection(BrowserTests.Name)]
public sealed class UrgentAndDisputedTests(BrowserFixture browser)
{
    private HotlineStore Store => browser.App.Services.GetRequiredService<HotlineStore>();

    [Fact, Clause("5.3.2.1.5"), Clause("B.2")]
    public async Task UrgentDispatch_WithItsJudgement_KeepsTheCallOwedAboveTheQueueUntilSomebodyIsReached()
    {
        var number = await DoneAsync(Samples.Attendant, new AcceptComplaint(Samples.Complaint(urgency: Urgency.Emergency) with { Title = "紧急派单甲" }));
        var page = await browser.NewPageAsync();
        await page.SignInAsync("dispatcher", "/dispatcher?q=" + Uri.EscapeDataString("紧急派单甲"));
        await page.Locator($"[data-number='{number}'] [data-open]").ClickAsync();
        await Expect(page.GetByTestId("phrase")).ToContainTextAsync("有一位来电人向我们咨询紧急派单甲");
        await page.GetByTestId("told").CheckAsync();
        await page.GetByTestId("judgement-reason").FillAsync("两人受伤");
        await page.GetByTestId("not-reached").CheckAsync();
        await page.GetByTestId("call-result").FillAsync("无人接听");
        await page.GetByTestId("dispatch").ClickAsync();

        await Expect(page.GetByTestId("last-dispatched")).ToBeVisibleAsync(); // the judgement and the call are sent after the dispatch
        var owed = page.Locator($"[data-owed='{number}']");
        await Expect(owed.Locator("time.countdown")).ToBeVisibleAsync();
        var order = (await Store.FindAsync(number))!;
        Assert.Equal((Authority.EmergencyManagement, true, "两人受伤"), (order.Notices[0].Authority, order.Notices[0].Told, order.Notices[0].Reason));
        Assert.Equal([Samples.Street], UrgentDuties.ToCall(order).ToArray());

        await owed.ClickAsync();
        await Expect(page.GetByTestId("owed-panel").GetByTestId("judgement")).ToHaveCountAsync(0);
        await page.GetByTestId("owed-panel").GetByTestId("call-result").FillAsync("值班员已接听");
        await page.GetByTestId("owed-save").ClickAsync();
        await Expect(owed).ToHaveCountAsync(0);
        Assert.NotNull((await Store.FindAsync(number))!.Lead!.CalledAt);
        await page.Context.CloseAsync();
    }

    [Fact, Clause("5.3.2.1.1"), Clause("5.3.2.2.4")]
    public async Task SecondReturn_IsMarkedForTheDispatcherAndDecidedByTheSupervisor()
    {
        var number = await DoneAsync(Samples.Attendant, new AcceptComplaint(Samples.Complaint() with { Title = "两次退回甲" }));
        foreach (var lead in (OrganizerId[])[Samples.Street, Samples.Department])
        {
            await DoneAsync(Samples.Dispatcher, new DispatchOrder(number, lead, []));
            await DoneAsync(Samples.StaffOf(lead), new SignFor(number, lead));
            await DoneAsync(Samples.StaffOf(lead), new ReturnOrder(number, lead, ReturnReason.BeyondDuty, "三定方案"));
        }

        var dispatcher = await browser.NewPageAsync();
        await dispatcher.SignInAsync("dispatcher", "/dispatcher?q=" + Uri.EscapeDataString("两次退回甲"));
        await Expect(dispatcher.GetByTestId("awaits-adjudication")).ToBeVisibleAsync();
        await dispatcher.Locator($"[data-number='{number}'] [data-open]").ClickAsync();
        await Expect(dispatcher.Locator("[data-refusal='dispatch.awaits-adjudication']")).ToBeVisibleAsync();
        await Expect(dispatcher.GetByTestId("dispatch")).ToHaveCountAsync(0);
        await dispatcher.Context.CloseAsync();

        var supervisor = await browser.NewPageAsync();
        await supervisor.SignInAsync("supervisor", $"/supervisor?tab=Adjudications&order={number}");
        await supervisor.Locator("#adjudicate-lead").FillAsync(Samples.Beijing.Find(Samples.Street).FullName);
        await supervisor.Locator($"[data-organizer='{Samples.Street}']").ClickAsync();
        await supervisor.GetByTestId("adjudicate-send").ClickAsync();
        await Expect(supervisor.Locator("[data-refusal='adjudicate.no-grounds']")).ToBeVisibleAsync();
        await supervisor.Locator("#adjudicate-grounds").FillAsync("移交协议第三条");
        await supervisor.GetByTestId("adjudicate-send").ClickAsync();
        await Expect(supervisor.GetByTestId("adjudicate")).ToHaveCountAsync(0);
        await supervisor.Context.CloseAsync();

        Assert.Equal((Samples.Street, "移交协议第三条"), ((await Store.FindAsync(number))!.Lead!.Organizer, (await Store.FindAsync(number))!.Adjudication!.Grounds));
        var precedent = (await Store.PrecedentsAsync("0201", Samples.ChaoyangDistrict, most: 3))[0];
        Assert.Equal((number, Samples.Street, "移交协议第三条"), (precedent.Number, precedent.Organizer, precedent.Grounds));
    }

    private async Task<WorkOrderNumber> DoneAsync(Actor by, HotlineCommand command)
    {
        var outcome = await Store.HandleAsync(by, command);
        Assert.Null(outcome.Refusal);
        return outcome.Number!.Value;
    }
}
