using HotlineConsole.Core.Standard;

namespace HotlineConsole.Tests.Api;

public sealed class LifeTests(ApiApp api) : IClassFixture<ApiApp>
{
    [Fact, Clause("5.3.2.2.2"), Clause("5.3.2.3.1"), Clause("5.6.1")]
    public async Task Order_FromAcceptanceToClose_GoesByHttp()
    {
        var number = await api.DispatchedAsync();
        await Done(api.PostAsync("street-staff", $"/orders/{number}/sign"));
        await Done(api.PostAsync("street-staff", $"/orders/{number}/contact", new { way = "Phone", reached = true, note = "已联系" }));
        await Done(api.PostAsync("street-staff", $"/orders/{number}/progress", new { note = "已派人查看", siteVisited = true }));
        await Done(api.PostAsync("street-staff", $"/orders/{number}/extension", new { reason = "需多部门会商" }));
        await Done(api.PostAsync("supervisor", $"/orders/{number}/extension/decision", new { approved = true, opinion = "同意" }));
        await Done(api.PostAsync("supervisor", $"/orders/{number}/remind", new { note = "请尽快" }));
        await Done(api.PostAsync("supervisor", $"/orders/{number}/supervise", new { reason = "再次来电" }));
        await Done(api.PostAsync("street-staff", $"/orders/{number}/supervisions/1/answer", new { answer = "明日完成" }));
        await Done(api.PostAsync("supervisor", $"/orders/{number}/supervisions/1/acknowledge"));
        await Done(api.PostAsync("supervisor", $"/orders/{number}/on-site", new { organizer = "E01", arriveBy = DateTimeOffset.MaxValue.AddYears(-1), reason = "现场协调" }));
        await Done(api.PostAsync("supervisor", $"/orders/{number}/on-site/1/arrival"));
        await Done(api.PostAsync("supervisor", $"/orders/{number}/on-site/1/facts", new { facts = "灯杆属小区" }));
        await Done(api.PostAsync("supervisor", $"/orders/{number}/on-site/1/duty", new { shares = new[] { new { organizer = "E01", duty = "换灯" } } }));
        await Done(api.PostAsync("street-staff", $"/orders/{number}/feedback", new
        {
            outcome = "Solved", leadOrganizer = "S110105001", handledAt = "2020-01-05T10:00:00+08:00", measures = "换灯", toldClaimant = "已告知",
        }));
        await Done(api.PostAsync("dispatcher", $"/orders/{number}/close", new { note = "认可" }));

        var order = await api.GetAsync("supervisor", $"/orders/{number}");
        Assert.Equal("Closed", order.Json.GetProperty("status").GetString());
        Assert.Equal("\"17\"", order.Message.Headers.ETag!.Tag);
        var history = await api.GetAsync("supervisor", $"/orders/{number}/history");
        Assert.Equal(17, history.Json.GetArrayLength());
        Assert.Equal("WorkOrderClosed", history.Json[16].GetProperty("event").GetString());
    }

    [Fact, Clause("5.2.2.1"), Clause("5.3.1"), Clause("5.3.2.2.4")]
    public async Task Order_AnsweredLedElsewhereOrReturned_GoesByHttp()
    {
        await Done(api.PostAsync("attendant", $"/orders/{await api.AcceptAsync()}/answer", new { answer = "可到大厅办理", databaseEntry = "指南 12" }));
        await Done(api.PostAsync("attendant", $"/orders/{await api.AcceptAsync()}/elsewhere", new { belongsTo = "EmergencyNumber", answerText = "请拨打 119" }));
        var number = await api.DispatchedAsync();
        await Done(api.PostAsync("street-staff", $"/orders/{number}/sign"));
        await Done(api.PostAsync("street-staff", $"/orders/{number}/return", new { reason = "BeyondDuty", basis = "三定方案", proposed = "E01" }));
    }

    [Fact, Clause("5.3.2.3.1")]
    public async Task NetworkComplaint_ByItsChannel_NeedsTheLeader()
    {
        var complaint = ApiApp.Complaint();
        complaint["channel"] = "portal";
        var number = (await api.PostAsync("attendant", "/orders", complaint)).Json.GetProperty("number").GetString();
        await Done(api.PostAsync("dispatcher", $"/orders/{number}/dispatch", new { lead = "S110105001" }));
        await Done(api.PostAsync("street-staff", $"/orders/{number}/sign"));
        await Done(api.PostAsync("street-staff", $"/orders/{number}/feedback", new
        {
            outcome = "Solved", leadOrganizer = "S110105001", handledAt = "2020-01-05T10:00:00+08:00", measures = "换灯", toldClaimant = "已告知",
        }));
        Assert.Equal("UnderReview", (await api.GetAsync("supervisor", $"/orders/{number}")).Json.GetProperty("status").GetString());
        Assert.Equal(403, (await api.PostAsync("street-staff", $"/orders/{number}/review", new { approved = true, opinion = "同意" })).Status);
        await Done(api.PostAsync("street-leader", $"/orders/{number}/review", new { approved = true, opinion = "同意" }));
    }

    [Fact, Clause("5.3.2.1.3")]
    public async Task Surge_DeclaredAndEnded_StandsOnTheBoard()
    {
        await Done(api.PostAsync("supervisor", "/surge", new { until = DateTimeOffset.UnixEpoch, reason = "寒潮" }), 422);
        var until = TimeProvider.System.GetUtcNow().AddHours(2);
        await Done(api.PostAsync("supervisor", "/surge", new { until, reason = "寒潮" }));
        await Done(api.PostAsync("supervisor", "/surge", new { until, reason = "寒潮" }), 409);
        await Done(api.SendAsync(HttpMethod.Delete, "supervisor", "/surge", new { reason = "恢复" }));
        await Done(api.SendAsync(HttpMethod.Delete, "supervisor", "/surge", new { reason = "恢复" }), 409);
    }

    private static async Task Done(Task<Reply> call, int status = 200)
    {
        var reply = await call;
        Assert.True(reply.Status == status, reply.Text);
    }
}
