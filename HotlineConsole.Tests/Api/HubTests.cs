using System.Net.WebSockets;
using System.Text.Json;
using HotlineConsole.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Api;

/// <summary>The application on a port, for WebSockets.</summary>
public sealed class ListeningApiApp : ApiApp
{
    public Uri Address { get; private set; } = default!;

    protected override HttpClient Client() => new() { BaseAddress = Address };

    public override async Task InitializeAsync()
    {
        Address = App.Listen();
        await base.InitializeAsync();
    }
}

public sealed class HubTests(ListeningApiApp api) : IClassFixture<ListeningApiApp>
{
    [Fact]
    public async Task Hotline_AfterACommit_HearsOfItAndSeesTheBoard()
    {
        await using var hub = await HubListener.OpenAsync(api.Address, api.KeyOf("supervisor"));
        await hub.SnapshotAsync(); // joined
        await api.AcceptAsync("独一无二的标题");
        var change = await hub.ChangedAsync();
        Assert.Contains("Queue", change.GetProperty("topics").EnumerateArray().Select(topic => topic.GetString()));
        var (snapshot, board) = (await hub.SnapshotAsync(), (await api.GetAsync("supervisor", "/board")).Json);
        Assert.True(change.GetProperty("sequence").GetInt64() <= snapshot.GetProperty("sequence").GetInt64());
        Assert.True(JsonElement.DeepEquals(board, snapshot), $"{board}\n{snapshot}");
        foreach (var personal in (string[])["诉求人甲", "13900000001", "建国路甲一号", "独一无二的标题"])
        {
            Assert.DoesNotContain(personal, hub.Heard.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Organizer_HearsOfItsInboxOnly()
    {
        await using var street = await HubListener.OpenAsync(api.Address, api.KeyOf("street-staff"));
        await using var heat = await HubListener.OpenAsync(api.Address, api.KeyOf("heat-staff"));
        await street.SnapshotAsync();
        await heat.SnapshotAsync();
        var others = await api.DispatchedAsync("E01");
        var word = await heat.ChangedAsync();
        Assert.Equal("Inbox", word.GetProperty("topics")[0].GetString());
        var own = await api.DispatchedAsync();
        await street.ChangedAsync();
        var snapshot = await street.SnapshotAsync();
        Assert.Equal(JsonValueKind.Null, snapshot.GetProperty("whole").ValueKind);
        Assert.Contains(own, snapshot.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(others, street.Heard.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, street.Heard.ToString().Split("\"Changed\"").Length - 1); // not of the other's order before
    }

    [Fact]
    public async Task WallDevice_ByItsCookie_SeesTheWholeBoard()
    {
        var token = await api.App.Services.GetRequiredService<Devices>().AddAsync("North wall");
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = api.Address };
        using var entered = await client.GetAsync("/wall/enter?token=" + token);
        var cookie = entered.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("hotline-device=", StringComparison.Ordinal)).Split(';')[0];
        await using var hub = await HubListener.OpenAsync(api.Address, null, ("Cookie", cookie), ("Origin", api.Address.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(JsonValueKind.Object, (await hub.SnapshotAsync()).GetProperty("whole").ValueKind);
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("null")]
    [InlineData("http://localhost:1")]
    public async Task Origin_OfAnotherSite_IsRefused(string origin) =>
        await Assert.ThrowsAsync<WebSocketException>(() => HubListener.OpenAsync(api.Address, api.KeyOf("supervisor"), ("Origin", origin)));

    [Fact]
    public async Task Stranger_AndRoleWithoutABoard_AreRefused()
    {
        await Assert.ThrowsAsync<WebSocketException>(() => HubListener.OpenAsync(api.Address, null));
        await Assert.ThrowsAsync<WebSocketException>(() => HubListener.OpenAsync(api.Address, "hk_guess"));
        await Assert.ThrowsAsync<WebSocketException>(() => HubListener.OpenAsync(api.Address, api.KeyOf("admin")));
    }

    [Fact]
    public async Task Key_Revoked_IsClosedAndNotLetInAgain()
    {
        var keys = api.App.Services.GetRequiredService<ApiKeys>();
        await using var accounts = await api.App.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        var key = await keys.AddAsync("to be revoked", (await accounts.Users.SingleAsync(user => user.UserName == "supervisor")).Id);
        await using var hub = await HubListener.OpenAsync(api.Address, key);
        await hub.SnapshotAsync();
        await keys.RevokeAsync((await keys.ListAsync()).Single(k => k.Name == "to be revoked").Id);
        await hub.ClosedAsync();
        await Assert.ThrowsAsync<WebSocketException>(() => HubListener.OpenAsync(api.Address, key));
    }

    [Fact]
    public async Task WallLine_IsForThoseWhoMaySeeTheWall_InTheLanguagesThereAre()
    {
        const string Chinese = "/hub/wall?language=zh-CN";
        await Assert.ThrowsAsync<WebSocketException>(() => HubListener.OpenAtAsync(api.Address, Chinese, null));
        foreach (var account in (string[])["street-staff", "dispatcher", "attendant"])
        {
            await Assert.ThrowsAsync<WebSocketException>(() => HubListener.OpenAtAsync(api.Address, Chinese, api.KeyOf(account)));
        }

        await using var wall = await HubListener.OpenAtAsync(api.Address, Chinese, api.KeyOf("supervisor"));
        var whole = (await wall.CallAsync("Since", "another")).GetProperty("result").GetString()!;
        Assert.StartsWith("<div id=\"board\"", whole, StringComparison.Ordinal);
        await using var other = await HubListener.OpenAtAsync(api.Address, "/hub/wall?language=fr", api.KeyOf("supervisor"));
        await other.ClosedAsync();
    }

    [Fact]
    public async Task WallLine_OfARevokedKey_IsClosed()
    {
        var keys = api.App.Services.GetRequiredService<ApiKeys>();
        await using var accounts = await api.App.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        var key = await keys.AddAsync("of a wall", (await accounts.Users.SingleAsync(user => user.UserName == "supervisor")).Id);
        await using var wall = await HubListener.OpenAtAsync(api.Address, "/hub/wall?language=en", key);
        await keys.RevokeAsync((await keys.ListAsync()).Single(k => k.Name == "of a wall").Id);
        await wall.ClosedAsync();
    }

    [Fact]
    public async Task Message_TooLong_ClosesTheConnection()
    {
        await using var hub = await HubListener.OpenAsync(api.Address, api.KeyOf("supervisor"));
        await hub.SendAsync($$"""{"type":1,"target":"Snapshot","arguments":["{{new string('x', 5_000)}}"]}""");
        await hub.ClosedAsync();
    }
}
