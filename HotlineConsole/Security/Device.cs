using System.Globalization;

namespace HotlineConsole.Security;

/// <summary>A wall screen that shows the board without a person signing in.</summary>
public sealed class Device
{
    public int Id { get; set; }

    /// <summary>How a principal names the device.</summary>
    public static string NameOf(int id) => "device:" + id.ToString(CultureInfo.InvariantCulture);

    public required string Name { get; set; }

    /// <summary>SHA-256 of the token; the token itself is shown once and not kept.</summary>
    public required byte[] TokenHash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
