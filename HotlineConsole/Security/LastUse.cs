namespace HotlineConsole.Security;

/// <summary>The last use of a token is for the eye of an administrator: a write a minute tells as much as a write a request.</summary>
internal static class LastUse
{
    public static bool IsWorthNoting(this TimeProvider clock, DateTimeOffset? last) =>
        last is null || clock.GetUtcNow() - last >= TimeSpan.FromMinutes(1);
}
