using System.Net;
using HotlineConsole.Core.Standard;
using HotlineConsole.Security;
using HotlineConsole.Security.Sessions;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Nodes;

[Trait("Engine", "postgres")]
public sealed class SessionAcrossNodesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact, Clause("6.1.2")]
    public async Task Session_SeenAtOneNode_IsNotEndedByTheOther_AndEndsAtBoth()
    {
        using var database = new TestDatabase("", postgres: true);
        var clock = new HandClock();
        var settings = new Dictionary<string, string>(database.Settings) { ["Security:RevalidateEvery"] = "01:00:00", ["Security:IdleFor"] = "00:15:00" };
        await using var one = new ConsoleApp(settings: settings, services: services => services.AddSingleton<TimeProvider>(clock));
        await using var two = new ConsoleApp(settings: settings, services: services => services.AddSingleton<TimeProvider>(clock));
        var (first, second) = (one.Listen(), two.Listen());
        var page = await CircuitPage.GetAsync(second, "/supervisor", "supervisor");
        await using var circuit = await CircuitClient.OpenAsync(page);
        var began = (await SessionAsync(one)).Began;
        using var elsewhere = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = first };
        elsewhere.DefaultRequestHeaders.Add("Cookie", page.Cookies.GetCookieHeader(second));
        clock.Pass(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/supervisor")).StatusCode);
        await UntilAsync(async () => (await SessionAsync(one)).LastSeen == began.AddMinutes(10));

        clock.Pass(TimeSpan.FromMinutes(5)); // a quarter of an hour after what the second node knows of itself
        Assert.NotNull(await two.Services.GetRequiredService<Presence>().OpenAsync((await SessionAsync(one)).Id));
        Assert.Equal((null, null), ((await SessionAsync(one)).Ended, circuit.Failure));

        await one.Services.GetRequiredService<SessionRegister>().EndAsync((await SessionAsync(one)).Id, SessionEnd.ByAdministrator, by: null, HotlineConsole.Security.Audit.AuditAct.SessionEnded);
        await UntilAsync(() =>
        {
            clock.Pass(TimeSpan.FromSeconds(2)); // the page is left first
            return Task.FromResult(circuit.Closed.IsCompleted);
        });
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            limit.Token.ThrowIfCancellationRequested();
        }
    }

    private static async Task<Session> SessionAsync(ConsoleApp app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        return await db.Sessions.AsNoTracking().SingleAsync();
    }
}
