namespace HotlineConsole.Security;

/// <summary>A key with which a program acts as the user who owns it.</summary>
public sealed class ApiKey
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public required string UserId { get; set; }

    public HotlineUser? User { get; set; }

    /// <summary>SHA-256 of the key; the key itself is shown once and not kept.</summary>
    public required byte[] TokenHash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }
}
