namespace HotlineConsole.Security;

/// <summary>Claim types beside the usual name identifier and name.</summary>
internal static class HotlineClaims
{
    public const string Role = "role";
    public const string Organizer = "organizer";
    public const string Device = "device";
    public const string ApiKey = "api-key";
}
