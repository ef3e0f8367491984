using System.Security.Claims;
using HotlineConsole.Security.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace HotlineConsole.Security;

/// <summary>Whether somebody who was let in may stay: asked of the register, for people, wall devices and the owners of keys alike.</summary>
internal sealed class StillHere(Presence presence, SessionRegister sessions, Devices devices, ApiKeys keys)
{
    private const string Bearer = "Bearer ";
    private static readonly string StampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    // Lines that browsers open and keep by themselves.
    private static readonly PathString[] Lines = ["/_blazor", "/hub"];

    /// <summary>By whose changes it is decided; null for nobody.</summary>
    public static string? WhoIs(ClaimsPrincipal? user) => user?.FindFirstValue(ClaimTypes.NameIdentifier);

    public static string? SessionOf(ClaimsPrincipal? user) => user?.FindFirstValue(HotlineClaims.Session);

    /// <summary>Why the session that the browser still has a cookie of is over; null where that is not so.</summary>
    public static SessionEnd? WhyOver(HttpContext context) => context.Items[typeof(SessionEnd)] as SessionEnd?;

    /// <summary>Asked of a cookie at every request.</summary>
    public static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var (http, here) = (context.HttpContext, context.HttpContext.RequestServices.GetRequiredService<StillHere>());
        if (SessionOf(context.Principal) is { } id)
        {
            var session = await here.FindAsync(id, context.Principal!);
            if (session is { Ended: null })
            {
                here.Note(session, http.Request);
                return;
            }

            context.RejectPrincipal();
            http.Items[typeof(SessionEnd)] = session?.Ended;
            if (http.Request.Path != RoleHome.SignIn)
            {
                return; // the cookie goes when the sign-in page has said why
            }
        }
        else if (await here.MayAsync(context.Principal))
        {
            return;
        }

        context.RejectPrincipal();
        await http.SignOutAsync(context.Scheme.Name);
    }

    /// <param name="authorization">The header that a program with a key came with.</param>
    public async Task<bool> MayAsync(ClaimsPrincipal? user, string? authorization = null) =>
        DeviceScheme.DeviceId(user) is { } device ? await devices.UseAsync(device)
        : user?.FindFirst(HotlineClaims.ApiKey) is not null ? await IsGoodKeyAsync(user, authorization ?? "")
        : SessionOf(user) is { } session && await FindAsync(session, user!) is { Ended: null };

    // What the cookie says of the person must still be what the register says: a change of rights renews the stamp.
    private async Task<Session?> FindAsync(string id, ClaimsPrincipal principal)
    {
        if (await presence.LookAsync(id) is not { } session || session.UserId != WhoIs(principal))
        {
            return null;
        }

        if (session.Ended is null && (session.User!.Disabled || session.User.SecurityStamp != principal.FindFirstValue(StampClaim)))
        {
            await sessions.EndAsync(id, SessionEnd.RightsChanged, by: null, Audit.AuditAct.SessionEnded);
            session.Ended = SessionEnd.RightsChanged;
        }

        return session;
    }

    private void Note(Session session, HttpRequest request)
    {
        if (!HttpMethods.IsHead(request.Method) && !Array.Exists(Lines, line => request.Path.StartsWithSegments(line)))
        {
            presence.Act(session);
        }
    }

    // The key itself came with the handshake; what its owner may see must still be what the connection shows.
    private async Task<bool> IsGoodKeyAsync(ClaimsPrincipal user, string authorization) =>
        authorization.StartsWith(Bearer, StringComparison.Ordinal)
        && await keys.UseAsync(authorization[Bearer.Length..].Trim()) is { User: { } owner }
        && owner.HotlineRole == user.HotlineRole()
        && owner.OrganizerId == user.FindFirst(HotlineClaims.Organizer)?.Value;
}
