using System.Security.Cryptography;
using System.Text;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Security.SecondFactors;

/// <summary>What was typed in place of a secret: a code of the authenticator by its step, or a recovery code by its hash.</summary>
internal readonly record struct Proof(long? Step, string? Recovery)
{
    public bool IsRight => Step is not null || Recovery is not null;
}

/// <summary>
/// The authenticator of a person, and the codes for when it is lost. The key lies in the database under the protection of the cookies' keys, which lie
/// elsewhere; recovery codes are kept as hashes. A code is taken once.
/// </summary>
internal sealed class SecondFactor(
    IDbContextFactory<AccountsDb> accounts, WriteGate gate, IDataProtectionProvider protection, IOptions<SecurityOptions> options, TimeProvider clock)
{
    public const string Purpose = "second factor";

    private const int RecoveryCodes = 10;
    private const int Groups = 4;
    private const int InAGroup = 4;
    private const string Readable = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);
    private string? _decoy;

    public bool IsAskedOf(Role role) => options.Value.SecondFactor switch
    {
        SecondFactorFor.Optional => false,
        SecondFactorFor.Administrators => role is Role.Administrator or Role.SecurityAdministrator or Role.Auditor,
        SecondFactorFor.Everybody => true,
    };

    /// <summary>A new key for somebody who has none in use yet.</summary>
    public async Task<byte[]> BeginAsync(HotlineUser user)
    {
        var key = Totp.NewKey();
        var kept = Protect(key);
        using var turn = await gate.EnterAsync();
        await using var db = await accounts.CreateDbContextAsync();
        await db.Users.Where(u => u.Id == user.Id && !u.TwoFactorEnabled)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.TotpKey, kept).SetProperty(u => u.TotpStep, 0));
        return key;
    }

    public byte[]? KeyOf(HotlineUser user) => user.TotpKey is { } kept ? Unprotect(kept) : null;

    /// <summary>Whether it is right, without using it up. For nobody it takes the same work.</summary>
    /// <param name="unconfirmed">The key is not in use yet; this code shows that the authenticator has it.</param>
    public Proof Check(HotlineUser? user, string typed, bool unconfirmed = false)
    {
        var plain = new string([.. typed.Where(char.IsLetterOrDigit)]).ToUpperInvariant();
        var key = Unprotect(user?.TotpKey ?? (_decoy ??= Protect(Totp.NewKey()))) ?? Totp.NewKey();
        var step = Totp.Match(key, plain, clock.GetUtcNow(), user?.TotpStep ?? 0);
        var hash = HashOf(plain);
        var recovery = (user?.RecoveryCodes ?? "").Split('\n').Contains(hash);
        return user is null || user.TwoFactorEnabled == unconfirmed ? default : new(step, step is null && recovery ? hash : null);
    }

    /// <summary>Uses it up; whether nobody was quicker.</summary>
    public async Task<bool> UseAsync(HotlineUser user, Proof proof)
    {
        using var turn = await gate.EnterAsync();
        await using var db = await accounts.CreateDbContextAsync();
        var own = db.Users.Where(u => u.Id == user.Id);
        if (proof.Step is { } step)
        {
            return await own.Where(u => u.TotpStep < step).ExecuteUpdateAsync(set => set.SetProperty(u => u.TotpStep, step)) > 0;
        }

        var left = string.Join('\n', user.RecoveryCodes.Split('\n').Where(hash => hash != proof.Recovery));
        return await own.Where(u => u.RecoveryCodes == user.RecoveryCodes).ExecuteUpdateAsync(set => set.SetProperty(u => u.RecoveryCodes, left)) > 0;
    }

    /// <summary>Ten new recovery codes in place of the old ones; only their hashes stay.</summary>
    public static IReadOnlyList<string> Renew(HotlineUser user)
    {
        List<string> codes = [.. Enumerable.Range(0, RecoveryCodes)
            .Select(_ => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Readable, InAGroup))))];
        user.RecoveryCodes = string.Join('\n', codes.Select(code => HashOf(code.Replace("-", "", StringComparison.Ordinal))));
        return codes;
    }

    public static int RecoveryLeft(HotlineUser user) => user.RecoveryCodes.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Without one, as before.</summary>
    public static void Clear(HotlineUser user) => (user.TwoFactorEnabled, user.TotpKey, user.TotpStep, user.RecoveryCodes) = (false, null, 0, "");

    private static string HashOf(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    private string Protect(byte[] key) => Convert.ToBase64String(_protector.Protect(key));

    // Protected by keys that are lost: no code is right, and an administrator has to reset it.
    private byte[]? Unprotect(string kept)
    {
        try
        {
            return _protector.Unprotect(Convert.FromBase64String(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
