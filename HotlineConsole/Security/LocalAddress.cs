using Microsoft.AspNetCore.Http.HttpResults;

namespace HotlineConsole.Security;

/// <summary>An address that came from outside is followed only inside this site.</summary>
internal static class LocalAddress
{
    public static string Or(string? address, string otherwise) =>
        address is ['/', ..] && RedirectHttpResult.IsLocalUrl(address) ? address : otherwise;
}
