using System.Globalization;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Live;
using HotlineConsole.Tests.Api;
using HotlineConsole.Tests.Storage;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Calls;

/// <summary>5.4.3 from outside: programs record and judge, who sees which, and what the page and the live figure say.</summary>
[Clause("5.4.3")]
public sealed class ServiceComplaintPortTests : IAsyncLifetime
{
    private readonly ApiApp _api = new();

    private HotlineStore Store => _api.App.Services.GetRequiredService<HotlineStore>();

    public async Task InitializeAsync()
    {
        await _api.App.AddUserAsync(new() { UserName = "switch", DisplayName = "电话平台", HotlineRole = Role.Gateway }, CircuitPage.Password);
        await _api.App.AddUserAsync(new() { UserName = "second", DisplayName = "二号督办员", HotlineRole = Role.Supervisor }, CircuitPage.Password);
        await _api.InitializeAsync();
    }

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Complaint_OfACall_IsRecordedJudgedOnceAndCounted()
    {
        var at = TimeProvider.System.GetUtcNow().AddMinutes(-2);
        Assert.Equal(200, (await _api.PostAsync("switch", "/calls/events", new { call = "c-1", kind = "answered", at = at.ToString("O", CultureInfo.InvariantCulture), attendant = "attendant" })).Status);
        var id = await RecordAsync("follow-up", new { about = "接线员态度生硬", channel = "phone", call = "c-1" });
        var about = await RecordAsync("attendant", new { about = "督办员未回复", channel = "portal", complainedOf = "SUPERVISOR" });

        var waiting = (await _api.GetAsync("supervisor", "/service-complaints")).Json.EnumerateArray().ToList();
        Assert.Equal([id, about], waiting.Select(c => c.GetProperty("complaint").GetInt64()));
        var attendant = (await Store.FindCallAsync("c-1"))!.Attendant;
        Assert.NotEqual("attendant", attendant); // an account's id, which the list shows as its name
        Assert.DoesNotContain(attendant!, waiting[0].GetProperty("complainedOf").GetString()!, StringComparison.Ordinal);
        Assert.Equal([about], (await _api.GetAsync("attendant", "/service-complaints")).Json.EnumerateArray().Select(c => c.GetProperty("complaint").GetInt64())); // his own alone
        Assert.Equal([about], (await _api.GetAsync("supervisor", $"/service-complaints?judged=false&after={id}")).Json.EnumerateArray().Select(c => c.GetProperty("complaint").GetInt64()));

        await RefusedAsync("supervisor", about, new { valid = true, reason = "属实" }, 409, "service.own-conduct");
        await RefusedAsync("attendant", about, new { valid = true, reason = "属实" }, 403, "capability.not-allowed");
        await RefusedAsync("supervisor", 999_999, new { valid = true, reason = "属实" }, 404, "service.unknown");
        await RefusedAsync("supervisor", id, new { reason = " " }, 422, "service.judgement-incomplete", "valid", "reason");
        Assert.Equal(200, (await _api.PostAsync("supervisor", $"/service-complaints/{id}/judgement", new { valid = true, reason = "录音属实" })).Status);
        var late = await RefusedAsync("second", id, new { valid = false, reason = "不属实" }, 409, "service.judged");
        Assert.Contains("有效", late.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);

        var rate = (await RateAsync(1)).Json;
        Assert.Equal((1, 1, 10_000m, 3, 1), (rate.GetProperty("valid").GetInt32(), rate.GetProperty("answered").GetInt32(), rate.GetProperty("perTenThousand").GetDecimal(), rate.GetProperty("atMost").GetInt32(), rate.GetProperty("waiting").GetInt32()));
        Assert.False(rate.GetProperty("within").GetBoolean());
        await StoreChecks.AssertConsistentAsync(Store);

        var judged = await (await _api.App.VisitorAsync("supervisor")).GetStringAsync("/service-complaints?tab=judged");
        Assert.Contains("录音属实", judged, StringComparison.Ordinal);
        Assert.Contains("高于万分之三", judged, StringComparison.Ordinal);
        var own = await (await _api.App.VisitorAsync("attendant")).GetStringAsync("/service-complaints");
        Assert.Contains("督办员未回复", own, StringComparison.Ordinal);
        Assert.DoesNotContain("接线员态度生硬", own, StringComparison.Ordinal);
    }

    [Fact, Clause("6.1.2")]
    public async Task Complaint_ThatCannotBe_OrByWhoMayNot_IsRefused()
    {
        await RefusedAsync("attendant", new { }, 422, "service.incomplete", "about", "channel");
        await RefusedAsync("attendant", new { about = "态度", channel = "pigeon" }, 422, "service.unknown-channel", "channel");
        await RefusedAsync("attendant", new { about = "态度", channel = "phone", order = "no number" }, 422, "service.unknown-order", "order");
        await RefusedAsync("attendant", new { about = "态度", channel = "phone", call = "none" }, 422, "service.unknown-call", "call");
        await RefusedAsync("attendant", new { about = "态度", channel = "phone", call = "a\0b" }, 422, "text.not-text", "call");
        await RefusedAsync("attendant", new { about = "态度", channel = "phone", cameAt = "2990-01-01T00:00:00Z" }, 422, "service.in-future", "cameAt");
        await RefusedAsync("dispatcher", new { about = "态度", channel = "phone" }, 403, "capability.not-allowed");
        Assert.Equal(403, (await _api.GetAsync("dispatcher", "/service-complaints")).Status);
        Assert.Equal(403, (await _api.GetAsync("street-staff", "/service-complaints/rate")).Status);
        var query = await _api.GetAsync("supervisor", "/service-complaints?judged=maybe&after=x");
        Assert.Equal(400, query.Status);
        Assert.Equal(["judged", "after"], query.Fields);
        var none = (await _api.GetAsync("supervisor", "/service-complaints/rate")).Json;
        Assert.Equal((System.Text.Json.JsonValueKind.Null, System.Text.Json.JsonValueKind.Null), (none.GetProperty("within").ValueKind, none.GetProperty("perTenThousand").ValueKind)); // no call was answered
    }

    // The board is folded a moment after the answer.
    private async Task<Reply> RateAsync(int valid)
    {
        var feed = _api.App.Services.GetRequiredService<LiveFeed>();
        var counted = new TaskCompletionSource();
        using var subscription = feed.Subscribe(new(BoardTopics.Service), () =>
        {
            Look();
            return Task.CompletedTask;
        });
        Look();
        await counted.Task.WaitAsync(TimeSpan.FromSeconds(30));
        return await _api.GetAsync("supervisor", "/service-complaints/rate");

        void Look()
        {
            if (feed.Now.ServiceComplaints.Minutes.Values.Sum(m => m.Valid) == valid)
            {
                counted.TrySetResult();
            }
        }
    }

    private async Task<long> RecordAsync(string account, object body)
    {
        var reply = await _api.PostAsync(account, "/service-complaints", body);
        Assert.True(reply.Status == 200, reply.Text);
        return reply.Json.GetProperty("sequence").GetInt64();
    }

    private Task<Reply> RefusedAsync(string account, long id, object body, int status, string code, params string[] fields) =>
        RefusedAsync(account, $"/service-complaints/{id}/judgement", body, status, code, fields);

    private Task<Reply> RefusedAsync(string account, object body, int status, string code, params string[] fields) => RefusedAsync(account, "/service-complaints", body, status, code, fields);

    private async Task<Reply> RefusedAsync(string account, string path, object body, int status, string code, string[] fields)
    {
        var reply = await _api.PostAsync(account, path, body);
        Assert.True((status, code) == (reply.Status, reply.Code), reply.Text);
        Assert.Equal(fields, reply.Fields);
        return reply;
    }
}
