using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Security;

/// <summary>One entry of an organizer's roster, as it is kept.</summary>
public sealed class DutyShift
{
    public Guid Id { get; set; }

    public string OrganizerId { get; set; } = "";

    public DateTimeOffset From { get; set; }

    public DateTimeOffset Until { get; set; }

    public string Name { get; set; } = "";

    public string Phone { get; set; } = "";
}

/// <summary>值班表: who of each organizer is on duty. Personal data of staff; kept with the accounts, not in the log, and taken away when the shift is over.</summary>
public sealed class DutyRoster(IDbContextFactory<AccountsDb> accounts, HotlineClock clock)
{
    private const int Most = 200;

    /// <summary>How long a shift that is over is kept, for calls that are still spoken of.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Who is on duty now, whoever came first.</summary>
    public async Task<IReadOnlyList<DutyShift>> NowAsync(OrganizerId organizer)
    {
        var now = clock.GetUtcNow();
        await using var db = await accounts.CreateDbContextAsync();
        return await db.DutyShifts.AsNoTracking().Where(s => s.OrganizerId == organizer.Value && s.Until > now && s.From <= now).OrderBy(s => s.From).Take(Most).ToListAsync();
    }

    /// <summary>What is entered and not over.</summary>
    public async Task<IReadOnlyList<DutyShift>> ComingAsync(OrganizerId organizer)
    {
        var now = clock.GetUtcNow();
        await using var db = await accounts.CreateDbContextAsync();
        return await db.DutyShifts.AsNoTracking().Where(s => s.OrganizerId == organizer.Value && s.Until > now).OrderBy(s => s.From).Take(Most).ToListAsync();
    }

    /// <summary>Enters a shift for one's own organizer; what is long over goes.</summary>
    public async Task<Refusal?> AddAsync(OrganizerId organizer, DutyEntry entry)
    {
        var now = clock.GetUtcNow();
        if (entry.Refuse(now) is { } refusal)
        {
            return refusal;
        }

        await using var db = await accounts.CreateDbContextAsync();
        var over = now - Kept;
        db.RemoveRange(await db.DutyShifts.Where(s => s.OrganizerId == organizer.Value && s.Until < over).Take(Most).ToListAsync());
        db.Add(new DutyShift
        {
            Id = Guid.CreateVersion7(), OrganizerId = organizer.Value, From = entry.From, Until = entry.Until, Name = entry.Name!.Trim(), Phone = entry.Phone!.Trim(),
        });
        await db.SaveChangesAsync();
        return null;
    }

    /// <summary>Takes an entry of one's own organizer out.</summary>
    public async Task RemoveAsync(OrganizerId organizer, Guid id)
    {
        await using var db = await accounts.CreateDbContextAsync();
        if (await db.DutyShifts.SingleOrDefaultAsync(s => s.Id == id && s.OrganizerId == organizer.Value) is { } shift)
        {
            db.Remove(shift);
            await db.SaveChangesAsync();
        }
    }
}
