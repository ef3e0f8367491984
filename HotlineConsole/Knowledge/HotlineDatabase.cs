using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Security;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Knowledge;

/// <summary>热线数据库 (6.2) as desks read it: only what is published and holds today is offered.</summary>
[Clause("6.2.1"), Clause("5.3.1")]
public sealed class HotlineDatabase(IDbContextFactory<AccountsDb> accounts, HotlineClock clock, City city)
{
    private DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), city.TimeZone).DateTime);

    /// <summary>Entries that hold all that was typed, those first that hold it in their title; none when nothing searchable was typed.</summary>
    public async Task<IReadOnlyList<DatabaseEntry>> SearchAsync(string? typed, int most, CancellationToken stop = default)
    {
        var terms = Bigrams.Terms(typed ?? "");
        if (terms.Count == 0)
        {
            return [];
        }

        var day = Today;
        await using var db = await accounts.CreateDbContextAsync(stop);
        var found = db.DatabaseEntries.AsNoTracking().Where(e => e.Published && e.ValidFrom <= day && (e.ValidUntil == null || e.ValidUntil >= day));
        found = terms.Aggregate(found, (entries, term) => entries.Where(e => e.SearchText.Contains(term)));
        var first = terms[0];
        return await found.OrderByDescending(e => e.Title.Contains(first)).ThenBy(e => e.Id).Take(most).ToListAsync(stop);
    }

    /// <summary>Why an answer may not cite what it cites; null when it may.</summary>
    public async Task<Refusal?> RefuseAsync(AnswerDirectly answer)
    {
        if (DatabaseEntry.IdOf(answer.DatabaseEntry ?? "") is not { } id)
        {
            return null;
        }

        await using var db = await accounts.CreateDbContextAsync();
        return DatabaseEntry.Refuse(answer.DatabaseEntry!, await db.DatabaseEntries.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id), Today);
    }

    /// <summary>Puts entries in, in the place of those with the same number.</summary>
    public async Task PutAsync(IReadOnlyCollection<DatabaseEntry> entries, CancellationToken stop = default)
    {
        await using var db = await accounts.CreateDbContextAsync(stop);
        var ids = entries.Select(e => e.Id).ToList();
        var known = await db.DatabaseEntries.Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, stop);
        foreach (var entry in entries)
        {
            var made = entry with { SearchText = string.Join(' ', Bigrams.Terms($"{entry.Title} {entry.Answer} {entry.Source}")) };
            if (known.TryGetValue(entry.Id, out var kept))
            {
                db.Entry(kept).CurrentValues.SetValues(made);
            }
            else
            {
                db.DatabaseEntries.Add(made);
            }
        }

        await db.SaveChangesAsync(stop);
    }

    public async Task<bool> IsEmptyAsync(CancellationToken stop = default)
    {
        await using var db = await accounts.CreateDbContextAsync(stop);
        return !await db.DatabaseEntries.AnyAsync(stop);
    }
}
