using System.Security.Claims;
using HotlineConsole.Core.Texts;
using HotlineConsole.Security.Audit;

namespace HotlineConsole.Security;

// What somebody who is signed in changes about his own ways in.
internal sealed partial class HotlineSignIn
{
    /// <summary>A new password in place of the old one, for the person who is signed in; what is wrong with it in sentences, or nothing when it is done.</summary>
    public async Task<IReadOnlyList<string>> ChangePasswordAsync(ClaimsPrincipal principal, string old, string password)
    {
        var user = await UserManager.GetUserAsync(principal);
        if (await IsRefusedAsync(user, passwords.Is(user, old), AuditAct.PasswordChangeRefused, "", "wrong-password"))
        {
            return [Words.Of("Account.Password.Refused")];
        }

        if (passwords.Missing(user!, password) is [_, ..] missing)
        {
            return missing;
        }

        await ChangeAsync(principal, AuditAct.PasswordChanged, (changed, _) => passwords.Set(changed, password));
        return [];
    }

    /// <summary>Changes something about the person's authenticator, which a code of it must allow; whether it did.</summary>
    public async Task<bool> ChangeFactorAsync(ClaimsPrincipal principal, string typed, AuditAct act, Action<HotlineUser> change)
    {
        var user = await UserManager.GetUserAsync(principal);
        var proof = factor.Check(user, typed, unconfirmed: act == AuditAct.SecondFactorSet);
        if (await IsRefusedAsync(user, await IsRightAsync(user, proof), AuditAct.SecondFactorRefused, "", "wrong-code"))
        {
            return false;
        }

        await ChangeAsync(principal, act, (changed, session) =>
        {
            change(changed);
            session.SecondFactor = changed.TwoFactorEnabled;
        });
        return true;
    }

    /// <summary>What a browser needs to make a passkey for the person.</summary>
    public async Task<string> NewPasskeyOptionsAsync(ClaimsPrincipal principal)
    {
        var user = (await UserManager.GetUserAsync(principal))!;
        return await MakePasskeyCreationOptionsAsync(new() { Id = user.Id, Name = user.UserName!, DisplayName = user.DisplayName });
    }

    /// <summary>Adds the passkey that a browser has made; whether it is one.</summary>
    public async Task<bool> AddPasskeyAsync(ClaimsPrincipal principal, string credential, string name)
    {
        var user = (await UserManager.GetUserAsync(principal))!;
        try
        {
            if (await PerformPasskeyAttestationAsync(credential) is not { Succeeded: true } made || made.UserEntity.Id != user.Id)
            {
                return false;
            }

            made.Passkey.Name = name.Trim() is { Length: > 0 and <= 64 } given ? given : null;
            await UserManager.AddOrUpdatePasskeyAsync(user, made.Passkey);
        }
        catch (InvalidOperationException)
        {
            return false; // nobody asked for one here
        }

        await ChangeAsync(principal, AuditAct.PasskeyAdded, (_, session) => session.SecondFactor = true);
        return true;
    }

    public async Task RemovePasskeyAsync(ClaimsPrincipal principal, byte[] id)
    {
        await UserManager.RemovePasskeyAsync((await UserManager.GetUserAsync(principal))!, id);
        await ChangeAsync(principal, AuditAct.PasskeyRemoved, (_, _) => { });
    }
}
