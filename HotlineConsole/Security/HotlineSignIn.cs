using System.Security.Claims;
using HotlineConsole.Core.Texts;
using HotlineConsole.Security.Audit;
using HotlineConsole.Security.Passwords;
using HotlineConsole.Security.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Security;

/// <summary>Sign-in of people: a disabled user cannot come in and does not stay in. Whatever is tried, the refusal is the same and costs the same.</summary>
internal sealed class HotlineSignIn(
    UserManager<HotlineUser> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<HotlineUser> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<HotlineUser>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<HotlineUser> confirmation,
    IDbContextFactory<AccountsDb> accounts,
    PasswordPolicy passwords,
    Attempts attempts,
    SessionRegister sessions,
    AuditTrail trail)
    : SignInManager<HotlineUser>(users, http, claims, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(HotlineUser user) => !user.Disabled && await base.CanSignInAsync(user);

    public override async Task<ClaimsPrincipal> CreateUserPrincipalAsync(HotlineUser user)
    {
        var principal = await base.CreateUserPrincipalAsync(user);
        if (passwords.MustChange(user))
        {
            Owed.Mark(principal, Owed.Password);
        }

        return principal;
    }

    /// <summary>The user signed in, or null: unknown, wrong, locked and disabled are refused alike.</summary>
    public async Task<HotlineUser?> WithPasswordAsync(string name, string password)
    {
        var user = await UserManager.FindByNameAsync(name);
        if (await IsRefusedAsync(user, passwords.Is(user, password), AuditAct.SignInRefused, name, "wrong-password"))
        {
            return null;
        }

        await BeginAsync(user!, SignInWay.Password);
        return user;
    }

    /// <summary>A new password in place of the old one, for the person who is signed in; what is wrong with it in sentences, or nothing when it is done.</summary>
    public async Task<IReadOnlyList<string>> ChangePasswordAsync(ClaimsPrincipal principal, string old, string password)
    {
        var user = await UserManager.GetUserAsync(principal);
        if (await IsRefusedAsync(user, passwords.Is(user, old), AuditAct.PasswordChangeRefused, user?.UserName ?? "", "wrong-password"))
        {
            return [Words.Of("Account.Password.Refused")];
        }

        if (passwords.Missing(user!, password) is [_, ..] missing)
        {
            return missing;
        }

        await using var db = await accounts.CreateDbContextAsync();
        var changed = await db.Users.SingleAsync(u => u.Id == user!.Id);
        passwords.Set(changed, password);
        changed.ConcurrencyStamp = Guid.NewGuid().ToString();
        var session = StillHere.SessionOf(principal)!;
        await sessions.EndAllAsync(db, changed.Id, SessionEnd.SecretChanged, but: session);
        await trail.SaveAsync(db, HotlineActor.Of(changed), AuditAct.PasswordChanged, changed.UserName!);
        await WriteCookieAsync(changed, session);
        return [];
    }

    /// <summary>Lets the person in, by a session of its own; the one that the browser had before is over.</summary>
    public async Task BeginAsync(HotlineUser user, SignInWay how, bool secondFactor = false)
    {
        if (StillHere.SessionOf(Context.User) is { } before && ActorAccessor.Of(Context.User) is { } by)
        {
            await sessions.EndAsync(before, SessionEnd.SignedOut, by, AuditAct.SignedOut);
        }

        await WriteCookieAsync(user, await sessions.BeginAsync(user, how, secondFactor));
    }

    private Task WriteCookieAsync(HotlineUser user, string session) =>
        SignInWithClaimsAsync(user, new AuthenticationProperties(), [new(HotlineClaims.Session, session)]);

    /// <summary>Whether the person does not come in; counts what was wrong, and writes down why. The one way for every secret.</summary>
    /// <param name="right">Whether the secret was right; found out for nobody too, so that it takes its time.</param>
    /// <param name="name">What was typed, for somebody who is not known.</param>
    private async Task<bool> IsRefusedAsync(HotlineUser? user, bool right, AuditAct refused, string name, string wrong)
    {
        var why = user is null ? "unknown" : user.Disabled ? "disabled" : attempts.IsLocked(user) ? "locked" : right ? null : wrong;
        if (why is null)
        {
            await attempts.RightAsync(user!);
            return false;
        }

        await trail.AppendAsync(null, refused, user?.UserName ?? name, after: why);
        if (why == wrong && await attempts.WrongAsync(user!))
        {
            await trail.AppendAsync(null, AuditAct.LockedOut, user!.UserName!);
        }

        return true;
    }
}
