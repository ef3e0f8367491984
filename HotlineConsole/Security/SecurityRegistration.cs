using System.Net;
using HotlineConsole.Security.Audit;
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
            .Validate(options => options.SignedInFor > TimeSpan.Zero, "Security:SignedInFor must be a positive time span.")
            .Validate(options => options.MostCircuitsOfAUser > 0, "Security:MostCircuitsOfAUser must be at least 1.")
            .Validate(options => options.MostCircuits > 0, "Security:MostCircuits must be at least 1.")
            .Validate(options => options.Proxies.TrueForAll(proxy => IPAddress.TryParse(proxy, out _)), "Security:Proxies must be a list of addresses, such as 127.0.0.1.")
            .ValidateOnStart();
        services.AddSingleton<AccountChanges>().AddSingleton<StillHere>().AddSingleton<CircuitGate>();
        services.AddAccountsStorage(builder.Configuration);
        services.AddAudit();
        services.AddSingleton(TimeProvider.System).AddSingleton<Devices>().AddSingleton<ApiKeys>().AddSingleton<FirstAdministrator>();
        services.AddHttpContextAccessor().AddScoped<ActorAccessor>().AddScoped<Users>();
        services.AddPeople();
        services.AddSchemes(builder.Environment);
        services.AddAntiforgery().AddRateLimits();
        services.AddCascadingAuthenticationState().AddScoped<AuthenticationStateProvider, CircuitRevalidation>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
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
        services.AddIdentityCore<HotlineUser>(options =>
            {
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                options.Password.RequiredLength = 12;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                options.ClaimsIdentity.RoleClaimType = HotlineClaims.Role;
            })
            .AddEntityFrameworkStores<AccountsDb>()
            .AddClaimsPrincipalFactory<HotlineClaimsFactory>()
            .AddSignInManager<HotlineSignIn>();
        services.AddScoped(provider => (HotlineSignIn)provider.GetRequiredService<SignInManager<HotlineUser>>());
    }

    private static void AddSchemes(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddAuthentication(Schemes.Any)
            .AddPolicyScheme(Schemes.Any, displayName: null, options => options.ForwardDefaultSelector = Schemes.Of)
            .AddCookie(Schemes.Device, DeviceScheme.Configure)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(Schemes.ApiKey, displayName: null, configureOptions: null)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(options =>
            {
                options.LoginPath = RoleHome.SignIn;
                options.AccessDeniedPath = "/account/forbidden";
                options.ReturnUrlParameter = "returnUrl";
                options.SlidingExpiration = true;
                options.Events.OnValidatePrincipal = StillHere.CheckAsync;
            }));
        services.AddOptions<CookieAuthenticationOptions>(Schemes.Person)
            .Configure<IOptions<SecurityOptions>>((cookie, security) => cookie.ExpireTimeSpan = security.Value.SignedInFor);
        foreach (var (scheme, name) in ((string, string)[])[(Schemes.Person, Schemes.PersonCookie), (Schemes.Device, Schemes.DeviceCookie)])
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
