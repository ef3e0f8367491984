using System.Globalization;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Security;
using HotlineConsole.Tests.Api;
using HotlineConsole.Tests.Storage;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Calls;

/// <summary>The port as a switch uses it, and what is kept of it on the database.</summary>
public sealed class CallPortTests : IAsyncLifetime
{
    private readonly ApiApp _api = new();
    private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow().AddMinutes(-10);

    private HotlineStore Store => _api.App.Services.GetRequiredService<HotlineStore>();

    public async Task InitializeAsync()
    {
        await _api.App.AddUserAsync(new() { UserName = "switch", DisplayName = "电话平台", HotlineRole = Core.Confidentiality.Role.Gateway }, CircuitPage.Password);
        await _api.InitializeAsync();
    }

    public Task DisposeAsync() => _api.DisposeAsync();

    [Fact, Clause("A.1"), Clause("5.4.1"), Clause("5.4.3"), Clause("D:5.2.3.3")]
    public async Task Events_OfTwoCalls_AreCountedKeptSealedAndAnsweredAgainWithTheFirstAnswer()
    {
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var first = await _api.PostAsync("switch", "/calls/events", Event("c-1", "ended", 200), key); // the end comes first
        Assert.True(first.Status == 200, first.Text);
        Assert.Equal(first.Text, (await _api.PostAsync("switch", "/calls/events", Event("c-1", "ended", 200), key)).Text);
        Assert.Equal(200, (await _api.PostAsync("switch", "/calls/events", Event("c-1", "rated", 199, key: 2))).Status);
        Assert.Equal(200, (await _api.PostAsync("switch", "/calls/events", Event("c-1", "answered", 8, attendant: "ATTENDANT"))).Status);
        Assert.Equal(200, (await _api.PostAsync("switch", "/calls/events", Event("c-1", "offered", 0, caller: "13812345678"))).Status);
        Assert.Equal(200, (await _api.PostAsync("switch", "/calls/events", Event("c-2", "offered", 10))).Status);
        Assert.Equal(200, (await _api.PostAsync("switch", "/calls/events", Event("c-2", "abandoned", 30))).Status);
        var again = await _api.PostAsync("switch", "/calls/events", Event("c-1", "ended", 200)); // with no key, or another
        Assert.Equal(first.Text, again.Text);

        var level = (await _api.GetAsync("supervisor", "/calls/service-level")).Json;
        Assert.Equal((2, 1, 1, 1), (level.GetProperty("offered").GetInt32(), level.GetProperty("answered").GetInt32(), level.GetProperty("answeredWithin15Seconds").GetInt32(), level.GetProperty("abandoned").GetInt32()));
        Assert.Equal(0.5, level.GetProperty("connection").GetDouble());
        Assert.False(level.GetProperty("connectionMet").GetBoolean());
        Assert.Equal([0, 1, 0, 0, 0], level.GetProperty("ratedToday").EnumerateArray().Select(r => r.GetInt32()));

        var call = (await Store.FindCallAsync("c-1"))!;
        await using var accounts = await _api.App.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        Assert.Equal((await accounts.Users.SingleAsync(u => u.UserName == "attendant")).Id, call.Attendant); // the account of the seat
        Assert.Equal("13812345678", Store.Seal.Open(call.Caller!));
        await using var db = Store.Read();
        Assert.DoesNotContain(await db.Events.Select(e => e.Body).ToListAsync(), body => body.Contains("13812345678", StringComparison.Ordinal));
        Assert.DoesNotContain(await db.Calls.Select(c => c.Body).ToListAsync(), body => body.Contains("13812345678", StringComparison.Ordinal));
        Assert.Equal(1, (await _api.GetAsync("supervisor", "/service-complaints/rate")).Json.GetProperty("answered").GetInt32()); // the base of 5.4.3
        await StoreChecks.AssertConsistentAsync(Store);
    }

    [Fact, Clause("5.4.1"), Clause("6.1.2")]
    public async Task Events_ThatCannotBe_AreRefusedWithTheirClause()
    {
        await RefusedAsync(Event("c-1", "hung-up", 0), 422, "call.unknown-step", "A.1", "kind");
        await RefusedAsync(Event("c-1", "3", 0), 422, "call.unknown-step", "A.1", "kind");
        await RefusedAsync(new { call = "c-1" }, 422, "call.incomplete", "A.1", "kind", "at");
        await RefusedAsync(Event("c-1", "offered", 3_600), 422, "call.in-future", "A.1", "at");
        await RefusedAsync(Event("c-1", "rated", 0, key: 9), 422, "call.bad-rating", "5.4.2", "key");
        await RefusedAsync(Event("c-1", "answered", 0), 422, "call.incomplete", "A.1", "attendant");
        Assert.Equal(200, (await _api.PostAsync("switch", "/calls/events", Event("c-1", "abandoned", 5))).Status);
        await RefusedAsync(Event("c-1", "rated", 5, key: 1), 409, "call.never-answered", "5.4.1");
        var person = await _api.PostAsync("attendant", "/calls/events", Event("c-1", "offered", 0));
        Assert.Equal((403, "capability.not-allowed"), (person.Status, person.Code));
        Assert.Equal(403, (await _api.PostAsync("attendant", "/calls/events", Event("c-1", "no-such", 0))).Status);
        Assert.Equal(403, (await _api.GetAsync("street-staff", "/calls/service-level")).Status);
        Assert.Equal(403, (await _api.GetAsync("switch", "/board")).Status);
    }

    [Fact, Clause("5.2.3.3"), Clause("6.1.2")]
    public async Task Transcript_OfACall_IsTakenFromAGatewayAlone_AndAnsweredAgainWithTheFirstAnswer()
    {
        Assert.Equal((404, "transcript.unknown-call"), await TranscribeAsync("switch", new { part = 1, said = "喂" }));
        Assert.Equal(200, (await _api.PostAsync("switch", "/calls/events", Event("c-1", "offered", 0))).Status);
        Assert.Equal((409, "transcript.not-answered"), await TranscribeAsync("switch", new { part = 1, said = "喂" }));
        Assert.Equal(200, (await _api.PostAsync("switch", "/calls/events", Event("c-1", "answered", 8, attendant: "attendant"))).Status);
        Assert.Equal((422, "transcript.incomplete"), await TranscribeAsync("switch", new { part = 1 }));
        Assert.Equal((422, "transcript.bad-part"), await TranscribeAsync("switch", new { said = "喂" }));
        Assert.Equal((422, "text.not-text"), await TranscribeAsync("switch", new { part = 1, said = "喂\0" }));
        Assert.Equal((403, "capability.not-allowed"), await TranscribeAsync("attendant", new { part = 1, said = "喂" }));
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var first = await _api.PostAsync("switch", "/calls/c-1/transcript", new { part = 1, said = "楼里没有暖气" }, key);
        Assert.True(first.Status == 200, first.Text);
        Assert.Equal(first.Text, (await _api.PostAsync("switch", "/calls/c-1/transcript", new { part = 1, said = "楼里没有暖气" }, key)).Text);
        Assert.Equal(first.Text, (await _api.PostAsync("switch", "/calls/c-1/transcript", new { part = 1, said = "楼里没有暖气" })).Text); // with no key
        Assert.DoesNotContain("暖气", (await _api.GetAsync("supervisor", "/board")).Text, StringComparison.Ordinal);
        Assert.Equal("楼里没有暖气", Store.Seal.Open(Assert.Single((await Store.FindCallAsync("c-1"))!.Parts).Said));
    }

    private async Task<(int, string?)> TranscribeAsync(string account, object body)
    {
        var reply = await _api.PostAsync(account, "/calls/c-1/transcript", body);
        return (reply.Status, reply.Code);
    }

    private async Task RefusedAsync(object body, int status, string code, string clause, params string[] fields)
    {
        var reply = await _api.PostAsync("switch", "/calls/events", body);
        Assert.Equal((status, code, clause), (reply.Status, reply.Code, reply.Json.GetProperty("clause").GetString()));
        Assert.Equal(fields, reply.Fields);
    }

    private object Event(string call, string kind, int second, string? attendant = null, string? caller = null, int? key = null) =>
        new { call, kind, at = _start.AddSeconds(second).ToString("O", CultureInfo.InvariantCulture), attendant, caller, key };
}
