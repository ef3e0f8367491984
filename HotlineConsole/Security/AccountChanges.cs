using System.Runtime.CompilerServices;
using HotlineConsole.Security.Postgres;
using HotlineConsole.Security.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HotlineConsole.Security;

/// <summary>
/// Says at once whose rights have changed, so that nobody has to ask again and again. Whoever changes an account needs to know nothing of it: it is
/// read from what is saved. On PostgreSQL the other nodes hear of it too.
/// </summary>
public sealed class AccountChanges(TimeProvider clock) : SaveChangesInterceptor
{
    private static readonly string[] Rights = [nameof(HotlineUser.HotlineRole), nameof(HotlineUser.OrganizerId), nameof(HotlineUser.Disabled)];
    private readonly ConditionalWeakTable<DbContext, List<string>> _saving = [];

    /// <summary>The name identifier of a person, or <c>device:</c> and the number of a wall. Handlers must not wait.</summary>
    public event Action<string>? Changed;

    public void Tell(string whose) => Changed?.Invoke(whose);

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Look(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Look(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        foreach (var whose in Saved(eventData.Context!))
        {
            Tell(whose);
        }

        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        foreach (var whose in Saved(eventData.Context!))
        {
            Tell(whose);
            if (eventData.Context is AccountsPostgresDb db)
            {
                await db.Database.ExecuteSqlAsync($"SELECT pg_notify({AccountsListener.Channel}, {whose})", cancellationToken);
            }
        }

        return result;
    }

    // A right that changes ends what was signed in with it: the stamp is renewed, whoever made the change.
    private void Look(DbContext db)
    {
        var whose = new List<string>();
        foreach (var user in db.ChangeTracker.Entries<HotlineUser>().Where(e => e.State is EntityState.Modified or EntityState.Deleted))
        {
            if (Rights.Any(right => IsOther(user.Property(right))))
            {
                user.Entity.SecurityStamp = SecretToken.New();
                user.Property(u => u.SecurityStamp).IsModified = true;
            }

            if (user.State == EntityState.Modified && IsOther(user.Property(u => u.SecurityStamp)))
            {
                EndSessions(db, user.Entity.Id);
            }

            if (user.State == EntityState.Deleted || IsOther(user.Property(u => u.SecurityStamp)))
            {
                whose.Add(user.Entity.Id);
            }
        }

        whose.AddRange(db.ChangeTracker.Entries<Session>().Where(e => e.State == EntityState.Modified && e.Property(s => s.Ended).IsModified).Select(e => e.Entity.UserId).Distinct());
        whose.AddRange(db.ChangeTracker.Entries<Device>().Where(e => e.State == EntityState.Modified && e.Property(d => d.RevokedAt).IsModified).Select(e => Device.NameOf(e.Entity.Id)));
        whose.AddRange(db.ChangeTracker.Entries<ApiKey>().Where(e => e.State == EntityState.Modified && e.Property(k => k.RevokedAt).IsModified).Select(e => e.Entity.UserId));
        _saving.AddOrUpdate(db, whose);
    }

    private void EndSessions(DbContext db, string userId)
    {
        foreach (var session in db.Set<Session>().Where(s => s.UserId == userId && s.Ended == null).AsEnumerable().Where(s => s.Ended == null))
        {
            (session.Ended, session.EndedAt) = (SessionEnd.RightsChanged, clock.GetUtcNow());
        }
    }

    // The user store marks every column as modified, also when a wrong password is counted: that must end nothing.
    private static bool IsOther(PropertyEntry property) => !Equals(property.OriginalValue, property.CurrentValue);

    private List<string> Saved(DbContext db) => _saving.TryGetValue(db, out var whose) && _saving.Remove(db) ? whose : [];
}
