using HotlineConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Security;

/// <summary>
/// Wrong secrets in a row, whichever they were: five lock the account for a quarter of an hour. Counted in the database itself, so that tries sent at the
/// same moment count each.
/// </summary>
internal sealed class Attempts(IDbContextFactory<AccountsDb> accounts, WriteGate gate, TimeProvider clock)
{
    private const int Most = 5;
    private static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    public bool IsLocked(HotlineUser user) => user.LockoutEnd > clock.GetUtcNow();

    /// <summary>Counts a wrong one; whether it was the one that locked the account.</summary>
    public async Task<bool> WrongAsync(HotlineUser user)
    {
        using var turn = await gate.EnterAsync();
        await using var db = await accounts.CreateDbContextAsync();
        var own = db.Users.Where(u => u.Id == user.Id);
        await own.ExecuteUpdateAsync(set => set.SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount + 1));
        DateTimeOffset? until = clock.GetUtcNow() + LockedFor;
        return await own.Where(u => u.AccessFailedCount >= Most)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.LockoutEnd, until).SetProperty(u => u.AccessFailedCount, 0)) > 0;
    }

    public async Task RightAsync(HotlineUser user)
    {
        if (user.AccessFailedCount > 0)
        {
            using var turn = await gate.EnterAsync();
            await using var db = await accounts.CreateDbContextAsync();
            await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.AccessFailedCount, 0));
        }
    }
}
