using System.Net;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Knowledge;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Knowledge;

/// <summary>5.2.2.4: the public looks up and is answered on the network platform.</summary>
public sealed class AskTests : IAsyncLifetime
{
    private readonly ConsoleApp _app = new();
    private HttpClient _public = default!;

    public async Task InitializeAsync()
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), Samples.Beijing.TimeZone).DateTime);
        var entry = new DatabaseEntry { Id = 901, Title = "蓝莓采摘许可在哪里办", Answer = "在区服务大厅<三层>办理。", Owner = "园林部门", Source = "《采摘办法》", ValidFrom = day.AddDays(-1), ValidUntil = day, Published = true };
        await _app.Services.GetRequiredService<HotlineDatabase>().PutAsync(
        [
            entry,
            entry with { Id = 902, Title = "蓝莓采摘草稿", Published = false },
            entry with { Id = 903, Title = "蓝莓采摘旧规定", ValidUntil = day.AddDays(-1) },
            entry with { Id = 904, Title = "蓝莓采摘新规定", ValidFrom = day.AddDays(1), ValidUntil = null },
        ]);
        _public = _app.Visitor();
    }

    public Task DisposeAsync()
    {
        _public.Dispose();
        return _app.DisposeAsync().AsTask();
    }

    [Theory, Clause("5.2.2.4")]
    [InlineData("蓝莓", "找到 1 条。")]
    [InlineData("采摘 服务大厅", "找到 1 条。")]
    [InlineData("请问许可在哪里办", "找到 1 条。")]
    [InlineData("蓝莓什么时候成熟", "没有完全相符的内容，以下是相近的问题。")]
    [InlineData("请问蓝莓采摘要许可吗", "没有完全相符的内容，以下是相近的问题。")]
    public async Task Question_OfAnybody_IsAnsweredByWhatIsPublishedAndHolds(string question, string said)
    {
        var page = WebUtility.HtmlDecode(await _public.GetStringAsync("/ask?q=" + Uri.EscapeDataString(question)));
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains("在区服务大厅<三层>办理。", page, StringComparison.Ordinal);
        Assert.Contains("依据：《采摘办法》；负责单位：园林部门", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("草稿|旧规定|新规定", page);
    }

    [Theory, Clause("5.2.2.4")]
    [InlineData("/ask", false)]
    [InlineData("/ask?q=%20", false)]
    [InlineData("/ask?q=%E6%9F%A5%E6%97%A0%E6%AD%A4%E8%AF%8D", true)]
    public async Task Question_WithoutAnAnswer_SaysWhereElseToAsk(string address, bool wasAsked) =>
        Assert.Equal(wasAsked, (await _public.GetStringAsync(address)).Contains("没有找到。可换个说法再查，或拨打 12345 市民服务热线。", StringComparison.Ordinal));

    [Fact, Clause("5.2.2.4")]
    public async Task Question_IsShownAsItWasAsked_AndCutWhereNobodyAsksMore()
    {
        var page = await _public.GetStringAsync("/ask?q=" + Uri.EscapeDataString("\"><script>alert(1)</script>" + new string('长', HotlineDatabase.LongestQuestion)));
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.Contains("长", page, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('长', HotlineDatabase.LongestQuestion), page, StringComparison.Ordinal);
    }

    [Fact, Clause("5.2.2.4")]
    public async Task Platform_WithAGatewaysKey_IsGivenTheSame_OthersAreNot()
    {
        using var gateway = await WithKeyAsync(new() { UserName = "platform", DisplayName = "平台", HotlineRole = Role.Gateway });
        using var answer = await gateway.GetAsync("/api/v1/answers?q=" + Uri.EscapeDataString("蓝莓"));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        using var json = System.Text.Json.JsonDocument.Parse(text);
        Assert.False(json.RootElement.GetProperty("isLike").GetBoolean());
        Assert.Equal([901], json.RootElement.GetProperty("answers").EnumerateArray().Select(a => a.GetProperty("id").GetInt32()));
        foreach (var wrong in (string[])["/api/v1/answers", "/api/v1/answers?q=" + new string('a', HotlineDatabase.LongestQuestion + 1)])
        {
            using var refused = await gateway.GetAsync(wrong);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        }

        using var dispatcher = await WithKeyAsync(new() { UserName = "other", DisplayName = "派单员", HotlineRole = Role.Dispatcher });
        using var closed = await dispatcher.GetAsync("/api/v1/answers?q=a");
        Assert.Equal(HttpStatusCode.Forbidden, closed.StatusCode);
    }

    [Fact]
    public async Task Address_ThatLooksOverAndOver_IsToldToWait()
    {
        var last = HttpStatusCode.OK;
        for (var i = 0; i <= 120 && last == HttpStatusCode.OK; i++)
        {
            using var answer = await _public.GetAsync("/ask");
            last = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }

    private async Task<HttpClient> WithKeyAsync(HotlineUser user)
    {
        await _app.AddUserAsync(user, CircuitPage.Password);
        var client = _app.Visitor();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await _app.Services.GetRequiredService<ApiKeys>().AddAsync(user.UserName!, user.Id));
        return client;
    }
}
