namespace HotlineConsole.Security.Sessions;

/// <summary>A person's sign-in at one browser, from its begin to its end.</summary>
public sealed class Session
{
    public required string Id { get; set; }

    public required string UserId { get; set; }

    public HotlineUser? User { get; set; }

    public DateTimeOffset Began { get; set; }

    /// <summary>When the person last did something, to the minute.</summary>
    public DateTimeOffset LastSeen { get; set; }

    public string Address { get; set; } = "";

    /// <summary>What the browser says it is, shortened.</summary>
    public string Browser { get; set; } = "";

    public SignInWay How { get; set; }

    public bool SecondFactor { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public SessionEnd? Ended { get; set; }
}

/// <summary>By what a person signed in. The names are kept in rows.</summary>
public enum SignInWay
{
    Password,
    Passkey,
    Oidc,
    Demo,
}

/// <summary>Why a session is over. The names are kept in rows.</summary>
public enum SessionEnd
{
    SignedOut,

    /// <summary>Nothing was done for too long.</summary>
    Idle,

    /// <summary>It lasted as long as a session may.</summary>
    TooLong,

    /// <summary>The person ended it from another one.</summary>
    ByPerson,

    ByAdministrator,

    /// <summary>The role, the organizer or the right to sign in at all changed.</summary>
    RightsChanged,

    /// <summary>The password or a second factor was changed.</summary>
    SecretChanged,
}
