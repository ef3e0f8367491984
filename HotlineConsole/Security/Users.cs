using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Security.Audit;
using HotlineConsole.Security.Passwords;
using HotlineConsole.Security.SecondFactors;
using HotlineConsole.Security.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Security;

/// <summary>
/// The register of people, for security administrators (6.1.2); nobody changes his own rights, so that there always is another who can. What is changed here holds at once: <see cref="AccountChanges"/> ends what the person has open.
/// Each act is written in the audit together with what it changes, and answers the key of the sentence that says why it was not done, or null.
/// </summary>
[Clause("6.1.2")]
public sealed class Users(
    ActorAccessor session, UserManager<HotlineUser> people, PasswordPolicy passwords, SessionRegister sessions, IDbContextFactory<AccountsDb> accounts, AuditTrail trail, City city, TimeProvider clock)
{
    /// <summary>What a person can be; the others act inside the system.</summary>
    public static readonly IReadOnlyList<Role> Roles =
        [Role.Attendant, Role.Dispatcher, Role.Supervisor, Role.OrganizerStaff, Role.OrganizerLeader, Role.Administrator,
         Role.SecurityAdministrator, Role.Auditor, Role.FollowUp, Role.Keeper, Role.Gateway];

    public static bool HasOrganizer(Role role) => role is Role.OrganizerStaff or Role.OrganizerLeader;

    public bool IsLocked(HotlineUser user) => user.LockoutEnd > clock.GetUtcNow();

    public async Task<List<HotlineUser>> ListAsync()
    {
        await RequireAsync();
        await using var db = await accounts.CreateDbContextAsync();
        return await db.Users.AsNoTracking().OrderBy(user => user.Disabled).ThenBy(user => user.HotlineRole).ThenBy(user => user.UserName).ToListAsync();
    }

    /// <summary>A new person, with a password that is shown once and holds for one sign-in.</summary>
    public async Task<(string? Problem, string? Password)> AddAsync(string userName, string displayName, Role role, OrganizerId? organizer)
    {
        var by = await RequireAsync();
        if (ProblemOf(role, organizer) is { } problem)
        {
            return (problem, null);
        }

        if (string.IsNullOrWhiteSpace(displayName))
        {
            return ("Admin.Users.NoName", null);
        }

        var user = new HotlineUser { UserName = userName.Trim(), DisplayName = displayName.Trim(), HotlineRole = role, OrganizerId = organizer?.Value };
        var password = passwords.OneTime(user);
        passwords.Set(user, password, oneTime: true);
        var result = await people.CreateAsync(user);
        if (!result.Succeeded)
        {
            return (result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.DuplicateUserName)) ? "Admin.Users.Taken" : "Admin.Users.BadName", null);
        }

        await trail.AppendAsync(by, AuditAct.PersonAdded, user.UserName, after: RightsOf(user));
        return (null, password);
    }

    /// <summary>Gives another role, and the organizer that it needs.</summary>
    public Task<string?> MoveAsync(string id, Role role, OrganizerId? organizer) => ChangeAsync(id, AuditAct.PersonMoved, user =>
    {
        if (ProblemOf(role, organizer) is { } problem)
        {
            return problem;
        }

        (user.HotlineRole, user.OrganizerId) = (role, organizer?.Value);
        return null;
    });

    public Task<string?> DisableAsync(string id) => ChangeAsync(id, AuditAct.PersonDisabled, user =>
    {
        user.Disabled = true;
        return null;
    });

    /// <summary>Lets a disabled or locked person in again.</summary>
    public Task<string?> EnableAsync(string id) => ChangeAsync(id, AuditAct.PersonEnabled, user =>
    {
        (user.Disabled, user.LockoutEnd, user.AccessFailedCount) = (false, null, 0);
        return null;
    });

    /// <summary>Ends every session of the person, who can sign in anew.</summary>
    public Task<string?> EndSessionsAsync(string id) => ChangeAsync(id, AuditAct.SessionsEnded, _ => null, SessionEnd.ByAdministrator);

    public async Task<List<Session>> SessionsAsync(string id)
    {
        await RequireAsync();
        return await sessions.OfAsync(id);
    }

    public async Task EndSessionAsync(string session) => await sessions.EndAsync(session, SessionEnd.ByAdministrator, await RequireAsync(), AuditAct.SessionEnded);

    /// <summary>A new password in place of a forgotten one, shown once, for one sign-in; the sessions end.</summary>
    public async Task<(string? Problem, string? Password)> NewPasswordAsync(string id)
    {
        var password = "";
        var problem = await ChangeAsync(id, AuditAct.PasswordRenewed, user =>
        {
            password = passwords.OneTime(user);
            passwords.Set(user, password, oneTime: true);
            (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
            return null;
        }, SessionEnd.SecretChanged);
        return (problem, problem is null ? password : null);
    }

    /// <summary>Says who the person is at the provider of single sign-on; nobody, where it is empty.</summary>
    public async Task<string?> LinkAsync(string id, string subject)
    {
        await RequireAsync();
        await using var db = await accounts.CreateDbContextAsync();
        var given = subject.Trim() is { Length: > 0 } text ? text : null;
        return given is not null && await db.Users.AnyAsync(user => user.Id != id && user.ExternalSubject == given)
            ? "Admin.Users.SubjectTaken"
            : await ChangeAsync(id, AuditAct.PersonLinked, user =>
            {
                user.ExternalSubject = given;
                return null;
            });
    }

    /// <summary>Takes away authenticator, recovery codes and passkeys, where they are lost; the person can set them up anew after the password.</summary>
    public Task<string?> ResetSecondFactorsAsync(string id) => ChangeAsync(id, AuditAct.SecondFactorsReset, user =>
    {
        SecondFactor.Clear(user);
        return null;
    }, SessionEnd.SecretChanged);

    private async Task<string?> ChangeAsync(string id, AuditAct act, Func<HotlineUser, string?> change, SessionEnd? ends = null)
    {
        var by = await RequireAsync();
        await using var db = await accounts.CreateDbContextAsync();
        if (await db.Users.FindAsync(id) is not { } user)
        {
            return "Admin.Users.Gone";
        }

        var before = RightsOf(user);
        if (change(user) is { } problem)
        {
            return problem;
        }

        if (id == by.Id && act is (AuditAct.PersonMoved or AuditAct.PersonDisabled or AuditAct.PersonLinked or AuditAct.SecondFactorsReset))
        {
            return "Admin.Users.Own";
        }

        try
        {
            if (act == AuditAct.SecondFactorsReset)
            {
                db.UserPasskeys.RemoveRange(await db.UserPasskeys.Where(passkey => passkey.UserId == id).ToListAsync());
            }

            if (ends is { } why)
            {
                await sessions.EndAllAsync(db, id, why);
            }

            user.ConcurrencyStamp = Guid.NewGuid().ToString();
            var moved = act == AuditAct.PersonMoved;
            await trail.SaveAsync(db, by, act, user.UserName!, moved ? before : null, moved ? RightsOf(user) : null);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return "Admin.Users.Changed";
        }
    }

    /// <summary>Role and organizer, as the audit keeps them.</summary>
    private static string RightsOf(HotlineUser user) => $"{user.HotlineRole} {user.OrganizerId}".TrimEnd();

    private string? ProblemOf(Role role, OrganizerId? organizer) =>
        !Roles.Contains(role) ? "Admin.Users.BadRole"
        : HasOrganizer(role) != organizer is not null || (organizer is not null && !city.Organizers.ContainsKey(organizer.Value)) ? "Admin.Users.NoOrganizer"
        : null;

    private async Task<HotlineActor> RequireAsync() => await session.RequireAsync() is var by && by.Role.MayOpen(Entry.People)
        ? by
        : throw new UnauthorizedAccessException("Only security administrators keep the register of people.");
}
