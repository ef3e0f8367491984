using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Security;

/// <summary>A person, as those of the same organizer or of the hotline see each other.</summary>
public sealed record Colleague(string Id, string Name);

/// <summary>Who belongs to an organizer, or to the hotline, and can sign in.</summary>
public sealed class Colleagues(IDbContextFactory<AccountsDb> accounts)
{
    private const int Most = 200;
    private const int MostOfHotline = 2_000;

    public async Task<IReadOnlyList<Colleague>> OfAsync(OrganizerId organizer)
    {
        await using var db = await accounts.CreateDbContextAsync();
        return await db.Users.AsNoTracking()
            .Where(u => u.OrganizerId == organizer.Value && !u.Disabled && (u.HotlineRole == Role.OrganizerStaff || u.HotlineRole == Role.OrganizerLeader))
            .OrderBy(u => u.DisplayName).Take(Most).Select(u => new Colleague(u.Id, u.DisplayName)).ToListAsync();
    }

    /// <summary>The hotline's own people who speak with claimants or decide about their orders.</summary>
    public async Task<IReadOnlyList<Colleague>> OfHotlineAsync()
    {
        await using var db = await accounts.CreateDbContextAsync();
        return await db.Users.AsNoTracking()
            .Where(u => !u.Disabled && (u.HotlineRole == Role.Attendant || u.HotlineRole == Role.Dispatcher || u.HotlineRole == Role.Supervisor || u.HotlineRole == Role.FollowUp))
            .OrderBy(u => u.DisplayName).Take(MostOfHotline).Select(u => new Colleague(u.Id, u.DisplayName)).ToListAsync();
    }

    /// <summary>The names of these accounts, by their ids; those that are none are missing.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(IReadOnlyCollection<string> ids)
    {
        await using var db = await accounts.CreateDbContextAsync();
        return await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName);
    }

    /// <summary>The id of the account that somebody signs in with; a name that is none stays as it is: a seat without an account here still answers calls, and they count.</summary>
    public async Task<string?> IdOfAsync(string? account)
    {
        if (string.IsNullOrWhiteSpace(account) || account.Length > ReportCall.LongestName || !CommandTexts.IsText(account))
        {
            return account;
        }

        var name = account.Trim().ToUpperInvariant();
        await using var db = await accounts.CreateDbContextAsync();
        return await db.Users.Where(u => u.NormalizedUserName == name).Select(u => u.Id).FirstOrDefaultAsync() ?? account.Trim();
    }

    /// <summary>A colleague with his name, or a section. A person who is no colleague has no name, and the command is refused.</summary>
    public async Task<(string? Person, string? Name)> NamedAsync(OrganizerId organizer, string? person, string? section) => person is null
        ? (null, section)
        : (person, (await OfAsync(organizer)).FirstOrDefault(c => c.Id == person)?.Name);
}
