using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace HotlineConsole.Security;

/// <summary>
/// What a person has to do before anything else opens, such as to choose a new password. Until then the session has no role: whatever asks for one, be it a
/// page, a line or the interface for programs, is closed, without knowing of it.
/// </summary>
internal static class Owed
{
    /// <summary>What the cookie says in place of the role.</summary>
    public const string Role = "owing";

    public const string Password = "/account/password";
    public const string SecondFactor = "/account/second-factor";

    /// <summary>The page where it is done; null for somebody who owes nothing.</summary>
    public static string? PageOf(ClaimsPrincipal user) => user.FindFirstValue(HotlineClaims.Owes);

    public static void Mark(ClaimsPrincipal principal, string page)
    {
        var identity = (ClaimsIdentity)principal.Identity!;
        identity.TryRemoveClaim(identity.FindFirst(HotlineClaims.Role));
        identity.AddClaim(new(HotlineClaims.Role, Role));
        identity.AddClaim(new(HotlineClaims.Owes, page));
    }

    /// <summary>A page that is refused for it leads to what is owed, and from there back.</summary>
    public static Func<RedirectContext<CookieAuthenticationOptions>, Task> Else(Func<RedirectContext<CookieAuthenticationOptions>, Task> refuse) => context =>
    {
        var request = context.Request;
        if (PageOf(context.HttpContext.User) is not { } page || !HttpMethods.IsGet(request.Method) || request.Path.StartsWithSegments("/api"))
        {
            return refuse(context);
        }

        context.Response.Redirect($"{page}?returnUrl={Uri.EscapeDataString(request.Path + request.QueryString)}");
        return Task.CompletedTask;
    };
}
