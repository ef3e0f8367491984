using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Security.Audit;

/// <summary>The audit for those who read it: newest rows first.</summary>
public sealed class AuditList(ActorAccessor session, IDbContextFactory<AccountsDb> accounts, City city)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    /// <param name="before">Only rows with a smaller number: the page after the one that ends there.</param>
    public async Task<(IReadOnlyList<AuditRow> Rows, bool HasOlder)> ReadAsync(AuditFilter filter, long? before)
    {
        await RequireAsync();
        await using var db = await accounts.CreateDbContextAsync();
        var rows = filter.Within(db.Audit.AsNoTracking(), city.TimeZone);
        rows = before is { } last ? rows.Where(row => row.Sequence < last) : rows;
        var found = await rows.OrderByDescending(row => row.Sequence).Take(PageSize + 1).ToListAsync();
        return (found.Take(PageSize).ToList(), found.Count > PageSize);
    }

    public async Task<AuditRow?> NewestAsync()
    {
        await RequireAsync();
        await using var db = await accounts.CreateDbContextAsync();
        return await db.Audit.AsNoTracking().OrderByDescending(row => row.Sequence).FirstOrDefaultAsync();
    }

    /// <summary>Whoever reads the audit; nobody else gets here.</summary>
    public async Task<HotlineActor> RequireAsync() => await session.RequireAsync() is var by && by.Role.MayOpen(Entry.Audit)
        ? by
        : throw new UnauthorizedAccessException("Only auditors read the audit.");
}
