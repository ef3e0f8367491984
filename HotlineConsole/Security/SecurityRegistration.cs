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
            .ValidateOnStart();
        services.AddAccountsStorage(builder.Configuration);
        services.AddSingleton(TimeProvider.System).AddSingleton<Devices>().AddSingleton<ApiKeys>().AddSingleton<FirstAdministrator>();
        services.AddHttpContextAccessor().AddScoped<ActorAccessor>();
        services.AddPeople();
        services.AddSchemes(builder.Environment);
        services.AddAntiforgery(options => options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddCascadingAuthenticationState().AddScoped<AuthenticationStateProvider, CircuitRevalidation>();
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddHostedService<PrepareAccounts>();
        services.AddHealthChecks().AddDbContextCheck<AccountsDb>("accounts");
        return builder;
    }

    public static WebApplication UseHotlineSecurity(this WebApplication app)
    {
        app.UseAuthentication();
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
        services.AddOptions<SecurityStampValidatorOptions>()
            .Configure<IOptions<SecurityOptions>>((stamp, security) => stamp.ValidationInterval = security.Value.RevalidateEvery);
    }

    private static void AddSchemes(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddAuthentication(Schemes.Any)
            .AddPolicyScheme(Schemes.Any, displayName: null, options => options.ForwardDefaultSelector = Schemes.Of)
            .AddCookie(Schemes.Device, DeviceScheme.Configure)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(Schemes.ApiKey, displayName: null, configureOptions: null)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(options =>
            {
                options.Cookie.Name = Schemes.PersonCookie;
                options.LoginPath = RoleHome.SignIn;
                options.AccessDeniedPath = "/account/forbidden";
                options.ReturnUrlParameter = "returnUrl";
                options.SlidingExpiration = true;
            }));
        services.AddOptions<CookieAuthenticationOptions>(Schemes.Person)
            .Configure<IOptions<SecurityOptions>>((cookie, security) => cookie.ExpireTimeSpan = security.Value.SignedInFor);
        foreach (var scheme in (string[])[Schemes.Person, Schemes.Device])
        {
            services.AddOptions<CookieAuthenticationOptions>(scheme).Configure<IOptions<SecurityOptions>>((cookie, security) =>
            {
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = environment.IsDevelopment() || security.Value.PlainHttp
                    ? CookieSecurePolicy.SameAsRequest
                    : CookieSecurePolicy.Always;
            });
        }
    }
}
