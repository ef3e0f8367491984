using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Security;

/// <summary>
/// The register of people, for administrators (6.1.2). What is changed here holds at once: <see cref="AccountChanges"/> ends what the person has open.
/// Each act answers the key of the sentence that says why it was not done, or null.
/// </summary>
[Clause("6.1.2")]
public sealed class Users(ActorAccessor session, UserManager<HotlineUser> people, IDbContextFactory<AccountsDb> accounts, City city, TimeProvider clock)
{
    /// <summary>What a person can be; the others act inside the system.</summary>
    public static readonly IReadOnlyList<Role> Roles =
        [Role.Attendant, Role.Dispatcher, Role.Supervisor, Role.OrganizerStaff, Role.OrganizerLeader, Role.Administrator];

    public static bool HasOrganizer(Role role) => role is Role.OrganizerStaff or Role.OrganizerLeader;

    public bool IsLocked(HotlineUser user) => user.LockoutEnd > clock.GetUtcNow();

    public async Task<List<HotlineUser>> ListAsync()
    {
        await RequireAsync();
        await using var db = await accounts.CreateDbContextAsync();
        return await db.Users.AsNoTracking().OrderBy(user => user.Disabled).ThenBy(user => user.HotlineRole).ThenBy(user => user.UserName).ToListAsync();
    }

    /// <summary>A new person, with a password that is shown once.</summary>
    public async Task<(string? Problem, string? Password)> AddAsync(string userName, string displayName, Role role, OrganizerId? organizer)
    {
        await RequireAsync();
        if (ProblemOf(role, organizer) is { } problem)
        {
            return (problem, null);
        }

        if (string.IsNullOrWhiteSpace(displayName))
        {
            return ("Admin.Users.NoName", null);
        }

        var password = SecretToken.New();
        var user = new HotlineUser { UserName = userName.Trim(), DisplayName = displayName.Trim(), HotlineRole = role, OrganizerId = organizer?.Value };
        var result = await people.CreateAsync(user, password);
        return result.Succeeded ? (null, password)
            : (result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.DuplicateUserName)) ? "Admin.Users.Taken" : "Admin.Users.BadName", null);
    }

    /// <summary>Gives another role, and the organizer that it needs.</summary>
    public Task<string?> MoveAsync(string id, Role role, OrganizerId? organizer) => ChangeAsync(id, user =>
    {
        if (ProblemOf(role, organizer) is { } problem)
        {
            return problem;
        }

        (user.HotlineRole, user.OrganizerId) = (role, organizer?.Value);
        return null;
    });

    public Task<string?> DisableAsync(string id) => ChangeAsync(id, user =>
    {
        user.Disabled = true;
        return null;
    });

    /// <summary>Lets a disabled or locked person in again.</summary>
    public Task<string?> EnableAsync(string id) => ChangeAsync(id, user =>
    {
        (user.Disabled, user.LockoutEnd, user.AccessFailedCount) = (false, null, 0);
        return null;
    });

    /// <summary>Ends every session of the person, who can sign in anew.</summary>
    public Task<string?> EndSessionsAsync(string id) => ChangeAsync(id, user =>
    {
        user.SecurityStamp = SecretToken.New();
        return null;
    });

    /// <summary>A new password in place of a forgotten one, shown once; the sessions end.</summary>
    public async Task<(string? Problem, string? Password)> NewPasswordAsync(string id)
    {
        var password = SecretToken.New();
        var problem = await ChangeAsync(id, user =>
        {
            user.PasswordHash = people.PasswordHasher.HashPassword(user, password);
            (user.SecurityStamp, user.LockoutEnd, user.AccessFailedCount) = (SecretToken.New(), null, 0);
            return null;
        });
        return (problem, problem is null ? password : null);
    }

    private async Task<string?> ChangeAsync(string id, Func<HotlineUser, string?> change)
    {
        await RequireAsync();
        await using var db = await accounts.CreateDbContextAsync();
        if (await db.Users.FindAsync(id) is not { } user)
        {
            return "Admin.Users.Gone";
        }

        var wasKeeper = IsKeeper(user);
        if (change(user) is { } problem)
        {
            return problem;
        }

        // The accounts of the demonstration have no password: one of them counts only beside another.
        var counts = user.PasswordHash == null;
        if (wasKeeper && !IsKeeper(user)
            && !await db.Users.AsNoTracking().AnyAsync(u => u.Id != id && u.HotlineRole == Role.Administrator && !u.Disabled && (counts || u.PasswordHash != null)))
        {
            return "Admin.Users.LastAdministrator";
        }

        try
        {
            user.ConcurrencyStamp = Guid.NewGuid().ToString();
            await db.SaveChangesAsync();
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return "Admin.Users.Changed";
        }
    }

    private static bool IsKeeper(HotlineUser user) => user is { HotlineRole: Role.Administrator, Disabled: false };

    private string? ProblemOf(Role role, OrganizerId? organizer) =>
        !Roles.Contains(role) ? "Admin.Users.BadRole"
        : HasOrganizer(role) != organizer is not null || (organizer is not null && !city.Organizers.ContainsKey(organizer.Value)) ? "Admin.Users.NoOrganizer"
        : null;

    private async Task RequireAsync()
    {
        if (!(await session.RequireAsync()).Role.MayOpen(Entry.People))
        {
            throw new UnauthorizedAccessException("Only administrators keep the register of people.");
        }
    }
}
