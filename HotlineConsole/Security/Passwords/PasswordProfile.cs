namespace HotlineConsole.Security.Passwords;

/// <summary>Whose rules a password follows.</summary>
public enum PasswordProfile
{
    /// <summary>What classified protection of level 3 is examined by: length, kinds of characters, age, no return to an old one.</summary>
    Level3,

    /// <summary>OWASP ASVS 5.0, chapter 6.2: length and rarity in place of kinds and age.</summary>
    Asvs,
}
