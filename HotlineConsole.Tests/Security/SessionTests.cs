using System.Net;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using HotlineConsole.Security;
using HotlineConsole.Security.Sessions;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Security;

/// <summary>A session ends 15 minutes after the person's last act and 12 hours after its begin; what only receives is not an act.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly HandClock _clock = new();
    private readonly ConsoleApp _app;
    private Uri _address = default!;

    public SessionTests() => _app = new(
        settings: new Dictionary<string, string> { ["Security:IdleFor"] = "00:15:00", ["Security:LongestFor"] = "12:00:00", ["Security:RevalidateEvery"] = "01:00:00" },
        services: services => services.AddSingleton<TimeProvider>(_clock));

    public Task InitializeAsync()
    {
        _address = _app.Listen();
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact, Clause("6.1.2")]
    public async Task Requests_KeepASession_UntilFifteenMinutesWithoutOne()
    {
        using var client = Client();
        using (await client.SendFormAsync("/account/sign-in", "/account/demo/supervisor"))
        {
            for (var i = 0; i < 3; i++)
            {
                _clock.Pass(Idle - Tick);
                Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/supervisor")).StatusCode);
            }
        }

        _clock.Pass(Idle);
        using var late = await client.GetAsync("/supervisor");
        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
        Assert.Contains("returnUrl=%2Fsupervisor", late.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains(Words.InChinese["Session.Over.Idle"], await client.GetStringAsync(late.Headers.Location), StringComparison.Ordinal);
        Assert.DoesNotContain(Words.InChinese["Session.Over.Idle"], await client.GetStringAsync("/account/sign-in"), StringComparison.Ordinal);
        Assert.Equal((SessionEnd.Idle, "SessionEnded supervisor Idle"), ((await OneAsync()).Ended, await LastActAsync()));
    }

    [Theory, Clause("6.1.2")]
    [InlineData("HEAD", "/supervisor")]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("POST", "/hub/board/negotiate?negotiateVersion=1")]
    public async Task WhatABrowserSendsByItself_KeepsNothing(string method, string path)
    {
        using var client = Client();
        using (await client.SendFormAsync("/account/sign-in", "/account/demo/supervisor"))
        {
            _clock.Pass(Idle - Tick);
            using var request = new HttpRequestMessage(new(method), path);
            using var answer = await client.SendAsync(request);
        }

        _clock.Pass(Tick);
        using var late = await client.GetAsync("/supervisor");
        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
    }

    [Fact, Clause("6.1.2")]
    public async Task TwelveHours_EndASession_WhateverIsDone()
    {
        using var client = Client();
        using (await client.SendFormAsync("/account/sign-in", "/account/demo/supervisor"))
        {
            for (var passed = TimeSpan.Zero; passed < TimeSpan.FromHours(12) - Idle; passed += TimeSpan.FromMinutes(10))
            {
                _clock.Pass(TimeSpan.FromMinutes(10));
                Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/supervisor")).StatusCode);
            }
        }

        _clock.Pass((await OneAsync()).Began.AddHours(12) - _clock.GetUtcNow());
        using var late = await client.GetAsync("/supervisor");
        Assert.Equal(HttpStatusCode.Redirect, late.StatusCode);
        Assert.Equal(SessionEnd.TooLong, (await OneAsync()).Ended);
    }

    [Fact, Clause("6.1.2")]
    public async Task Circuit_ThatOnlyReceives_IsWarnedAMinuteBefore_AndCut()
    {
        var page = await CircuitPage.GetAsync(_address, "/supervisor", "supervisor");
        await using var circuit = await CircuitClient.OpenAsync(page);
        var warned = new TaskCompletionSource<DateTimeOffset?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _app.Services.GetRequiredService<Presence>().Warned += (_, end) => warned.TrySetResult(end);
        var end = _clock.GetUtcNow() + Idle;
        _clock.Pass(Idle - Minute - Tick);
        Assert.False(warned.Task.IsCompleted);
        _clock.Pass(Tick);
        Assert.Equal(end, await warned.Task.WaitAsync(Patience));
        Assert.Null(circuit.Failure);
        await PassUntilAsync(circuit.Closed, Minute);
        Assert.Equal(SessionEnd.Idle, (await OneAsync()).Ended);
    }

    [Fact, Clause("6.1.2")]
    public async Task Circuit_ThatTellsOfAnAct_StaysOpen_AndTheDatabaseHearsOfItOnceAMinute()
    {
        var page = await CircuitPage.GetAsync(_address, "/supervisor", "supervisor");
        await using var circuit = await CircuitClient.OpenAsync(page);
        var began = (await OneAsync()).Began;
        _clock.Pass(TimeSpan.FromMinutes(14));
        await circuit.MoveAsync("/supervisor");
        await SeenAsync(began.AddMinutes(14));
        _clock.Pass(TimeSpan.FromSeconds(20));
        await circuit.MoveAsync("/supervisor");
        await HeardAsync(began.AddMinutes(14).AddSeconds(20));
        Assert.Equal(began.AddMinutes(14), (await OneAsync()).LastSeen);
        _clock.Pass(TimeSpan.FromSeconds(40));
        await SeenAsync(began.AddMinutes(14).AddSeconds(20));
        _clock.Pass(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.OK, (await page.Client.GetAsync("/supervisor")).StatusCode);
        Assert.Null(circuit.Failure);
    }

    [Fact, Clause("6.1.2")]
    public async Task WallDeviceAndKey_AreNeverIdle()
    {
        var key = await _app.Services.GetRequiredService<ApiKeys>().AddAsync("a program", (await UserAsync("supervisor")).Id);
        var token = await _app.Services.GetRequiredService<Devices>().AddAsync("North wall");
        var page = await CircuitPage.GetAsync(_address, "/wall", enter: "/wall/enter?token=" + token);
        await using var wall = await WallClient.OpenAsync(page);
        _clock.Pass(TimeSpan.FromDays(2));
        await wall.Circuit.SilenceAsync();
        Assert.Null(wall.Failure);
        Assert.Equal(HttpStatusCode.OK, (await page.Client.GetAsync("/wall")).StatusCode);
        using var program = Client();
        program.DefaultRequestHeaders.Authorization = new("Bearer", key);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/board")).StatusCode);
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        Assert.False(await db.Sessions.AnyAsync());
    }

    [Fact, Clause("6.1.2")]
    public async Task NewPassword_OfOnesOwn_EndsTheOtherSessions_AndKeepsThisOne()
    {
        await _app.AddUserAsync(new HotlineUser { UserName = "clerk", DisplayName = "Clerk", HotlineRole = Role.Supervisor }, "Correct horse 3");
        using var one = Client();
        using var two = Client();
        using (await one.SignInAsync("clerk", "Correct horse 3"))
        using (await two.SignInAsync("clerk", "Correct horse 3"))
        using (await one.SendFormAsync("/account/password", "/account/password", ("_handler", "password"), ("Given.Old", "Correct horse 3"), ("Given.New", "Correct horse 4"), ("Given.Again", "Correct horse 4")))
        {
            Assert.Equal(HttpStatusCode.OK, (await one.GetAsync("/supervisor")).StatusCode);
            Assert.Equal(HttpStatusCode.Redirect, (await two.GetAsync("/supervisor")).StatusCode);
        }
    }

    [Fact, Clause("6.1.2")]
    public async Task SignedOut_ACookieThatWasKept_OpensNothing()
    {
        using var client = Client();
        using var signedIn = await client.SendFormAsync("/account/sign-in", "/account/demo/supervisor");
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single(c => c.Contains("hotline-person", StringComparison.Ordinal)).Split(';')[0];
        using (await client.SendFormAsync("/supervisor", "/account/sign-out"))
        {
            using var thief = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _address };
            thief.DefaultRequestHeaders.Add("Cookie", cookie);
            Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/supervisor")).StatusCode);
        }
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge 140, Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome 140, Linux")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15", "Safari 18, Mac OS X")]
    [InlineData("curl/8.5.0", "curl/8.5.0")]
    [InlineData("", "")]
    public void Browser_IsNamedShortly(string agent, string name) => Assert.Equal(name, BrowserName.Of(agent));

    private HttpClient Client() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _address };

    // What the application waits for by its clock is set up a moment after the cause: the clock is moved until the effect is there.
    private async Task PassUntilAsync(Task done, TimeSpan span)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!done.IsCompleted)
        {
            _clock.Pass(span);
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private async Task HeardAsync(DateTimeOffset at)
    {
        var (id, presence) = ((await OneAsync()).Id, _app.Services.GetRequiredService<Presence>());
        using var limit = new CancellationTokenSource(Patience);
        while ((await presence.LookAsync(id))!.LastSeen != at)
        {
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    private async Task SeenAsync(DateTimeOffset at)
    {
        using var limit = new CancellationTokenSource(Patience);
        while ((await OneAsync()).LastSeen != at)
        {
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    private async Task<Session> OneAsync()
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        return await db.Sessions.AsNoTracking().SingleAsync();
    }

    private async Task<HotlineUser> UserAsync(string name)
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        return await db.Users.SingleAsync(user => user.UserName == name);
    }

    private async Task<string> LastActAsync()
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        var row = await db.Audit.OrderByDescending(row => row.Sequence).FirstAsync();
        return $"{row.Act} {row.Subject} {row.After}";
    }
}
