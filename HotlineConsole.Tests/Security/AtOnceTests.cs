using System.Net;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Security;
using HotlineConsole.Security.Sessions;
using HotlineConsole.Tests.Api;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Security;

/// <summary>
/// A right that is taken away ends at once what stands on it. Nothing here is found by looking from time to time: that would take an hour.
/// </summary>
public sealed class AtOnceTests : IAsyncLifetime
{
    private static readonly TimeSpan Closed = TimeSpan.FromSeconds(5);
    private readonly ConsoleApp _app = new(settings: new Dictionary<string, string> { ["Security:RevalidateEvery"] = "01:00:00", ["Security:MostCircuitsOfAUser"] = "3" });
    private Uri _address = default!;

    public Task InitializeAsync()
    {
        _address = _app.Listen();
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    public static TheoryData<string> Losses => ["disabled", "role", "organizer", "deleted"];

    [Theory, MemberData(nameof(Losses)), Clause("6.1.2")]
    public async Task RightTakenAway_EndsCircuitHubAndRequests(string loss)
    {
        var page = await CircuitPage.GetAsync(_address, "/organizer", "street-staff");
        await using var circuit = await CircuitClient.OpenAsync(page);
        await using var other = await CircuitClient.OpenAsync(await CircuitPage.GetAsync(_address, "/dispatcher", "dispatcher"));
        await ChangeAsync("street-staff", loss);
        await circuit.Closed.WaitAsync(Closed);
        Assert.False(await CircuitClient.ReturnsAsync(page, circuit.Secret).ContinueWith(t => t is { IsCompletedSuccessfully: true, Result: true }, TaskScheduler.Default));
        using var answer = await page.Client.GetAsync("/organizer");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Null(other.Failure);
    }

    [Fact, Clause("6.1.2")]
    public async Task Session_EndedByTheAdministrator_ClosesItsCircuit_TheOthersStay()
    {
        var page = await CircuitPage.GetAsync(_address, "/supervisor", "supervisor");
        await using var circuit = await CircuitClient.OpenAsync(page);
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        var ended = (await db.Sessions.SingleAsync()).Id;
        await using var other = await CircuitClient.OpenAsync(await CircuitPage.GetAsync(_address, "/supervisor", "supervisor"));
        await _app.Services.GetRequiredService<SessionRegister>().EndAsync(ended, SessionEnd.ByAdministrator, AuditStore.Chief, HotlineConsole.Security.Audit.AuditAct.SessionEnded);
        await circuit.Closed.WaitAsync(Closed);
        using var answer = await page.Client.GetAsync("/supervisor");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await other.SilenceAsync();
        Assert.Null(other.Failure);
        Assert.Equal("ByAdministrator", (await db.Audit.OrderByDescending(row => row.Sequence).FirstAsync()).After);
    }

    [Fact, Clause("6.1.2")]
    public async Task NewName_KeepsTheCircuit()
    {
        await using var circuit = await CircuitClient.OpenAsync(await CircuitPage.GetAsync(_address, "/dispatcher", "dispatcher"));
        await ChangeAsync("dispatcher", "name");
        await circuit.SilenceAsync();
        Assert.Null(circuit.Failure);
    }

    [Fact, Clause("6.1.2")]
    public async Task WrongPassword_TypedBySomebodyElse_EndsNothing()
    {
        var page = await CircuitPage.GetAsync(_address, "/dispatcher", "dispatcher");
        await using var circuit = await CircuitClient.OpenAsync(page);
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = _address };
        using var refused = await stranger.SignInAsync("dispatcher", "wrong password");
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        await circuit.SilenceAsync();
        Assert.Null(circuit.Failure);
        Assert.Equal(HttpStatusCode.OK, (await page.Client.GetAsync("/dispatcher")).StatusCode);
    }

    [Fact, Clause("6.1.2")]
    public async Task KeyRevoked_EndsItsLine()
    {
        var keys = _app.Services.GetRequiredService<ApiKeys>();
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        var key = await keys.AddAsync("a program", (await db.Users.SingleAsync(u => u.UserName == "supervisor")).Id);
        await using var hub = await HubListener.OpenAsync(_address, key);
        await hub.SnapshotAsync();
        await keys.RevokeAsync((await keys.ListAsync()).Single().Id);
        await hub.ClosedAsync().WaitAsync(Closed);
    }

    [Fact, Clause("6.1.2")]
    public async Task DeviceRevoked_EndsItsWall()
    {
        var devices = _app.Services.GetRequiredService<Devices>();
        var token = await devices.AddAsync("North wall");
        var page = await CircuitPage.GetAsync(_address, "/wall", enter: "/wall/enter?token=" + token);
        await using var wall = await WallClient.OpenAsync(page);
        await devices.RevokeAsync((await devices.ListAsync()).Single().Id);
        await wall.Circuit.Closed.WaitAsync(Closed);
        await wall.Line.Closed.WaitAsync(Closed);
    }

    [Fact, Clause("6.1.2")]
    public async Task Circuit_OfSomebodyElse_IsNotGiven()
    {
        var page = await CircuitPage.GetAsync(_address, "/dispatcher", "dispatcher");
        var circuit = await CircuitClient.OpenAsync(page);
        await circuit.DisposeAsync(); // the line is lost, the circuit is kept
        Assert.False(await CircuitClient.ReturnsAsync(await CircuitPage.GetAsync(_address, "/supervisor", "supervisor"), circuit.Secret));
        Assert.True(await CircuitClient.ReturnsAsync(page, circuit.Secret));
    }

    [Fact, Clause("6.1.2"), Trait("Engine", "sqlite")]
    public async Task Circuits_MoreThanAUserMayHave_AreRefused_OthersAreNot()
    {
        var page = await CircuitPage.GetAsync(_address, "/dispatcher", "dispatcher");
        await using var first = await CircuitClient.OpenAsync(page);
        await using var second = await CircuitClient.OpenAsync(page);
        var third = await CircuitClient.OpenAsync(page);
        await Assert.ThrowsAnyAsync<Exception>(() => CircuitClient.OpenAsync(page));
        await using var other = await CircuitClient.OpenAsync(await CircuitPage.GetAsync(_address, "/supervisor", "supervisor"));
        await third.CloseAsync();
        await using var again = await CircuitClient.OpenAsync(page);
        Assert.Null(first.Failure ?? second.Failure ?? again.Failure);
    }

    private async Task ChangeAsync(string account, string what)
    {
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        var user = await db.Users.SingleAsync(u => u.UserName == account);
        switch (what)
        {
            case "disabled":
                user.Disabled = true;
                break;
            case "role":
                user.HotlineRole = Role.OrganizerLeader;
                break;
            case "organizer":
                user.OrganizerId = "E01";
                break;
            case "deleted":
                db.Users.Remove(user);
                break;
            default:
                user.DisplayName = "新名";
                break;
        }

        await db.SaveChangesAsync();
    }
}
