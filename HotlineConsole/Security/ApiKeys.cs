using HotlineConsole.Security.Audit;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Security;

/// <summary>The register of API keys.</summary>
public sealed class ApiKeys(IDbContextFactory<AccountsDb> accounts, AuditTrail trail, TimeProvider clock)
{
    public const string Prefix = "hk_";

    public async Task<List<ApiKey>> ListAsync()
    {
        await using var db = await accounts.CreateDbContextAsync();
        return await db.ApiKeys.AsNoTracking().Include(key => key.User)
            .OrderBy(key => key.RevokedAt != null).ThenBy(key => key.Name).ToListAsync();
    }

    /// <summary>The users to whom a key can be given.</summary>
    public async Task<List<HotlineUser>> OwnersAsync()
    {
        await using var db = await accounts.CreateDbContextAsync();
        return await db.Users.AsNoTracking().Where(user => !user.Disabled).OrderBy(user => user.UserName).ToListAsync();
    }

    /// <summary>Makes a key that acts as the user and gives its text, which is not kept and cannot be shown again.</summary>
    /// <param name="by">Who does it; null for the system itself.</param>
    public async Task<string> AddAsync(string name, string userId, HotlineActor? by = null)
    {
        var token = SecretToken.New(Prefix);
        await using var db = await accounts.CreateDbContextAsync();
        db.ApiKeys.Add(new ApiKey { Name = name, UserId = userId, TokenHash = SecretToken.Hash(token), CreatedAt = clock.GetUtcNow() });
        await trail.SaveAsync(db, by, AuditAct.KeyAdded, name, after: await OwnerAsync(db, userId));
        return token;
    }

    public async Task RevokeAsync(int id, HotlineActor? by = null)
    {
        await using var db = await accounts.CreateDbContextAsync();
        if (await db.ApiKeys.FindAsync(id) is { RevokedAt: null } key)
        {
            key.RevokedAt = clock.GetUtcNow();
            await trail.SaveAsync(db, by, AuditAct.KeyRevoked, key.Name, before: await OwnerAsync(db, key.UserId));
        }
    }

    /// <summary>The key, with the user it acts as, if both are still good; notes the use, once a minute at most.</summary>
    public async Task<ApiKey?> UseAsync(string token)
    {
        var hash = SecretToken.Hash(token);
        await using var db = await accounts.CreateDbContextAsync();
        var key = await db.ApiKeys.Include(key => key.User)
            .FirstOrDefaultAsync(key => key.TokenHash == hash && key.RevokedAt == null && !key.User!.Disabled);
        if (key is not null && clock.IsWorthNoting(key.LastUsedAt))
        {
            key.LastUsedAt = clock.GetUtcNow();
            await db.SaveChangesAsync();
        }

        return key;
    }

    private static async Task<string?> OwnerAsync(AccountsDb db, string id) => (await db.Users.FindAsync(id))?.UserName;
}
