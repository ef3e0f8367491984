using HotlineConsole.Security.Audit;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Security;

/// <summary>The register of wall devices.</summary>
public sealed class Devices(IDbContextFactory<AccountsDb> accounts, AuditTrail trail, TimeProvider clock)
{
    public async Task<List<Device>> ListAsync()
    {
        await using var db = await accounts.CreateDbContextAsync();
        return await db.Devices.AsNoTracking().OrderBy(device => device.RevokedAt != null).ThenBy(device => device.Name).ToListAsync();
    }

    /// <summary>Registers a device and gives its token, which is not kept and cannot be shown again.</summary>
    /// <param name="by">Who does it; null for the system itself.</param>
    public async Task<string> AddAsync(string name, HotlineActor? by = null)
    {
        var token = SecretToken.New();
        await using var db = await accounts.CreateDbContextAsync();
        db.Devices.Add(new Device { Name = name, TokenHash = SecretToken.Hash(token), CreatedAt = clock.GetUtcNow() });
        await trail.SaveAsync(db, by, AuditAct.DeviceAdded, name);
        return token;
    }

    public async Task RevokeAsync(int id, HotlineActor? by = null)
    {
        await using var db = await accounts.CreateDbContextAsync();
        if (await db.Devices.FindAsync(id) is { RevokedAt: null } device)
        {
            device.RevokedAt = clock.GetUtcNow();
            await trail.SaveAsync(db, by, AuditAct.DeviceRevoked, device.Name);
        }
    }

    public async Task<Device?> FindByTokenAsync(string token)
    {
        var hash = SecretToken.Hash(token);
        await using var db = await accounts.CreateDbContextAsync();
        return await db.Devices.AsNoTracking().FirstOrDefaultAsync(device => device.TokenHash == hash && device.RevokedAt == null);
    }

    /// <summary>Whether the device may still show the board; notes that it was used, once a minute at most.</summary>
    public async Task<bool> UseAsync(int id)
    {
        await using var db = await accounts.CreateDbContextAsync();
        if (await db.Devices.FindAsync(id) is not { RevokedAt: null } device)
        {
            return false;
        }

        if (clock.IsWorthNoting(device.LastUsedAt))
        {
            device.LastUsedAt = clock.GetUtcNow();
            await db.SaveChangesAsync();
        }

        return true;
    }
}
