using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace HotlineConsole.Security;

/// <summary>Whether somebody who was let in may stay: asked of the register, for people, wall devices and the owners of keys alike.</summary>
internal sealed class StillHere(IServiceScopeFactory scopes)
{
    private const string Bearer = "Bearer ";

    /// <summary>By whose changes it is decided; null for nobody.</summary>
    public static string? WhoIs(ClaimsPrincipal? user) => user?.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>
    /// Asked of a cookie at every request. In a scope of its own: that of a request which opens a line lives as long as the line, and would keep what
    /// the question needed.
    /// </summary>
    public static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        if (!await context.HttpContext.RequestServices.GetRequiredService<StillHere>().MayAsync(context.Principal))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
    }

    /// <param name="authorization">The header that a program with a key came with.</param>
    public async Task<bool> MayAsync(ClaimsPrincipal? user, string? authorization = null)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return DeviceScheme.DeviceId(user) is { } device ? await services.GetRequiredService<Devices>().UseAsync(device)
            : user?.FindFirst(HotlineClaims.ApiKey) is not null ? await IsGoodKeyAsync(user, authorization ?? "", services.GetRequiredService<ApiKeys>())
            : await services.GetRequiredService<HotlineSignIn>().ValidateSecurityStampAsync(user) is not null;
    }

    // The key itself came with the handshake; what its owner may see must still be what the connection shows.
    private static async Task<bool> IsGoodKeyAsync(ClaimsPrincipal user, string authorization, ApiKeys keys) =>
        authorization.StartsWith(Bearer, StringComparison.Ordinal)
        && await keys.UseAsync(authorization[Bearer.Length..].Trim()) is { User: { } owner }
        && owner.HotlineRole == user.HotlineRole()
        && owner.OrganizerId == user.FindFirst(HotlineClaims.Organizer)?.Value;
}
