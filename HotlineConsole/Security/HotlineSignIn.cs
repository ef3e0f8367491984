using System.Security.Claims;
using HotlineConsole.Security.Audit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Security;

/// <summary>Sign-in of people: a disabled user cannot come in and does not stay in.</summary>
internal sealed class HotlineSignIn(
    UserManager<HotlineUser> users,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<HotlineUser> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<HotlineUser>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<HotlineUser> confirmation,
    AuditTrail trail)
    : SignInManager<HotlineUser>(users, http, claims, options, log, schemes, confirmation)
{
    // What a user without a name is checked against, so that an unknown name takes as long to refuse as a wrong password.
    private static readonly string Decoy = new PasswordHasher<HotlineUser>().HashPassword(new HotlineUser(), SecretToken.New());

    public override async Task<bool> CanSignInAsync(HotlineUser user) => !user.Disabled && await base.CanSignInAsync(user);

    public override async Task<HotlineUser?> ValidateSecurityStampAsync(ClaimsPrincipal? principal) =>
        await base.ValidateSecurityStampAsync(principal) is { Disabled: false } user ? user : null;

    /// <summary>The user signed in, or null: unknown, wrong, locked and disabled are refused alike.</summary>
    public async Task<HotlineUser?> WithPasswordAsync(string name, string password)
    {
        if (await UserManager.FindByNameAsync(name) is not { } user)
        {
            UserManager.PasswordHasher.VerifyHashedPassword(new HotlineUser(), Decoy, password);
            await trail.AppendAsync(null, AuditAct.SignInRefused, name, after: "unknown");
            return null;
        }

        var wasLocked = await UserManager.IsLockedOutAsync(user);
        var result = await PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
        {
            await trail.AppendAsync(HotlineActor.Of(user), AuditAct.SignInDone, user.UserName!, after: "password");
            return user;
        }

        await trail.AppendAsync(null, AuditAct.SignInRefused, name, after: result.IsNotAllowed ? "disabled" : wasLocked ? "locked" : "wrong-password");
        if (result.IsLockedOut && !wasLocked)
        {
            await trail.AppendAsync(null, AuditAct.LockedOut, user.UserName!);
        }

        return null;
    }
}
