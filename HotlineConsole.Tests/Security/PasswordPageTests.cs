using System.Globalization;
using System.Net;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using HotlineConsole.Security.Audit;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Security;

/// <summary>A password that was handed out, or is too old, opens the page where it is changed and nothing else.</summary>
public sealed class PasswordPageTests : IAsyncLifetime
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private const string Old = "Correct horse 3";
    private const string New = "Correct horse 4";
    private const string Page = "/account/password";
    private readonly HandClock _clock = new();
    private readonly ConsoleApp _app;

    public PasswordPageTests() => _app = new(services: services => services.AddSingleton<TimeProvider>(_clock));

    public Task InitializeAsync() => _app.AddUserAsync(new HotlineUser { UserName = "clerk", DisplayName = "Clerk", HotlineRole = Role.Supervisor }, Old, oneTime: true);

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Theory, Clause("6.1.2")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task HandedOutOrTooOld_OpensNothingElse_UntilItIsChanged(bool handedOut)
    {
        if (!handedOut)
        {
            await _app.AddUserAsync(new HotlineUser { UserName = "old", DisplayName = "Old", HotlineRole = Role.Supervisor }, Old);
            _clock.Pass(TimeSpan.FromDays(90));
        }

        using var client = _app.Visitor();
        using (var answer = await client.SignInAsync(handedOut ? "clerk" : "old", Old, "/supervisor?x=1"))
        {
            Assert.Equal("/supervisor?x=1", PathOf(answer));
        }

        Assert.Equal(Page + "?returnUrl=%2Fsupervisor%3Fx%3D1", await LocationAsync(client, "/supervisor?x=1"));
        Assert.Equal(Page, await LocationAsync(client, "/"));
        foreach (var closed in (string[])["/orders", "/wall", "/admin/users", "/api/v1/orders", "/api/v1/orders/1", "/hub/board", "/hub/wall", "/_blazor"])
        {
            using var answer = await client.GetAsync(closed);
            Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Forbidden, $"{closed}: {answer.StatusCode}");
        }

        foreach (var closed in (string[])["/hub/board/negotiate?negotiateVersion=1", "/_blazor/negotiate?negotiateVersion=1"])
        {
            using var answer = await client.PostAsync(closed, null);
            Assert.False(answer.IsSuccessStatusCode, $"{closed}: {answer.StatusCode}");
        }

        Assert.Contains(Words.InChinese["Account.Password.Owed"], await client.GetStringAsync(Page), StringComparison.Ordinal);
        using (var changed = await ChangeAsync(client, Old, New))
        {
            Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/supervisor")).StatusCode);
        Assert.DoesNotContain(Words.InChinese["Account.Password.Owed"], await client.GetStringAsync(Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_SaysWhatIsMissing_AndIsWritten()
    {
        using var client = _app.Visitor();
        using (await client.SignInAsync("clerk", Old))
        using (var weak = await ChangeAsync(client, Old, "clerk"))
        using (var other = await ChangeAsync(client, Old, New, New + "x"))
        using (var same = await ChangeAsync(client, Old, Old))
        {
            var said = await weak.Content.ReadAsStringAsync();
            Assert.Contains(Words.In(Chinese, "Password.Missing.Length", 12), said, StringComparison.Ordinal);
            Assert.Contains(Words.In(Chinese, "Password.Missing.Name"), said, StringComparison.Ordinal);
            Assert.Contains(Words.In(Chinese, "Account.Password.NotTheSame"), await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Contains(Words.In(Chinese, "Password.Missing.New", 5), await same.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (await ChangeAsync(client, "wrong", New))
        using (await ChangeAsync(client, Old, New))
        {
            await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
            Assert.Equal(
                ["SignInDone clerk password", "PasswordChangeRefused clerk wrong-password", "PasswordChanged clerk"],
                (await db.Audit.Where(row => row.Act != nameof(AuditAct.SettingChanged)).OrderBy(row => row.Sequence).ToListAsync()).Select(row => $"{row.Act} {row.Subject} {row.After}".Trim()));
        }

        using var again = _app.Visitor();
        using var wrong = await again.SignInAsync("clerk", Old);
        Assert.Equal(HttpStatusCode.OK, wrong.StatusCode);
        using var right = await again.SignInAsync("clerk", New);
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
    }

    [Fact]
    public async Task Change_WithoutAToken_IsRefused()
    {
        using var client = _app.Visitor();
        using (await client.SignInAsync("clerk", Old))
        using (var form = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "password"), KeyValuePair.Create("Given.Old", Old), KeyValuePair.Create("Given.New", New), KeyValuePair.Create("Given.Again", New)]))
        using (var answer = await client.PostAsync(Page, form))
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient client, string old, string password, string? again = null) => client.SendFormAsync(
        Page, Page, ("_handler", "password"), ("Given.Old", old), ("Given.New", password), ("Given.Again", again ?? password));

    private static async Task<string> LocationAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return PathOf(answer);
    }

    private static string PathOf(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var to = answer.Headers.Location!;
        return to.IsAbsoluteUri && to.Scheme.StartsWith("http", StringComparison.Ordinal) ? to.PathAndQuery : to.OriginalString;
    }
}
