using Microsoft.AspNetCore.Identity;

namespace HotlineConsole.Security;

/// <summary>The ways in, and which of them a request uses.</summary>
internal static class Schemes
{
    public const string Any = "hotline";
    public const string Device = "device";
    public const string Oidc = "oidc";
    public const string ApiKey = "apikey";
    public const string DeviceCookie = "hotline-device";
    public const string PersonCookie = "hotline-person";
    public const string HalfCookie = "hotline-half";
    public const string FormCookie = "hotline-form";

    /// <summary>A browser takes a cookie of this name only from this host itself and over TLS, and sends it nowhere else.</summary>
    private const string HostOnly = "__Host-";

    public static string Person => IdentityConstants.ApplicationScheme;

    /// <summary>A key in the header, else a person's cookie, else a device's; a program without any is answered as a program.</summary>
    public static string Of(HttpContext context) =>
        context.Request.Headers.Authorization.Count > 0 ? ApiKey
        : Has(context, PersonCookie) ? Person
        : Has(context, DeviceCookie) ? Device
        : context.Request.Path.StartsWithSegments("/api") ? ApiKey
        : Person;

    /// <summary>Where cookies travel over TLS alone they have the name that browsers guard.</summary>
    public static void Guard(CookieBuilder cookie, string name, bool overTlsOnly)
    {
        cookie.Name = overTlsOnly ? HostOnly + name : name;
        cookie.SecurePolicy = overTlsOnly ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        (cookie.HttpOnly, cookie.Path) = (true, "/");
    }

    private static bool Has(HttpContext context, string cookie) => context.Request.Cookies.ContainsKey(HostOnly + cookie) || context.Request.Cookies.ContainsKey(cookie);
}
