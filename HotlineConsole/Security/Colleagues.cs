using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Security;

/// <summary>A person of an organizer, as its own people see each other.</summary>
public sealed record Colleague(string Id, string Name);

/// <summary>Who belongs to an organizer and can sign in.</summary>
public sealed class Colleagues(IDbContextFactory<AccountsDb> accounts)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<Colleague>> OfAsync(OrganizerId organizer)
    {
        await using var db = await accounts.CreateDbContextAsync();
        return await db.Users.AsNoTracking()
            .Where(u => u.OrganizerId == organizer.Value && !u.Disabled && (u.HotlineRole == Role.OrganizerStaff || u.HotlineRole == Role.OrganizerLeader))
            .OrderBy(u => u.DisplayName).Take(Most).Select(u => new Colleague(u.Id, u.DisplayName)).ToListAsync();
    }

    /// <summary>A colleague with his name, or a section. A person who is no colleague has no name, and the command is refused.</summary>
    public async Task<(string? Person, string? Name)> NamedAsync(OrganizerId organizer, string? person, string? section) => person is null
        ? (null, section)
        : (person, (await OfAsync(organizer)).FirstOrDefault(c => c.Id == person)?.Name);
}
