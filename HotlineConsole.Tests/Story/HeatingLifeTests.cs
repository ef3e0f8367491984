using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Story;

/// <summary>An urgent heating failure by phone: called in, reported, dispatched with a telephone call, repaired, closed, asked about (A.1).</summary>
[Collection(BrowserTests.Name)]
[Trait("Engine", "sqlite")]
public sealed class HeatingLifeTests(BrowserFixture browser) : Life(browser)
{
    [Fact, Clause("A.1"), Clause("5.1"), Clause("5.2.2.3"), Clause("5.3.2.1.5"), Clause("5.3.2.2.3"), Clause("5.5.3"), Clause("5.5.5")]
    public async Task HeatingFailure_ByPhone_FromTheCallToTheFollowUp()
    {
        var attendant = await OpenAsync("attendant");
        await Expect(attendant.Locator("form[data-draft]")).ToHaveCountAsync(1);
        await CallAsync("13900004321");
        await Expect(attendant.GetByTestId("field-Phone")).ToHaveValueAsync("13900004321");
        await RecordAsync(attendant, "暖气", "0301",
            ("Title", "整栋楼暖气不热"), ("Content", "从昨晚起整栋楼没有暖气，家里有老人。"), ("Name", "诉求人甲"), ("Urgency", nameof(Urgency.BasicLivelihood)), ("HappenedWhen", "昨晚"),
            ("Parties", "供热单位"), ("EarlierHandling", "向物业反映过"), ("District", Samples.ChaoyangDistrict), ("Street", Samples.Street.Value), ("Address", "建国路甲一号"));
        var number = await SubmitAsync(attendant);
        await attendant.GetByTestId("report-urgent").ClickAsync();

        var supervisor = await OpenAsync("supervisor");
        await supervisor.GetByTestId("acknowledge-urgent").First.ClickAsync();

        var dispatcher = await OpenAsync("dispatcher");
        await OpenInQueueAsync(dispatcher, number);
        await ChooseAsync(dispatcher, "#lead", Samples.Water);
        await Expect(dispatcher.GetByTestId("phrase")).ToContainTextAsync("整栋楼暖气不热");
        await dispatcher.GetByTestId("call-result").FillAsync("值班员已接听，抢修队出发");
        await dispatcher.GetByTestId("not-told").CheckAsync();
        await dispatcher.GetByTestId("judgement-reason").FillAsync("影响一栋楼，供热单位可处置");
        await dispatcher.GetByTestId("dispatch").ClickAsync();

        var heat = await OpenAsync("heat-staff");
        await SignAsync(heat, number);
        await ContactAsync(heat, "约定一小时内到现场");
        await ReplyAsync(heat, "Solved", ("Measures", "更换换热站水泵，十点恢复供热"), ("ToldClaimant", "已电话告知，诉求人确认恢复"));
        await Expect(heat.GetByTestId("settled")).ToBeVisibleAsync();
        await CloseAsync(supervisor, number);
        await FollowUpAsync(await OpenAsync("follow-up"), number, "yes", "yes", "VerySatisfied");

        var order = await OrderAsync(number);
        Assert.Equal(WorkOrderStatus.Closed, order.Status);
        Assert.NotNull(order.Urgent!.AcknowledgedAt);
        Assert.Empty(order.Deadlines.Where(d => d.IsOpen || d.MetLate));
        Assert.Contains(order.Deadlines, d => d is { Kind: DeadlineKind.OrganizerCall, MetAt: not null });
        Assert.Contains(order.Deadlines, d => d is { Kind: DeadlineKind.NoticeJudgement, MetAt: not null });
        Assert.Equal((true, true), (order.FollowUp!.Answers!.Contacted, order.FollowUp.Answers.Solved));
        Assert.Equal("call-heat", order.Complaint.CallId);
    }

    private async Task CallAsync(string phone)
    {
        await using var accounts = await App.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        var attendant = await accounts.Users.SingleAsync(u => u.UserName == "attendant");
        var now = App.Services.GetRequiredService<Core.Time.HotlineClock>().GetUtcNow();
        var outcome = await Store.HandleAsync(new Actor("switch", "电话平台", Role.Gateway), new ReportCall("call-heat",
            [new(CallStep.Offered, now.AddSeconds(-8)), new(CallStep.Answered, now) { Attendant = attendant.Id }], phone));
        Assert.Null(outcome.Refusal);
    }
}
