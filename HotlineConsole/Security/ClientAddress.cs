namespace HotlineConsole.Security;

/// <summary>Where a request came from, in the form that a person knows.</summary>
internal static class ClientAddress
{
    public static string Of(HttpContext? context) => context?.Connection.RemoteIpAddress is { } address
        ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString()
        : "";
}
