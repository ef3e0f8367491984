namespace HotlineConsole.Pages.Admin;

/// <summary>What the administrator sees of a token: everything but the token.</summary>
public sealed record TokenFacts(string Name, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);
