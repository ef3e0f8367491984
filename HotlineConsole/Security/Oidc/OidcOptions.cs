namespace HotlineConsole.Security.Oidc;

/// <summary>Configuration section <c>Security:Oidc</c>: the provider of single sign-on, if there is one.</summary>
public sealed class OidcOptions
{
    /// <summary>The address of the provider, below which its description lies.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    public string? ClientSecret { get; set; }

    /// <summary>What stands on the button; the general words where it is empty.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// The claim that holds the user name of this console, where the provider vouches for it. Without it only the subject that an administrator has entered
    /// finds a person.
    /// </summary>
    public string? UserNameClaim { get; set; }

    public bool IsOn => !string.IsNullOrEmpty(Authority);
}
