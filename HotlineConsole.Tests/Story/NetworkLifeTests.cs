using System.Net.Http.Headers;
using System.Text.Json;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Story;

/// <summary>A complaint by the network platform: two co-organizers, one return, a leader's review, and a rating that brings it back (A.2).</summary>
[Collection(BrowserTests.Name)]
[Trait("Engine", "sqlite")]
public sealed class NetworkLifeTests(BrowserFixture browser) : Life(browser)
{
    [Fact, Clause("A.2"), Clause("5.3.2.1.1"), Clause("5.3.2.2.4"), Clause("5.3.2.3.1"), Clause("5.5.4"), Clause("5.5.5")]
    public async Task NetworkComplaint_ReturnedReviewedAndRatedUnsolved_IsHandledAgain()
    {
        var attendant = await OpenAsync("attendant");
        await RecordAsync(attendant, "物业", "0201",
            ("Channel", "portal"), ("Title", "消防通道长期被占"), ("Content", "楼门前的消防通道长期停满车辆。"), ("Phone", "13900007777"), ("Name", "诉求人甲"), ("HappenedWhen", "近一个月"),
            ("Parties", "物业公司"), ("EarlierHandling", "向物业反映过，未处理"), ("District", Samples.ChaoyangDistrict), ("Street", Samples.Street.Value));
        var number = await SubmitAsync(attendant);

        var dispatcher = await OpenAsync("dispatcher");
        await OpenInQueueAsync(dispatcher, number);
        await ChooseAsync(dispatcher, "#lead", Samples.Department);
        await ChooseAsync(dispatcher, "#co-organizer", Samples.Water);
        await ChooseAsync(dispatcher, "#co-organizer", Samples.Municipal);
        await Expect(dispatcher.GetByTestId("co-organizer")).ToHaveCountAsync(2);
        await dispatcher.GetByTestId("dispatch").ClickAsync();

        var department = await OpenAsync("department-staff");
        await SignAsync(department, number);
        await department.GetByTestId("act-Return").ClickAsync();
        await ChooseAsync(department, "#return-proposed", Samples.Street);
        await department.GetByTestId("return-basis").FillAsync("街道负责辖区内消防通道的日常管理");
        await department.GetByTestId("return-send").ClickAsync();

        await OpenInQueueAsync(dispatcher, number);
        await Expect(dispatcher.GetByTestId("returns")).ToContainTextAsync("街道负责辖区内消防通道的日常管理");
        await ChooseAsync(dispatcher, "#lead", Samples.Street);
        await dispatcher.GetByTestId("dispatch").ClickAsync();

        foreach (var account in (string[])["heat-staff", "municipal-staff"])
        {
            var co = await OpenAsync(account);
            await SignAsync(co, number, "CoOrganizer");
            await ReplyAsync(co, "Solved", ("Measures", "已配合现场处置 " + account), ("ToldClaimant", "由主责单位告知"));
            await Expect(co.GetByTestId("act-Reply")).ToHaveCountAsync(0);
        }

        var street = await OpenAsync("street-staff");
        await SignAsync(street, number);
        await Expect(street.GetByTestId("panel")).ToContainTextAsync("已配合现场处置 heat-staff");
        await ContactAsync(street, "已说明处置安排");
        await ReplyAsync(street, "Solved", ("Measures", "清走占道车辆，划出禁停线"), ("ToldClaimant", "已在平台回复"));
        var leader = await OpenAsync("street-leader", $"/organizer?tab=UnderReview&order={number}");
        await leader.GetByTestId("review-opinion").FillAsync("同意");
        await leader.GetByTestId("review-public").FillAsync("无舆情");
        await leader.GetByTestId("review-approve").ClickAsync();
        await Expect(leader.GetByTestId("settled")).ToBeVisibleAsync();
        await CloseAsync(await OpenAsync("supervisor"), number);

        var claimant = await StrangerAsync();
        var link = await InvitationAsync(number);
        await claimant.GotoAsync(link);
        await claimant.GetByTestId("Given.Contacted-yes").CheckAsync();
        await claimant.GetByTestId("Given.Solved-no").CheckAsync();
        await claimant.GetByTestId("Given.Level-Dissatisfied").CheckAsync();
        await claimant.Locator("#remarks").FillAsync("第二天又停满了");
        await claimant.GetByTestId("rate-send").ClickAsync();
        await Expect(claimant.GetByTestId("rated")).ToBeVisibleAsync();
        await claimant.GotoAsync(link);
        await Expect(claimant.GetByTestId("closed")).ToBeVisibleAsync(); // once

        var followUp = await OpenAsync("follow-up", $"/followup?tab=Unsolved&order={number}");
        await Expect(followUp.GetByTestId("panel")).ToContainTextAsync("第二天又停满了");
        await followUp.GetByTestId("reopen-reason").FillAsync("诉求人反映未解决");
        await followUp.GetByTestId("reopen-send").ClickAsync();
        await Expect(followUp.GetByTestId("reopen")).ToHaveCountAsync(0);

        await OpenInQueueAsync(dispatcher, number);
        await ChooseAsync(dispatcher, "#lead", Samples.Street);
        await dispatcher.GetByTestId("dispatch").ClickAsync();
        await SignAsync(await OpenAsync("street-staff"), number);

        var order = await OrderAsync(number);
        Assert.Equal((WorkOrderStatus.SignedFor, 3, 1, 2), (order.Status, order.Rounds, order.Returns, order.Handling));
        Assert.Equal(2, order.Deadlines.Count(d => d.Kind == DeadlineKind.Feedback)); // the first handling's stays as it was, the second has one of its own
        Assert.Equal([(true, HandlingOutcome.Solved)], order.FollowUps.Where(f => f.Answers is not null).Select(f => (f.IsUnsolved, f.Claimed!.Value)));
    }

    // What the platform's gateway fetches and pushes (5.5.4).
    private async Task<string> InvitationAsync(string number)
    {
        await App.AddUserAsync(new() { UserName = "gateway", DisplayName = "网关", HotlineRole = Role.Gateway }, CircuitPage.Password);
        await using var accounts = await App.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        var key = await App.Services.GetRequiredService<ApiKeys>().AddAsync("platform", (await accounts.Users.SingleAsync(u => u.UserName == "gateway")).Id);
        using var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var outbox = JsonDocument.Parse(await client.GetStringAsync("/api/v1/followups/outbox"));
        return outbox.RootElement.GetProperty("invitations").EnumerateArray().Single(i => i.GetProperty("number").GetString() == number).GetProperty("path").GetString()!;
    }
}
