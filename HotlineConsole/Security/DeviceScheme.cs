using System.Globalization;
using System.Security.Claims;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Security.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace HotlineConsole.Security;

/// <summary>How a wall screen comes in: its link once, then a long cookie that is checked against the register at every request.</summary>
internal static class DeviceScheme
{
    public static void Configure(CookieAuthenticationOptions options)
    {
        options.ExpireTimeSpan = TimeSpan.FromDays(400);
        options.LoginPath = "/account/forbidden";
        options.AccessDeniedPath = "/account/forbidden";
        options.Events.OnValidatePrincipal = StillHere.CheckAsync;
    }

    /// <summary>GET /wall/enter: takes the token, which by the redirect leaves the address bar.</summary>
    public static async Task<IResult> EnterAsync(string? token, HttpContext context, Devices devices, AuditTrail trail)
    {
        if (string.IsNullOrEmpty(token) || await devices.FindByTokenAsync(token) is not { } device)
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        // A person's cookie would win over the device's.
        await context.SignOutAsync(Schemes.Person);
        await context.SignInAsync(Schemes.Device, PrincipalOf(device), new AuthenticationProperties { IsPersistent = true });
        await trail.AppendAsync(HotlineActor.Of(device), AuditAct.DeviceEntered, device.Name);
        return TypedResults.LocalRedirect("/wall");
    }

    public static int? DeviceId(ClaimsPrincipal? user) =>
        int.TryParse(user?.FindFirstValue(HotlineClaims.Device), CultureInfo.InvariantCulture, out var id) ? id : null;

    private static ClaimsPrincipal PrincipalOf(Device device)
    {
        var id = device.Id.ToString(CultureInfo.InvariantCulture);
        return new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, Device.NameOf(device.Id)),
                new Claim(ClaimTypes.Name, device.Name),
                new Claim(HotlineClaims.Role, nameof(Role.Wall)),
                new Claim(HotlineClaims.Device, id),
            ],
            Schemes.Device, ClaimTypes.Name, HotlineClaims.Role));
    }
}
