using System.Security.Claims;
using HotlineConsole.Security.Audit;
using HotlineConsole.Security.Passwords;
using HotlineConsole.Security.SecondFactors;
using HotlineConsole.Security.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Security;

/// <summary>Sign-in of people: a disabled user cannot come in and does not stay in. Whatever is tried, the refusal is the same and costs the same.</summary>
internal sealed partial class HotlineSignIn(
    UserManager<HotlineUser> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<HotlineUser> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<HotlineUser>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<HotlineUser> confirmation,
    IDbContextFactory<AccountsDb> accounts,
    PasswordPolicy passwords,
    SecondFactor factor,
    Attempts attempts,
    SessionRegister sessions,
    IOptions<SecurityOptions> security,
    AuditTrail trail)
    : SignInManager<HotlineUser>(users, http, claims, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(HotlineUser user) => !user.Disabled && await base.CanSignInAsync(user);

    /// <summary>Unknown, wrong, locked and disabled are refused alike. Whoever has a second factor is half in: it is asked for next.</summary>
    public async Task<SignInAnswer> WithPasswordAsync(string name, string password)
    {
        name = name.Replace('\0', '\uFFFD'); // no database keeps it, and the refusal has to be written down
        var user = await UserManager.FindByNameAsync(name);
        if (await IsRefusedAsync(user, passwords.Is(user, password), AuditAct.SignInRefused, name, "wrong-password"))
        {
            return default;
        }

        if (user!.TwoFactorEnabled || (await UserManager.GetPasskeysAsync(user)).Count > 0)
        {
            var half = new ClaimsIdentity([new(ClaimTypes.Name, user.Id)], IdentityConstants.TwoFactorUserIdScheme);
            await Context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(half));
            return new(user, IsHalf: true);
        }

        await BeginAsync(user, SignInWay.Password);
        return new(user, IsHalf: false);
    }

    /// <summary>The other half: a code of the authenticator, or a recovery code. The user signed in, or null.</summary>
    public async Task<HotlineUser?> WithCodeAsync(string typed)
    {
        var user = await GetTwoFactorAuthenticationUserAsync();
        if (await IsRefusedAsync(user, await IsRightAsync(user, factor.Check(user, typed)), AuditAct.SignInRefused, "", "wrong-code"))
        {
            return null;
        }

        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await BeginAsync(user!, SignInWay.Password, secondFactor: true);
        return user;
    }

    /// <summary>A passkey is both factors: what a person has, and the finger or number that unlocks it. The user signed in, or null.</summary>
    public async Task<HotlineUser?> WithPasskeyAsync(string credential)
    {
        var (user, passkey) = await AssertAsync(credential);
        if (await IsRefusedAsync(user, passkey is not null, AuditAct.SignInRefused, "", "wrong-passkey"))
        {
            return null;
        }

        await UserManager.AddOrUpdatePasskeyAsync(user!, passkey!); // its count of uses shows a copy
        await BeginAsync(user!, SignInWay.Passkey, secondFactor: true);
        return user;
    }

    /// <summary>Somebody whom the provider of single sign-on vouches for: who that is here, says the register. The user signed in, or null.</summary>
    public async Task<HotlineUser?> WithOidcAsync(ClaimsPrincipal vouched)
    {
        var subject = vouched.FindFirstValue("sub") ?? "";
        var name = security.Value.Oidc.UserNameClaim is { Length: > 0 } claim ? vouched.FindFirstValue(claim) : null;
        var user = subject.Length > 0 ? await UserManager.Users.SingleOrDefaultAsync(u => u.ExternalSubject == subject) : null;
        user ??= name is not null && await UserManager.FindByNameAsync(name) is { ExternalSubject: null } named ? named : null;
        if (await IsRefusedAsync(user, right: true, AuditAct.SignInRefused, name ?? subject, ""))
        {
            return null;
        }

        await BeginAsync(user!, SignInWay.Oidc);
        return user;
    }

    /// <summary>Lets the person in, by a session of its own; the one that the browser had before is over.</summary>
    public async Task BeginAsync(HotlineUser user, SignInWay how, bool secondFactor = false)
    {
        if (StillHere.SessionOf(Context.User) is { } before)
        {
            await sessions.EndAsync(before, SessionEnd.SignedOut, ActorAccessor.Of(Context.User), AuditAct.SignedOut);
        }

        await attempts.RightAsync(user);
        await WriteCookieAsync(user, await sessions.BeginAsync(user, how, secondFactor));
    }

    // Whoever was signed in elsewhere by what is changed here has to sign in anew; this session goes on, by a new cookie.
    private async Task ChangeAsync(ClaimsPrincipal principal, AuditAct act, Action<HotlineUser, Session> change)
    {
        await using var db = await accounts.CreateDbContextAsync();
        var session = await db.Sessions.Include(s => s.User).SingleAsync(s => s.Id == StillHere.SessionOf(principal));
        var user = session.User!;
        change(user, session);
        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        await sessions.EndAllAsync(db, user.Id, SessionEnd.SecretChanged, but: session.Id);
        await trail.SaveAsync(db, HotlineActor.Of(user), act, user.UserName!);
        await attempts.RightAsync(user);
        await WriteCookieAsync(user, session);
    }

    private async Task WriteCookieAsync(HotlineUser user, Session session)
    {
        var principal = await CreateUserPrincipalAsync(user);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new(HotlineClaims.Session, session.Id));
        if (session.How == SignInWay.Password && passwords.MustChange(user))
        {
            Owed.Mark(principal, Owed.Password);
        }
        else if (session.How == SignInWay.Password && !session.SecondFactor && factor.IsAskedOf(user.HotlineRole))
        {
            Owed.Mark(principal, Owed.SecondFactor);
        }

        await Context.SignInAsync(Schemes.Person, principal);
        Context.User = principal;
    }

    private async Task<(HotlineUser? User, UserPasskeyInfo? Passkey)> AssertAsync(string credential)
    {
        try
        {
            return await PerformPasskeyAssertionAsync(credential) is { Succeeded: true } shown ? (shown.User, shown.Passkey) : default;
        }
        catch (InvalidOperationException)
        {
            return default; // nobody asked for one here
        }
    }

    private bool MayTry(HotlineUser? user) => user is { Disabled: false } && !attempts.IsLocked(user);

    private async Task<bool> IsRightAsync(HotlineUser? user, Proof proof) => proof.IsRight && MayTry(user) && await factor.UseAsync(user!, proof);

    /// <summary>Whether the person does not come in; counts what was wrong, and writes down why. The one way for every secret.</summary>
    /// <param name="right">Whether the secret was right; found out for nobody too, so that it takes its time.</param>
    /// <param name="name">What was typed, for somebody who is not known.</param>
    private async Task<bool> IsRefusedAsync(HotlineUser? user, bool right, AuditAct refused, string name, string wrong)
    {
        var why = user is null ? "unknown" : user.Disabled ? "disabled" : attempts.IsLocked(user) ? "locked" : right ? null : wrong;
        if (why is null)
        {
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

/// <summary>What a password has led to.</summary>
/// <param name="User">Null when it was refused.</param>
/// <param name="IsHalf">The second factor is still to come.</param>
internal readonly record struct SignInAnswer(HotlineUser? User, bool IsHalf);
