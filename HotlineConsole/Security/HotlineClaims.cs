namespace HotlineConsole.Security;

/// <summary>Claim types beside the usual name identifier and name.</summary>
internal static class HotlineClaims
{
    public const string Role = "role";
    public const string Organizer = "organizer";

    /// <summary>The page where something has to be done first: <see cref="Owed"/>.</summary>
    public const string Owes = "owes";

    /// <summary>The row of the sign-in: <see cref="Sessions.Session"/>.</summary>
    public const string Session = "session";
    public const string Device = "device";
    public const string ApiKey = "api-key";
}
