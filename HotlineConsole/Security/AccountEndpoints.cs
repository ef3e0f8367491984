using System.Net.Mime;
using System.Security.Claims;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Security.Audit;
using HotlineConsole.Security.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace HotlineConsole.Security;

/// <summary>What is not a page: the way home, the way out, the way in of a wall device, and the two health addresses.</summary>
internal static class AccountEndpoints
{
    public static WebApplication MapAccountEndpoints(this WebApplication app)
    {
        app.MapGet("/", (ClaimsPrincipal user) => TypedResults.LocalRedirect(RoleHome.Of(user))).AllowAnonymous();
        app.MapPost("/account/sign-out", SignOutAsync).AllowAnonymous();
        app.MapPost("/account/passkey/new", NewPasskeyAsync).RequireAuthorization(new NeedsAttribute(Entry.OwnAccount)).ExcludeFromDescription();
        app.MapPost("/account/passkey/request", AskPasskeyAsync).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/wall/enter", DeviceScheme.EnterAsync).AllowAnonymous();
        app.MapHealthChecks("/livez", new() { Predicate = _ => false }).AllowAnonymous().DisableRateLimiting();
        app.MapHealthChecks("/healthz").AllowAnonymous().DisableRateLimiting();
        return app;
    }

    public static async Task<IResult> SignInAsync(string userName, HotlineSignIn signIn, AuditTrail trail, string? returnUrl)
    {
        if (await signIn.UserManager.FindByNameAsync(userName) is not { } user || !await signIn.CanSignInAsync(user))
        {
            await trail.AppendAsync(null, AuditAct.SignInRefused, userName, after: "demo");
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        await signIn.BeginAsync(user, SignInWay.Demo);
        return TypedResults.LocalRedirect(LocalAddress.Or(returnUrl, RoleHome.Of(user.HotlineRole)));
    }

    private static Task<IResult> NewPasskeyAsync(HttpContext context, IAntiforgery forms, HotlineSignIn signIn) =>
        OptionsAsync(context, forms, () => signIn.NewPasskeyOptionsAsync(context.User));

    // Of whom is not asked: the passkey says it.
    private static Task<IResult> AskPasskeyAsync(HttpContext context, IAntiforgery forms, HotlineSignIn signIn) =>
        OptionsAsync(context, forms, () => signIn.MakePasskeyRequestOptionsAsync(null));

    // Asked by a script, with the token of the form that it sends next.
    private static async Task<IResult> OptionsAsync(HttpContext context, IAntiforgery forms, Func<Task<string>> make) =>
        await forms.HoldsAsync(context) ? TypedResults.Content(await make(), MediaTypeNames.Application.Json) : TypedResults.BadRequest();

    // The form value is not used: asking for a form is what makes the framework check the antiforgery token.
    private static async Task<RedirectHttpResult> SignOutAsync(HttpContext context, SessionRegister sessions, [FromForm] string? returnUrl)
    {
        await context.SignOutAsync(Schemes.Person);
        await context.SignOutAsync(Schemes.Device);
        if (StillHere.SessionOf(context.User) is { } session)
        {
            await sessions.EndAsync(session, SessionEnd.SignedOut, ActorAccessor.Of(context.User), AuditAct.SignedOut);
        }

        return TypedResults.LocalRedirect(LocalAddress.Or(returnUrl, RoleHome.SignIn));
    }
}
