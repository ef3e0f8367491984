using System.Security.Claims;
using HotlineConsole.Core.Confidentiality;

namespace HotlineConsole.Security;

/// <summary>Where each role starts.</summary>
public static class RoleHome
{
    public const string SignIn = "/account/sign-in";

    public static string Of(Role role) => role switch
    {
        Role.Attendant => "/attendant",
        Role.Dispatcher => "/dispatcher",
        Role.Supervisor => "/supervisor",
        Role.OrganizerStaff or Role.OrganizerLeader => "/organizer",
        Role.Administrator => "/admin/devices",
        Role.SecurityAdministrator => "/admin/users",
        Role.Auditor => "/admin/audit",
        Role.FollowUp => "/followup",
        Role.Keeper => "/archive",
        Role.Gateway => "/account/sessions",
        Role.Wall => "/wall",
        Role.DeadlineWatch or Role.Import or Role.Claimant => SignIn, // they act inside the system and never sign in
    };

    /// <summary>The home of the user, or what has to be done first, or the sign-in page when nobody is signed in.</summary>
    public static string Of(ClaimsPrincipal user) => Owed.PageOf(user) ?? (user.HotlineRole() is { } role ? Of(role) : SignIn);

    public static Role? HotlineRole(this ClaimsPrincipal user) =>
        Enum.TryParse<Role>(user.FindFirstValue(HotlineClaims.Role), out var role) ? role : null;
}
