using System.Security.Cryptography;
using HotlineConsole.Core.Texts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Security.Passwords;

/// <summary>
/// What a password has to be, for how long it holds, and the one way to set one: at set-up, by the person, or by an administrator who hands out a password
/// for one sign-in.
/// </summary>
public sealed class PasswordPolicy(IOptions<SecurityOptions> options, IPasswordHasher<HotlineUser> hasher, TimeProvider clock)
{
    private static readonly TimeSpan HoldsFor = TimeSpan.FromDays(90);

    /// <summary>The present one and those before it that must not come back.</summary>
    private const int Remembered = 5;

    private const int Kinds = 3;

    private static readonly HotlineUser Nobody = new();
    private static readonly string Decoy = new PasswordHasher<HotlineUser>().HashPassword(Nobody, SecretToken.New());

    /// <summary>A shorter name is in many a password by chance.</summary>
    private const int ShortestName = 3;

    // Without letters that are taken for each other when they are read out. Each kind is drawn from, so that both profiles are met.
    private static readonly string[] Readable = ["ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghjkmnpqrstuvwxyz", "23456789"];
    private const int Groups = 5;
    private const int InAGroup = 4;

    public PasswordProfile Profile => options.Value.PasswordProfile;

    public int Shortest => Profile switch { PasswordProfile.Level3 => 12, PasswordProfile.Asvs => 15 };

    /// <summary>The rules in a sentence.</summary>
    public string Rules => Words.Of($"Password.Rules.{Profile}", Shortest);

    /// <summary>What the password lacks, a sentence each; empty for a good one.</summary>
    public IReadOnlyList<string> Missing(HotlineUser user, string password)
    {
        List<string> missing = [.. Faults(user, password)];
        if (missing.Count == 0)
        {
            // Hashing takes a while: only what is good otherwise is compared.
            missing.AddRange(Returns(user, password));
        }

        return missing;
    }

    private IEnumerable<string> Faults(HotlineUser user, string password)
    {
        if (password.EnumerateRunes().Count() < Shortest)
        {
            yield return Words.Of("Password.Missing.Length", Shortest);
        }

        if (user.UserName is { Length: >= ShortestName } name && password.Contains(name, StringComparison.OrdinalIgnoreCase))
        {
            yield return Words.Of("Password.Missing.Name");
        }

        if (Profile == PasswordProfile.Level3 && KindsIn(password) < Kinds)
        {
            yield return Words.Of("Password.Missing.Kinds", Kinds);
        }

        if (Profile == PasswordProfile.Asvs && CommonPasswords.HasOwnWord(password))
        {
            yield return Words.Of("Password.Missing.OwnWord");
        }

        if (Profile == PasswordProfile.Asvs && CommonPasswords.Has(password))
        {
            yield return Words.Of("Password.Missing.Rare");
        }
    }

    private IEnumerable<string> Returns(HotlineUser user, string password) => Profile switch
    {
        PasswordProfile.Level3 => Earlier(user).Any(hash => Is(user, hash, password)) ? [Words.Of("Password.Missing.New", Remembered)] : [],
        PasswordProfile.Asvs => Earlier(user).Take(1).Any(hash => Is(user, hash, password)) ? [Words.Of("Password.Missing.Other")] : [],
    };

    /// <summary>Whether nothing else opens before the person has chosen a new one: it was handed out, or is too old. What nobody knows the age of is too old.</summary>
    public bool MustChange(HotlineUser user) => user.PasswordHash is not null
        && (user.MustChangePassword || (Profile == PasswordProfile.Level3 && !(clock.GetUtcNow() - user.PasswordSetAt < HoldsFor)));

    /// <summary>Sets it; whoever calls has asked what is missing, and saves.</summary>
    /// <param name="oneTime">Handed out by somebody else, for one sign-in.</param>
    public void Set(HotlineUser user, string password, bool oneTime = false)
    {
        user.EarlierPasswords = string.Join('\n', Earlier(user).Take(Remembered - 1));
        user.PasswordHash = hasher.HashPassword(user, password);
        (user.PasswordSetAt, user.MustChangePassword) = (clock.GetUtcNow(), oneTime);
    }

    /// <summary>A password to be read out or copied, which meets the rules.</summary>
    public string OneTime(HotlineUser user)
    {
        while (true)
        {
            var password = string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(string.Concat(Readable), InAGroup)));
            if (Missing(user, password).Count == 0)
            {
                return password;
            }
        }
    }

    // The newest first.
    private static string[] Earlier(HotlineUser user) =>
        (user.PasswordHash + "\n" + user.EarlierPasswords).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether it is the person's password. For nobody, and for somebody without one, a decoy is compared, so that it takes as long.</summary>
    public bool Is(HotlineUser? user, string password) => Is(user ?? Nobody, user?.PasswordHash ?? Decoy, password) && user?.PasswordHash is not null;

    private bool Is(HotlineUser user, string hash, string password) =>
        hasher.VerifyHashedPassword(user, hash, password) != PasswordVerificationResult.Failed;

    private static int KindsIn(string password) =>
        (password.Any(char.IsUpper) ? 1 : 0) + (password.Any(char.IsLower) ? 1 : 0) + (password.Any(char.IsDigit) ? 1 : 0)
        + (password.Any(c => !char.IsUpper(c) && !char.IsLower(c) && !char.IsDigit(c)) ? 1 : 0);
}
