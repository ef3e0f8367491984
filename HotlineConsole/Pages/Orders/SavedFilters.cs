using HotlineConsole.Security;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Pages.Orders;

/// <summary>The signed-in person's own filters, by name, and the one used last.</summary>
public sealed class SavedFilters(ActorAccessor session, IDbContextFactory<AccountsDb> accounts)
{
    /// <summary>Those with names, in their order, and the last one used; null when none was.</summary>
    public async Task<(IReadOnlyList<SavedFilter> Named, SavedFilter? Last)> ReadAsync()
    {
        var id = (await session.RequireAsync()).Id;
        await using var db = await accounts.CreateDbContextAsync();
        var all = await db.SavedFilters.AsNoTracking().Where(f => f.UserId == id).OrderBy(f => f.Name).ToListAsync();
        return (all.FindAll(f => f.Name.Length > 0), all.Find(f => f.Name.Length == 0));
    }

    /// <summary>Keeps a filter under a name, in the place of one that has the name; the key of the sentence that says why not, or null.</summary>
    public async Task<string?> SaveAsync(string? name, OrderFilter filter)
    {
        name = name?.Trim() ?? "";
        if (name.Length is 0 or > SavedFilter.LongestName || !Core.WorkOrders.CommandTexts.IsText(name))
        {
            return "Orders.Saved.BadName";
        }

        return await PutAsync(name, filter);
    }

    /// <summary>Remembers what was looked for last.</summary>
    public Task RememberAsync(OrderFilter filter) => filter == new OrderFilter() ? Task.CompletedTask : PutAsync("", filter);

    public async Task ForgetAsync(string name)
    {
        var id = (await session.RequireAsync()).Id;
        await using var db = await accounts.CreateDbContextAsync();
        if (await db.SavedFilters.FindAsync(id, name) is { } kept)
        {
            db.SavedFilters.Remove(kept);
            await db.SaveChangesAsync();
        }
    }

    private async Task<string?> PutAsync(string name, OrderFilter filter)
    {
        var (id, query) = ((await session.RequireAsync()).Id, filter.QueryText());
        await using var db = await accounts.CreateDbContextAsync();
        if (await db.SavedFilters.FindAsync(id, name) is { } kept)
        {
            if (kept.Query == query)
            {
                return null;
            }

            kept.Query = query;
        }
        else if (name.Length > 0 && await db.SavedFilters.CountAsync(f => f.UserId == id && f.Name != "") >= SavedFilter.MostOfAPerson)
        {
            return "Orders.Saved.TooMany";
        }
        else
        {
            db.SavedFilters.Add(new() { UserId = id, Name = name, Query = query });
        }

        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            // The same person did the same in another window at this moment, and was first.
        }

        return null;
    }
}
