using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Security;

/// <summary>What a cookie says about a person: id, display name, role, organizer, and the stamp that a change of rights renews.</summary>
internal sealed class HotlineClaimsFactory(UserManager<HotlineUser> users, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<HotlineUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(HotlineUser user)
    {
        var identity = new ClaimsIdentity(Schemes.Person, ClaimTypes.Name, HotlineClaims.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Id));
        identity.AddClaim(new Claim(ClaimTypes.Name, user.DisplayName));
        identity.AddClaim(new Claim(HotlineClaims.Role, user.HotlineRole.ToString()));
        identity.AddClaim(new Claim(Options.ClaimsIdentity.SecurityStampClaimType, await UserManager.GetSecurityStampAsync(user)));
        if (user.OrganizerId is { } organizer)
        {
            identity.AddClaim(new Claim(HotlineClaims.Organizer, organizer));
        }

        return identity;
    }
}
