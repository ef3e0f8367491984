using HotlineConsole.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace HotlineConsole.Layout;

/// <summary>Language and theme: kept in cookies of the browser, so that the first byte of a page already has them.</summary>
internal static class Preferences
{
    public const string ThemeCookie = "hotline-theme";

    public static WebApplication MapPreferences(this WebApplication app)
    {
        app.MapPost("/culture", SetCulture).AllowAnonymous();
        app.MapPost("/theme", SetTheme).AllowAnonymous();
        return app;
    }

    public static bool IsDark(HttpContext? context) => context?.Request.Cookies[ThemeCookie] == "dark";

    private static RedirectHttpResult SetCulture(HttpContext context, [FromForm] string? culture, [FromForm] string? returnUrl)
    {
        var chosen = ShellRegistration.Languages.FirstOrDefault(language => language.Name == culture) ?? ShellRegistration.Languages[0];
        Keep(context, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)));
        return Back(returnUrl);
    }

    private static RedirectHttpResult SetTheme(HttpContext context, [FromForm] string? theme, [FromForm] string? returnUrl)
    {
        Keep(context, ThemeCookie, theme == "dark" ? "dark" : "light");
        return Back(returnUrl);
    }

    private static void Keep(HttpContext context, string name, string value) => context.Response.Cookies.Append(name, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365),
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    });

    private static RedirectHttpResult Back(string? returnUrl) => TypedResults.LocalRedirect(LocalAddress.Or(returnUrl, "/"));
}
