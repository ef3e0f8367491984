namespace HotlineConsole.Security;

/// <summary>Configuration section <c>Security</c>.</summary>
public sealed class SecurityOptions
{
    /// <summary>How long an open screen may outlive the loss of its right: circuits and person cookies are checked anew after this time.</summary>
    public TimeSpan RevalidateEvery { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a person stays signed in without doing anything.</summary>
    public TimeSpan SignedInFor { get; set; } = TimeSpan.FromHours(10);

    /// <summary>Lets cookies travel over plain http outside Development, for an isolated network without certificates.</summary>
    public bool PlainHttp { get; set; }
}
