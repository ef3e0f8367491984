using System.Net;
using System.Net.Http.Headers;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Security;

public sealed class TokenTests : IAsyncLifetime
{
    private readonly ConsoleApp _app = new();

    private Devices Devices => _app.Services.GetRequiredService<Devices>();

    private ApiKeys Keys => _app.Services.GetRequiredService<ApiKeys>();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact]
    public async Task Device_WithItsToken_EntersTheWallAndTheTokenLeavesTheAddress()
    {
        using var client = _app.Visitor();
        using var answer = await client.GetAsync("/wall/enter?token=" + await Devices.AddAsync("North wall"));
        Assert.Equal("/wall", answer.Headers.Location!.ToString());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/wall")).StatusCode);
        Assert.NotNull((await Devices.ListAsync()).Single().LastUsedAt);
    }

    [Fact]
    public async Task Device_MayOpenNothingButTheWall()
    {
        using var client = _app.Visitor();
        await client.GetAsync("/wall/enter?token=" + await Devices.AddAsync("North wall"));
        foreach (var address in (string[])["/dispatcher", "/supervisor", "/organizer", "/admin/devices"])
        {
            Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync(address)).StatusCode);
        }
    }

    [Fact]
    public async Task Device_Revoked_IsRefusedAtTheNextRequestAndCannotComeBack()
    {
        using var client = _app.Visitor();
        var token = await Devices.AddAsync("North wall");
        await client.GetAsync("/wall/enter?token=" + token);
        await Devices.RevokeAsync((await Devices.ListAsync()).Single().Id);
        using var next = await client.GetAsync("/wall");
        Assert.Equal(HttpStatusCode.Redirect, next.StatusCode);
        using var back = await client.GetAsync("/wall/enter?token=" + token);
        Assert.Equal(HttpStatusCode.Forbidden, back.StatusCode);
    }

    [Theory]
    [InlineData("/wall/enter")]
    [InlineData("/wall/enter?token=")]
    [InlineData("/wall/enter?token=guess")]
    public async Task Device_WithoutAToken_IsRefused(string address)
    {
        using var client = _app.Visitor();
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Token_IsNotKept()
    {
        var token = await Devices.AddAsync("North wall");
        var key = await Keys.AddAsync("Export", await UserIdAsync("admin"));
        await using var db = await AccountsAsync();
        var device = await db.Devices.SingleAsync();
        Assert.Equal(32, device.TokenHash.Length);
        Assert.Equal(43, token.Length); // 256 bits in base64url
        Assert.StartsWith("hk_", key, StringComparison.Ordinal);
        Assert.NotEqual(System.Text.Encoding.UTF8.GetBytes(token), device.TokenHash);
    }

    [Fact]
    public async Task ApiKey_ActsAsItsOwner()
    {
        Assert.Equal(HttpStatusCode.OK, await WithKeyAsync(await Keys.AddAsync("Export", await UserIdAsync("admin"))));
        Assert.Equal(HttpStatusCode.Forbidden, await WithKeyAsync(await Keys.AddAsync("Export", await UserIdAsync("dispatcher"))));
        Assert.Equal(HttpStatusCode.Unauthorized, await WithKeyAsync("hk_guess"));
    }

    [Fact]
    public async Task ApiKey_RevokedOrOfADisabledOwner_IsRefused()
    {
        var revoked = await Keys.AddAsync("Old", await UserIdAsync("admin"));
        await Keys.RevokeAsync((await Keys.ListAsync()).Single().Id);
        Assert.Equal(HttpStatusCode.Unauthorized, await WithKeyAsync(revoked));

        var orphan = await Keys.AddAsync("New", await UserIdAsync("admin"));
        await using (var db = await AccountsAsync())
        {
            (await db.Users.SingleAsync(user => user.UserName == "admin")).Disabled = true;
            await db.SaveChangesAsync();
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await WithKeyAsync(orphan));
    }

    [Fact]
    public async Task ApiKey_Refused_IsToldSoAsAProgram()
    {
        using var client = _app.Visitor();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "hk_guess");
        using var answer = await client.GetAsync("/admin/devices");
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    private async Task<HttpStatusCode> WithKeyAsync(string key)
    {
        using var client = _app.Visitor();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await client.GetAsync("/admin/devices");
        return answer.StatusCode;
    }

    private async Task<string> UserIdAsync(string name)
    {
        await using var db = await AccountsAsync();
        return (await db.Users.SingleAsync(user => user.UserName == name)).Id;
    }

    private Task<AccountsDb> AccountsAsync() => _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
}
