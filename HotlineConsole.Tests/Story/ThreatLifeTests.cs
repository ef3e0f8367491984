using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Story;

/// <summary>A call of instability with a threat, by a claimant who asks for confidentiality.</summary>
[Collection(BrowserTests.Name)]
[Trait("Engine", "sqlite")]
public sealed class ThreatLifeTests(BrowserFixture browser) : Life(browser)
{
    private const string Phone = "13900008888";
    private const string Threat = "“明天上午到路口讨说法”";

    [Fact, Clause("C.4"), Clause("5.3.2.1.5"), Clause("6.1.1"), Clause("5.2.3.1")]
    public async Task Threat_ByAConfidentialClaimant_IsKeptInHisWords_AndNobodySeesHimButTwo()
    {
        var attendant = await OpenAsync("attendant");
        await RecordAsync(attendant, "欠薪", "0601",
            ("Title", "工资被拖欠，扬言聚集"), ("Content", "工地拖欠三个月工资，多次催要无果。"), ("Phone", Phone), ("Name", "诉求人甲"), ("Confidential", "true"), ("Urgency", nameof(Urgency.Instability)),
            ("HappenedWhen", "近三个月"), ("Parties", "施工单位"), ("EarlierHandling", "向施工单位催要"), ("District", Samples.ChaoyangDistrict), ("Street", Samples.Street.Value),
            ("Through", "现场"), ("Manner", "聚集"), ("Act", "到路口聚集"), ("Threat", "true"), ("ThreatTime", "明天上午"), ("ThreatPlace", "建国路路口"), ("OwnWords", Threat.Trim('“', '”')));
        await attendant.GetByTestId("submit").ClickAsync();
        await Expect(attendant.Locator("[data-refusal='accept.threat-not-quoted']")).ToBeVisibleAsync(); // and nothing that was typed is lost
        await Expect(attendant.GetByTestId("field-ThreatPlace")).ToHaveValueAsync("建国路路口");
        await attendant.GetByTestId("field-OwnWords").FillAsync(Threat);
        var number = await SubmitAsync(attendant);
        await attendant.GetByTestId("report-urgent").ClickAsync();

        var dispatcher = await OpenAsync("dispatcher");
        await OpenInQueueAsync(dispatcher, number);
        await Expect(dispatcher.GetByTestId("dispatch-panel")).ToContainTextAsync(Threat);
        await ChooseAsync(dispatcher, "#lead", Samples.Street);
        await dispatcher.GetByTestId("call-result").FillAsync("值班领导已接听");
        await dispatcher.GetByTestId("told").CheckAsync();
        await dispatcher.GetByTestId("judgement-reason").FillAsync("扬言明天聚集，已报公安部门");
        await dispatcher.GetByTestId("dispatch").ClickAsync();

        var street = await OpenAsync("street-staff");
        await SignAsync(street, number);
        await Expect(street.GetByTestId("panel")).ToContainTextAsync(Threat);
        Assert.DoesNotContain(Phone, await street.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("诉求人甲", await street.ContentAsync(), StringComparison.Ordinal);

        await dispatcher.OpenAsync($"/orders/{number}");
        await dispatcher.FillAsync("#unmask-reason", "需要回拨安抚");
        await dispatcher.GetByTestId("unmask-ask").ClickAsync();
        var supervisor = await OpenAsync("supervisor", $"/orders/{number}");
        await supervisor.GetByTestId("unmask-grant").ClickAsync();
        await Expect(dispatcher.Locator("[data-cell=Phone]")).ToHaveTextAsync(Phone);
        Assert.DoesNotContain(Phone, await supervisor.ContentAsync(), StringComparison.Ordinal);

        await ContactAsync(street, "经热线转达，约定今天下午协调");
        await ReplyAsync(street, "Solved", ("Measures", "施工单位当日结清工资"), ("ToldClaimant", "已由热线转告"));
        await Expect(street.GetByTestId("settled")).ToBeVisibleAsync();
        await CloseAsync(supervisor, number);

        var followUp = await OpenAsync("follow-up", $"/followup?order={number}");
        await followUp.GetByTestId("start").ClickAsync();
        await Expect(followUp.GetByTestId("phone")).ToBeVisibleAsync();
        Assert.DoesNotContain(Phone, await followUp.ContentAsync(), StringComparison.Ordinal); // 6.1: two persons here too
        await followUp.GetByTestId("call-Refused").ClickAsync();
        await Expect(followUp.GetByTestId("call-Refused")).ToHaveCountAsync(0);

        var order = await OrderAsync(number);
        Assert.Equal((WorkOrderStatus.Closed, Threat), (order.Status, order.Complaint.Instability!.OwnWords));
        Assert.True(order.RefusesFollowUp);
        Assert.True(Assert.Single(order.Unmaskings).Granted);
        Assert.Contains(order.Deadlines, d => d is { Kind: DeadlineKind.NoticeJudgement, MetAt: not null });
    }
}
