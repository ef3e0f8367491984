using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace HotlineConsole.Security.Oidc;

/// <summary>
/// Single sign-on by OpenID Connect: the code flow with PKCE. The provider says who somebody is; whether that is a person of this console, and what the person
/// may, is for the register alone. Nobody is added by it.
/// </summary>
internal static class OidcSignIn
{
    public const string Begin = "/account/oidc";

    private const string Done = "/account/oidc/done";

    /// <summary>The sign-in page with the refusal that everybody gets.</summary>
    private const string Refused = RoleHome.SignIn + "?refused=true";

    public static void AddOidc(this AuthenticationBuilder authentication, IHostEnvironment environment)
    {
        authentication.Services.AddOptions<OpenIdConnectOptions>(Schemes.Oidc).Configure<IOptions<SecurityOptions>>((oidc, security) =>
        {
            var isTlsOnly = Transport.IsTlsOnly(environment, security.Value);
            (oidc.Authority, oidc.ClientId, oidc.ClientSecret) = (security.Value.Oidc.Authority, security.Value.Oidc.ClientId, security.Value.Oidc.ClientSecret);
            (oidc.CallbackPath, oidc.RequireHttpsMetadata) = (Done, isTlsOnly);
            (oidc.ResponseType, oidc.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
            (oidc.MapInboundClaims, oidc.SaveTokens, oidc.DisableTelemetry) = (false, false, true);

            // The way back is an ordinary visit by address: cookies need not follow forms of other sites.
            foreach (var cookie in (CookieBuilder[])[oidc.CorrelationCookie, oidc.NonceCookie])
            {
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = isTlsOnly ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            }

            oidc.Events.OnTicketReceived = ReceiveAsync;
            oidc.Events.OnRemoteFailure = context =>
            {
                context.Response.Redirect(Refused);
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
        authentication.AddOpenIdConnect(Schemes.Oidc, _ => { });
    }

    public static WebApplication MapOidc(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<SecurityOptions>>().Value.Oidc.IsOn)
        {
            app.MapGet(Begin, (string? returnUrl) => TypedResults.Challenge(new() { RedirectUri = LocalAddress.Or(returnUrl, "/") }, [Schemes.Oidc])).AllowAnonymous();
        }

        return app;
    }

    private static async Task ReceiveAsync(TicketReceivedContext context)
    {
        var door = context.HttpContext.RequestServices.GetRequiredService<HotlineSignIn>();
        var user = await door.WithOidcAsync(context.Principal!);
        context.Response.Redirect(user is null ? Refused : LocalAddress.Or(context.ReturnUri, "/"));
        context.HandleResponse();
    }
}
