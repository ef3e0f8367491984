using System.Net;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Security;
using HotlineConsole.Security.Audit;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Security;

/// <summary>A code beside the password: set up, asked for, used once, and owed where the role needs it.</summary>
public sealed class SecondFactorTests : IAsyncLifetime
{
    private const string Password = "Correct horse 3";
    private const string CodePage = "/account/sign-in/code";
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);
    private readonly HandClock _clock = new();
    private readonly ConsoleApp _app;

    public SecondFactorTests() => _app = new(
        settings: new Dictionary<string, string> { ["Security:SecondFactor"] = "Administrators" }, services: services => services.AddSingleton<TimeProvider>(_clock));

    public async Task InitializeAsync()
    {
        await _app.AddUserAsync(new HotlineUser { UserName = "clerk", DisplayName = "Clerk", HotlineRole = Role.Supervisor }, Password);
        await _app.AddUserAsync(new HotlineUser { UserName = "chief", DisplayName = "Chief", HotlineRole = Role.SecurityAdministrator }, Password);
        await _app.AddUserAsync(new HotlineUser { UserName = "reader", DisplayName = "Reader", HotlineRole = Role.Auditor }, Password);
    }

    public async Task DisposeAsync()
    {
        Assert.Null((await _app.Services.GetRequiredService<AuditCheck>().RunAsync()).Fault);
        await _app.DisposeAsync();
    }

    [Theory, Clause("6.1.2")]
    [InlineData("chief", "/admin/users")]
    [InlineData("reader", "/admin/audit")]
    public async Task Role_ThatNeedsOne_OpensNothingElse_UntilItIsSetUp(string name, string page)
    {
        using var client = _app.Visitor();
        using (await client.SignInAsync(name, Password))
        using (var closed = await client.GetAsync(page))
        {
            Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
            Assert.Contains(Authenticator.Page, closed.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        var authenticator = await Authenticator.SetUpAsync(client, _clock);
        Assert.Equal(10, authenticator.Recovery.Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(page)).StatusCode);
        Assert.DoesNotContain(authenticator.Recovery[0], await client.GetStringAsync(Authenticator.Page), StringComparison.Ordinal);
        await using var db = await DbAsync();
        Assert.True((await db.Sessions.SingleAsync()).SecondFactor);
        Assert.Equal(["SignInDone", "SecondFactorSet"], await db.Audit.Where(row => row.Act != nameof(AuditAct.SettingChanged)).OrderBy(row => row.Sequence).Select(row => row.Act).ToListAsync());
        var kept = await db.Users.SingleAsync(user => user.UserName == name);
        Assert.DoesNotContain(authenticator.Recovery[0].Replace("-", "", StringComparison.Ordinal), kept.RecoveryCodes, StringComparison.Ordinal);
    }

    [Fact, Clause("6.1.2")]
    public async Task Role_ThatNeedsNone_IsNotAsked_UntilItHasOne()
    {
        using var client = _app.Visitor();
        using (await client.SignInAsync("clerk", Password))
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/supervisor")).StatusCode);
        }

        var authenticator = await Authenticator.SetUpAsync(client, _clock);
        using var other = _app.Visitor();
        using (var half = await other.SignInAsync("clerk", Password, "/supervisor?x=1"))
        {
            Assert.EndsWith(CodePage + "?returnUrl=%2Fsupervisor%3Fx%3D1", half.Headers.Location!.ToString(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/supervisor")).StatusCode);
        }

        _clock.Pass(Step);
        using var whole = await CodeAsync(other, authenticator.Code());
        Assert.Equal(HttpStatusCode.Redirect, whole.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/supervisor")).StatusCode);
    }

    [Fact, Clause("6.1.2")]
    public async Task Code_IsTakenOnce_AlsoWhenItIsSentTwiceAtTheSameMoment()
    {
        var authenticator = await SetUpAsync("clerk");
        _clock.Pass(Step);
        var clients = Enumerable.Range(0, 4).Select(_ => _app.Visitor()).ToList();
        foreach (var client in clients)
        {
            using var half = await client.SignInAsync("clerk", Password);
        }

        var answers = await Task.WhenAll(clients.Select(client => CodeAsync(client, authenticator.Code())));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        using var later = await CodeAsync(clients[0], authenticator.Code(-1));
        Assert.Equal(HttpStatusCode.OK, later.StatusCode); // an older one neither
    }

    [Fact, Clause("6.1.2")]
    public async Task RecoveryCode_SignsInOnce_HoweverItIsTyped()
    {
        var authenticator = await SetUpAsync("clerk");
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync("clerk", authenticator.Recovery[3].ToLowerInvariant().Replace('-', ' '))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SignInAsync("clerk", authenticator.Recovery[3])).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync("clerk", authenticator.Recovery[4])).StatusCode);
    }

    [Fact, Clause("6.1.2")]
    public async Task Remove_NeedsACode_AndTheRoleThatNeedsOneOwesItAgain()
    {
        using var client = _app.Visitor();
        using (await client.SignInAsync("chief", Password))
        {
            var authenticator = await Authenticator.SetUpAsync(client, _clock);
            using (await ChangeAsync(client, "000000", remove: true))
            {
                Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/admin/users")).StatusCode);
            }

            using (var renewed = await ChangeAsync(client, authenticator.Recovery[0], remove: false))
            {
                Assert.DoesNotContain(authenticator.Recovery[1], await renewed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }

            _clock.Pass(Step);
            using (await ChangeAsync(client, authenticator.Recovery[1], remove: true)) // no longer one of them
            using (await ChangeAsync(client, authenticator.Code(), remove: true))
            {
                Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/admin/users")).StatusCode);
            }
        }

        await using var db = await DbAsync();
        Assert.Equal(
            ["SignInDone", "SecondFactorSet", "SecondFactorRefused", "RecoveryCodesRenewed", "SecondFactorRefused", "SecondFactorRemoved"],
            await db.Audit.Where(row => row.Act != nameof(AuditAct.SettingChanged)).OrderBy(row => row.Sequence).Select(row => row.Act).ToListAsync());
    }

    [Fact, Clause("6.1.2")]
    public async Task Password_RightInBetween_ForgivesNoWrongCodes()
    {
        var authenticator = await SetUpAsync("clerk");
        _clock.Pass(Step);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await SignInAsync("clerk", "000000")).StatusCode);
        }

        using var locked = await _app.Visitor().SignInAsync("clerk", Password);
        Assert.Equal(HttpStatusCode.OK, locked.StatusCode);
        _clock.Pass(TimeSpan.FromMinutes(15));
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync("clerk", authenticator.Code())).StatusCode);
    }

    private async Task<Authenticator> SetUpAsync(string name)
    {
        using var client = _app.Visitor();
        using var signedIn = await client.SignInAsync(name, Password);
        return await Authenticator.SetUpAsync(client, _clock);
    }

    private async Task<HttpResponseMessage> SignInAsync(string name, string code)
    {
        var client = _app.Visitor();
        using var half = await client.SignInAsync(name, Password);
        return await CodeAsync(client, code);
    }

    private static Task<HttpResponseMessage> CodeAsync(HttpClient client, string code) => client.SendFormAsync(CodePage, CodePage, ("_handler", "code"), ("Given.Code", code));

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient client, string code, bool remove) => client.SendFormAsync(
        Authenticator.Page, Authenticator.Page, [("_handler", "renew"), ("Given.Code", code), .. remove ? (IEnumerable<(string, string)>)[("Given.Remove", "true")] : []]);

    private Task<AccountsDb> DbAsync() => _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
}
