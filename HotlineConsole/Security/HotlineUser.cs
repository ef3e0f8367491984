using HotlineConsole.Core.Confidentiality;
using Microsoft.AspNetCore.Identity;

namespace HotlineConsole.Security;

/// <summary>A person who signs in. One role; organizer people also carry the organizer they belong to.</summary>
public sealed class HotlineUser : IdentityUser
{
    public string DisplayName { get; set; } = "";

    public Role HotlineRole { get; set; }

    /// <summary>The organizer of organizer staff and leaders; null for everybody else.</summary>
    public string? OrganizerId { get; set; }

    public bool Disabled { get; set; }

    public DateTimeOffset? PasswordSetAt { get; set; }

    /// <summary>The password was handed out, for one sign-in.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Hashes of the passwords before the present one, the newest first, a line each.</summary>
    public string EarlierPasswords { get; set; } = "";

    /// <summary>The authenticator's key, protected; in use when <see cref="IdentityUser{TKey}.TwoFactorEnabled"/>.</summary>
    public string? TotpKey { get; set; }

    /// <summary>The step of the last code that was taken: no code is taken twice.</summary>
    public long TotpStep { get; set; }

    /// <summary>Hashes of the recovery codes that are left, a line each.</summary>
    public string RecoveryCodes { get; set; } = "";

    /// <summary>Who the person is at the provider of single sign-on.</summary>
    public string? ExternalSubject { get; set; }
}
