using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;

namespace HotlineConsole.Security;

/// <summary>Who acts in this circuit or request.</summary>
public sealed class ActorAccessor(IHttpContextAccessor http, AuthenticationStateProvider circuit)
{
    /// <summary>The actor, or null when nobody is signed in.</summary>
    public async ValueTask<HotlineActor?> FindAsync() => Of(await UserAsync());

    /// <summary>The actor; pages and endpoints that are not anonymous always have one.</summary>
    public async ValueTask<HotlineActor> RequireAsync() =>
        await FindAsync() ?? throw new UnauthorizedAccessException("Nobody is signed in.");

    /// <summary>The actor that the user is, or null for a stranger.</summary>
    internal static HotlineActor? Of(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated is true && user.HotlineRole() is { } role && user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            ? new HotlineActor(id, user.Identity.Name ?? id, role, user.FindFirstValue(HotlineClaims.Organizer))
            : null;

    // Inside a circuit the request is the long-gone connect; only the state provider learns that a right was withdrawn.
    internal async ValueTask<ClaimsPrincipal> UserAsync() =>
        http.HttpContext is { } context && !context.Request.Path.StartsWithSegments("/_blazor")
            ? context.User
            : (await circuit.GetAuthenticationStateAsync()).User;
}
