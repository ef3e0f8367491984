using Microsoft.AspNetCore.Identity;

namespace HotlineConsole.Security;

/// <summary>The ways in, and which of them a request uses.</summary>
internal static class Schemes
{
    public const string Any = "hotline";
    public const string Device = "device";
    public const string ApiKey = "apikey";
    public const string DeviceCookie = "hotline-device";
    public const string PersonCookie = "hotline-person";

    public static string Person => IdentityConstants.ApplicationScheme;

    /// <summary>A key in the header, else a person's cookie, else a device's; a program without any is answered as a program.</summary>
    public static string Of(HttpContext context) =>
        context.Request.Headers.Authorization.Count > 0 ? ApiKey
        : context.Request.Cookies.ContainsKey(PersonCookie) ? Person
        : context.Request.Cookies.ContainsKey(DeviceCookie) ? Device
        : context.Request.Path.StartsWithSegments("/api") ? ApiKey
        : Person;
}
