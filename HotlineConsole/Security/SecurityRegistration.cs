using System.Net;
using HotlineConsole.Security.Audit;
using HotlineConsole.Security.Oidc;
using HotlineConsole.Security.Passwords;
using HotlineConsole.Security.SecondFactors;
using HotlineConsole.Security.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Security;

/// <summary>Everything about who may come in. Closed by default: an endpoint or page that says nothing asks for a signed-in user.</summary>
internal static class SecurityRegistration
{
    public static WebApplicationBuilder AddHotlineSecurity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<SecurityOptions>().BindConfiguration("Security")
            .Validate(options => options.RevalidateEvery > TimeSpan.Zero, "Security:RevalidateEvery must be a positive time span.")
            .Validate(options => options.IdleFor > TimeSpan.FromMinutes(1), "Security:IdleFor must be longer than the minute in which a screen warns.")
            .Validate(options => options.LongestFor >= options.IdleFor, "Security:LongestFor must not be shorter than Security:IdleFor.")
            .Validate(options => !options.Oidc.IsOn || !string.IsNullOrEmpty(options.Oidc.ClientId), "Security:Oidc:ClientId is needed beside Security:Oidc:Authority.")
            .Validate(options => options.MostCircuitsOfAUser > 0, "Security:MostCircuitsOfAUser must be at least 1.")
            .Validate(options => options.MostCircuits > 0, "Security:MostCircuits must be at least 1.")
            .Validate(options => options is { PagesAtOnce: > 0, PagesASecond: > 0, CallsAtOnce: > 0, CallsASecond: > 0 }, "Security:PagesAtOnce, PagesASecond, CallsAtOnce and CallsASecond must be at least 1.")
            .Validate(options => options.Proxies.TrueForAll(proxy => IPAddress.TryParse(proxy, out _)), "Security:Proxies must be a list of addresses, such as 127.0.0.1.")
            .ValidateOnStart();
        services.AddSingleton<AccountChanges>().AddSingleton<StillHere>().AddSingleton<SessionRegister>().AddSingleton<Presence>().AddScoped<OwnSessions>().AddSingleton<CircuitGate>();
        services.AddAccountsStorage(builder.Configuration);
        services.AddAudit();
        services.AddSingleton(TimeProvider.System).AddSingleton<Devices>().AddSingleton<Colleagues>().AddSingleton<DutyRoster>().AddSingleton<ApiKeys>().AddSingleton<Attempts>().AddSingleton<PasswordPolicy>().AddSingleton<SecondFactor>().AddSingleton<FirstAdministrator>();
        services.AddHttpContextAccessor().AddScoped<ActorAccessor>().AddScoped<Users>();
        services.AddPeople();
        services.AddSchemes(builder.Environment, hasOidc: !string.IsNullOrEmpty(builder.Configuration["Security:Oidc:Authority"]));
        services.AddAntiforgery().AddRateLimits();
        services.AddCascadingAuthenticationState().AddScoped<AuthenticationStateProvider, CircuitRevalidation>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(context => Owed.PageOf(context.User) is null).Build());
        services.AddHostedService<PrepareAccounts>();
        services.AddHealthChecks().AddDbContextCheck<AccountsDb>("accounts");
        return builder;
    }

    public static WebApplication UseHotlineSecurity(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    private static void AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<IPasswordHasher<HotlineUser>, PasswordHasher<HotlineUser>>();
        services.AddIdentityCore<HotlineUser>(options => options.ClaimsIdentity.RoleClaimType = HotlineClaims.Role)
            .AddEntityFrameworkStores<AccountsDb>()
            .AddClaimsPrincipalFactory<HotlineClaimsFactory>()
            .AddSignInManager<HotlineSignIn>();
        services.Configure<IdentityPasskeyOptions>(options => (options.UserVerificationRequirement, options.ResidentKeyRequirement) = ("required", "required"));
        services.AddScoped(provider => (HotlineSignIn)provider.GetRequiredService<SignInManager<HotlineUser>>());
    }

    private static void AddSchemes(this IServiceCollection services, IHostEnvironment environment, bool hasOidc)
    {
        var authentication = services.AddAuthentication(Schemes.Any);
        if (hasOidc)
        {
            authentication.AddOidc(environment);
        }

        authentication
            .AddPolicyScheme(Schemes.Any, displayName: null, options => options.ForwardDefaultSelector = Schemes.Of)
            .AddCookie(Schemes.Device, DeviceScheme.Configure)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(Schemes.ApiKey, displayName: null, configureOptions: null)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(options =>
            {
                options.LoginPath = RoleHome.SignIn;
                options.AccessDeniedPath = "/account/forbidden";
                options.ReturnUrlParameter = "returnUrl";
                options.SlidingExpiration = false; // the register of sessions says how long
                options.Events.OnValidatePrincipal = StillHere.CheckAsync;
                options.Events.OnRedirectToAccessDenied = Owed.Else(options.Events.OnRedirectToAccessDenied);
            }));
        services.AddOptions<CookieAuthenticationOptions>(Schemes.Person)
            .Configure<IOptions<SecurityOptions>>((cookie, security) => cookie.ExpireTimeSpan = security.Value.LongestFor);
        foreach (var (scheme, name) in ((string, string)[])[(Schemes.Person, Schemes.PersonCookie), (Schemes.Device, Schemes.DeviceCookie), (IdentityConstants.TwoFactorUserIdScheme, Schemes.HalfCookie)])
        {
            services.AddOptions<CookieAuthenticationOptions>(scheme).Configure<IOptions<SecurityOptions>>((cookie, security) =>
            {
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                Schemes.Guard(cookie.Cookie, name, Transport.IsTlsOnly(environment, security.Value));
            });
        }

        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<SecurityOptions>>((form, security) =>
            Schemes.Guard(form.Cookie, Schemes.FormCookie, Transport.IsTlsOnly(environment, security.Value)));
    }
}
