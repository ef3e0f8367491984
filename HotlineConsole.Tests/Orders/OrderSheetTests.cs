using System.Net;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Orders;

[Trait("Engine", "sqlite")]
public sealed class OrderSheetTests : IAsyncLifetime
{
    private readonly ConsoleApp _app = new();

    private HotlineStore Store => _app.Services.GetRequiredService<HotlineStore>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact, Clause("5.2.3.2")]
    public async Task Sheet_OfAnOrderThatWentTheWholeWay_ShowsTableD1()
    {
        var number = await Store.WholeLifeAsync();
        var sheet = await SeenByAsync("dispatcher", number.ToString());
        string[] labels =
        [
            "工单编号", "诉求提出时间", "诉求来源（电话/网络）", "受理单位", "来电人", "来电号码", "联系方式", "来电人地址", "问题分类", "工单分类", "发生地址",
            "被反映单位", "工单标题", "主要内容：", "派单人员", "派单时间", "派单处理意见：", "截止时间", "办理时限", "承办单位", "办理情况：",
        ];
        var at = 0;
        foreach (var label in labels)
        {
            var found = sheet.IndexOf(">" + label + "<", at, StringComparison.Ordinal);
            Assert.True(found > 0, $"{label} stands in its place");
            at = found;
        }

        string[] values =
        [
            number.ToString(), "2026-03-02 09:55:00", "电话（12345 电话）", "北京市12345市民服务热线（受理员）", "建国路甲一号", "物业公司", "路灯不亮", "小区门前的路灯三天不亮，晚上看不清路。",
            "2月27日晚起", "向物业反映过，未修", "尽快修好", "派单员", "请尽快核实处理", "7 个自然日", "主责单位", "协办单位", "已办结", "已解决", "更换灯泡", "已电话告知",
        ];
        Assert.Equal([], values.Where(value => !sheet.Contains(value, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Sheet_BelowTheTable_ShowsSupervisionVisitAndEveryEvent()
    {
        var number = await Store.WholeLifeAsync();
        var sheet = await SeenByAsync("supervisor", number.ToString());
        string[] values = ["同一地点再次反映", "备件今日到货", "多次反映未解决", "电缆被挖断", "修复路灯", "办理完毕", "约定下午到场查看", "时限依据"];
        Assert.Equal([], values.Where(value => !sheet.Contains(value, StringComparison.Ordinal)));
        var history = await Store.HistoryAsync(number);
        Assert.Equal(16, history.Count);
        Assert.Equal([], history.Select(line => $"data-event=\"{line.Event.GetType().Name}\"").Where(line => !sheet.Contains(line, StringComparison.Ordinal)));
    }

    [Theory, Clause("6.1")]
    [InlineData("dispatcher")]
    [InlineData("supervisor")]
    [InlineData("attendant")]
    public async Task Sheet_ToTheHotlinesPeople_MasksTheClaimant(string account)
    {
        var sheet = await SeenByAsync(account, (await Store.WholeLifeAsync()).ToString());
        Assert.Contains("诉**", sheet, StringComparison.Ordinal);
        Assert.Contains("100****0001", sheet, StringComparison.Ordinal);
        ToldNothing(sheet);
    }

    [Fact, Clause("6.1")]
    public async Task Sheet_ToTheOrganizerThatHoldsIt_GivesTheContact()
    {
        var sheet = await SeenByAsync("street-staff", (await Store.DispatchedAsync()).ToString());
        Assert.Contains("诉求人甲", sheet, StringComparison.Ordinal);
        Assert.Contains("10000000001", sheet, StringComparison.Ordinal);
    }

    [Fact, Clause("5.2.3.1")]
    public async Task Sheet_OfAConfidentialClaimant_TellsTheOrganizerToUseTheHotline()
    {
        var complaint = Samples.Complaint() with { Claimant = new("诉求人甲", "10000000001", "10000000002", "朝阳区建国路100号院", Confidential: true) };
        var sheet = await SeenByAsync("street-leader", (await Store.DispatchedAsync(complaint)).ToString());
        Assert.Contains("请由热线转达", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("100****", sheet, StringComparison.Ordinal);
        ToldNothing(sheet);
    }

    [Fact, Clause("6.1.2")]
    public async Task Sheet_ToAnOrganizerThatItDoesNotConcern_IsNotThere()
    {
        var number = await Store.DispatchedAsync();
        var other = await SeenByAsync("heat-staff", number.ToString());
        Assert.Contains("没有该编号的工单，或工单不属于您的授权范围", other, StringComparison.Ordinal);
        Assert.DoesNotContain("路灯不亮", other, StringComparison.Ordinal);

        // Word for word what a number says that nobody has: it does not give away which numbers exist.
        var nobody = await SeenByAsync("heat-staff", WorkOrderNumber.Compose(new DateOnly(2026, 3, 2), 7).ToString());
        Assert.Contains("没有该编号的工单，或工单不属于您的授权范围", nobody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("202603020000010", "编号校验位不符")]
    [InlineData("20260302", "工单编号为 15 位数字")]
    [InlineData("abc", "工单编号为 15 位数字")]
    public async Task Sheet_OfANumberThatCannotBe_SaysWhy(string number, string sentence)
    {
        Assert.NotEqual("202603020000010", Samples.Number.ToString());
        Assert.Contains(sentence, await SeenByAsync("dispatcher", number), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sheet_ToTheAdministrator_IsForbidden()
    {
        using var client = await _app.VisitorAsync("admin");
        using var answer = await client.GetAsync($"/orders/{Samples.Number}");
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<string> SeenByAsync(string account, string number)
    {
        using var client = await _app.VisitorAsync(account);
        return WebUtility.HtmlDecode(await client.GetStringAsync("/orders/" + number));
    }

    private static void ToldNothing(string sheet)
    {
        string[] secrets = ["诉求人甲", "10000000001", "10000000002", "建国路100号"];
        Assert.Equal([], secrets.Where(secret => sheet.Contains(secret, StringComparison.Ordinal)));
    }
}
