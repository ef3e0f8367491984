using System.Security.Claims;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Security;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Http;

namespace HotlineConsole.Tests.Security;

public sealed class ActorTests
{
    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());

    [Fact]
    public async Task Actor_InARequest_IsTheUserOfTheRequest() =>
        Assert.Equal(
            new HotlineActor("7", "Li", Role.OrganizerLeader, "S110105001"),
            await Accessor("/api/orders", User("7", "Li", Role.OrganizerLeader, "S110105001"), circuit: Nobody).RequireAsync());

    [Fact]
    public async Task Actor_InACircuit_IsTheUserOfTheCircuitAndNotOfTheRequestThatOpenedIt()
    {
        var opened = User("7", "Li", Role.Dispatcher);
        Assert.Equal(new HotlineActor("7", "Li", Role.Dispatcher, null), await Accessor("/_blazor", Nobody, circuit: opened).RequireAsync());
        Assert.Null(await Accessor("/_blazor", opened, circuit: Nobody).FindAsync());
    }

    [Fact]
    public async Task Actor_NobodySignedIn_IsRefused() =>
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Accessor("/", Nobody, Nobody).RequireAsync().AsTask());

    private static ActorAccessor Accessor(string path, ClaimsPrincipal request, ClaimsPrincipal circuit) => new(
        new HttpContextAccessor { HttpContext = new DefaultHttpContext { User = request, Request = { Path = path } } }, new Circuit(circuit));

    private static ClaimsPrincipal User(string id, string name, Role role, string? organizer = null)
    {
        var identity = new ClaimsIdentity("test", ClaimTypes.Name, "role");
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, id));
        identity.AddClaim(new Claim(ClaimTypes.Name, name));
        identity.AddClaim(new Claim("role", role.ToString()));
        if (organizer is not null)
        {
            identity.AddClaim(new Claim("organizer", organizer));
        }

        return new ClaimsPrincipal(identity);
    }

    private sealed class Circuit(ClaimsPrincipal user) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(user));
    }
}
