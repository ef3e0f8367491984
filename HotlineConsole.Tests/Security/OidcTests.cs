using System.Net;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Security;

/// <summary>Single sign-on against a provider that runs: who is not in the register does not come in, however well vouched for.</summary>
public sealed class OidcTests : IAsyncLifetime
{
    private IdentityProvider _provider = default!;
    private ConsoleApp _app = default!;

    public async Task InitializeAsync()
    {
        _provider = await IdentityProvider.StartAsync();
        _app = new(settings: new Dictionary<string, string>
        {
            ["Security:Oidc:Authority"] = _provider.Address,
            ["Security:Oidc:ClientId"] = IdentityProvider.ClientId,
            ["Security:Oidc:ClientSecret"] = IdentityProvider.Secret,
            ["Security:Oidc:UserNameClaim"] = "preferred_username",
            ["Security:SecondFactor"] = "Everybody",
        });
        await AddAsync("linked", "subject-1");
        await AddAsync("named", null);
        await AddAsync("gone", "subject-2", disabled: true);
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Theory, Clause("6.1.2")]
    [InlineData("subject-1", null, "linked")]
    [InlineData("subject-9", "named", "named")]
    [InlineData("subject-1", "named", "linked")]
    public async Task Person_WhomTheRegisterKnows_ComesIn_BackToWhereItBegan(string subject, string? name, string user)
    {
        using var client = _app.Visitor();
        Assert.Contains("data-oidc", await client.GetStringAsync("/account/sign-in"), StringComparison.Ordinal);
        Assert.Equal("/supervisor?x=1", await GoAsync(client, subject, name));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/supervisor")).StatusCode);
        Assert.Equal($"SignInDone {user} oidc", await LastActAsync());
    }

    [Theory, Clause("6.1.2")]
    [InlineData("subject-9", null, "subject-9 unknown")]
    [InlineData("subject-9", "nobody", "nobody unknown")]
    [InlineData("subject-9", "linked", "linked unknown")] // the name of somebody who is known by another subject
    [InlineData("subject-2", null, "gone disabled")]
    public async Task Stranger_OrDisabled_IsRefusedInTheSameWords_AndNobodyIsAdded(string subject, string? name, string written)
    {
        using var client = _app.Visitor();
        var to = await GoAsync(client, subject, name);
        Assert.Contains(Words.InChinese["Account.SignIn.Refused"], await client.GetStringAsync(to), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/supervisor")).StatusCode);
        Assert.Equal("SignInRefused " + written, await LastActAsync());
        await using var db = await DbAsync();
        Assert.False(await db.Sessions.AnyAsync() || await db.Users.AnyAsync(user => user.UserName == "nobody"));
    }

    [Fact, Clause("6.1.2")]
    public async Task Token_ThatTheProviderDidNotSign_AndACodeWithoutItsBegin_AreRefused()
    {
        _provider.Forges = true;
        using var client = _app.Visitor();
        Assert.StartsWith("/account/sign-in", await GoAsync(client, "subject-1", null), StringComparison.Ordinal);
        _provider.Forges = false;
        using var other = _app.Visitor();
        var back = await AtProviderAsync(client, "subject-1", null);
        using var stolen = await other.GetAsync(back); // a link with somebody else's code
        Assert.StartsWith("/account/sign-in", PathOf(stolen), StringComparison.Ordinal);
        await using var db = await DbAsync();
        Assert.False(await db.Sessions.AnyAsync());
    }

    [Fact]
    public async Task WithoutAProvider_ThereIsNoWay()
    {
        await using var app = new ConsoleApp();
        using var client = app.Visitor();
        Assert.DoesNotContain("data-oidc", await client.GetStringAsync("/account/sign-in"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/account/oidc")).StatusCode);
    }

    private async Task<string> GoAsync(HttpClient client, string subject, string? name)
    {
        using var done = await client.GetAsync(await AtProviderAsync(client, subject, name));
        return PathOf(done);
    }

    private async Task<Uri> AtProviderAsync(HttpClient client, string subject, string? name)
    {
        _provider.Claims = new() { ["sub"] = subject };
        if (name is not null)
        {
            _provider.Claims["preferred_username"] = name;
        }

        using var begun = await client.GetAsync("/account/oidc?returnUrl=%2Fsupervisor%3Fx%3D1");
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var there = await browser.GetAsync(begun.Headers.Location);
        return there.Headers.Location!;
    }

    private static string PathOf(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private async Task AddAsync(string name, string? subject, bool disabled = false) => await _app.AddUserAsync(
        new HotlineUser { UserName = name, DisplayName = name, HotlineRole = Role.Supervisor, ExternalSubject = subject, Disabled = disabled }, "Correct horse 3");

    private async Task<string> LastActAsync()
    {
        await using var db = await DbAsync();
        var row = await db.Audit.OrderByDescending(row => row.Sequence).FirstAsync();
        return $"{row.Act} {row.Subject} {row.After}";
    }

    private Task<AccountsDb> DbAsync() => _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
}
