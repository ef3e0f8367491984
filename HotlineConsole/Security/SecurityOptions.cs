using HotlineConsole.Security.Oidc;
using HotlineConsole.Security.Passwords;
using HotlineConsole.Security.SecondFactors;

namespace HotlineConsole.Security;

/// <summary>Configuration section <c>Security</c>.</summary>
public sealed class SecurityOptions
{
    /// <summary>How long an open screen may outlive the loss of a right that was taken away past the application, in the database itself.</summary>
    public TimeSpan RevalidateEvery { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a person stays signed in without doing anything.</summary>
    public TimeSpan IdleFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a person stays signed in whatever is done.</summary>
    public TimeSpan LongestFor { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Whose rules passwords follow.</summary>
    public PasswordProfile PasswordProfile { get; set; }

    /// <summary>Who has to have a second factor.</summary>
    public SecondFactorFor SecondFactor { get; set; } = SecondFactorFor.Administrators;

    /// <summary>Single sign-on.</summary>
    public OidcOptions Oidc { get; } = new();

    /// <summary>How many circuits a user may have open at a time: tabs, and screens that came in by the same account.</summary>
    public int MostCircuitsOfAUser { get; set; } = 30;

    /// <summary>How many circuits this process takes.</summary>
    public int MostCircuits { get; set; } = 5_000;

    /// <summary>Pages and forms of one person, or of one address before anybody signed in: so many at once, and so many a second after that.</summary>
    public int PagesAtOnce { get; set; } = 300;

    public int PagesASecond { get; set; } = 50;

    /// <summary>Calls of one key.</summary>
    public int CallsAtOnce { get; set; } = 500;

    public int CallsASecond { get; set; } = 200;

    /// <summary>Addresses of the proxies whose word on the browser's address and scheme is taken.</summary>
    public List<string> Proxies { get; } = [];

    /// <summary>Lets cookies travel over plain http outside Development, for an isolated network without certificates.</summary>
    public bool PlainHttp { get; set; }
}
