using System.Text.Json;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Storage;
using HotlineConsole.Pages.Orders;
using HotlineConsole.Security.Audit;
using HotlineConsole.Security.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HotlineConsole.Security;

/// <summary>People with their kept filters, wall devices, API keys, the audit and the hotline database's entries: in the same database as the hotline itself, with a migrations history of their own.</summary>
public class AccountsDb(DbContextOptions options, WriteGate gate) : IdentityUserContext<HotlineUser>(options)
{
    private const int LongestCredential = 1023; // as WebAuthn has it

    public DbSet<Device> Devices => Set<Device>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<DutyShift> DutyShifts => Set<DutyShift>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<DatabaseEntry> DatabaseEntries => Set<DatabaseEntry>();

    public DbSet<SavedFilter> SavedFilters => Set<SavedFilter>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        using var turn = gate.Enter();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        using var turn = await gate.EnterAsync(cancellationToken);
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public async Task MigrateAsync(CancellationToken stop)
    {
        using var turn = await gate.EnterAsync(stop);
        await Database.MigrateAsync(stop);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<HotlineUser>().Property(user => user.HotlineRole).HasConversion<string>();
        builder.Entity<HotlineUser>().HasIndex(user => user.ExternalSubject).IsUnique();
        builder.Entity<IdentityUserPasskey<string>>(passkeys =>
        {
            // Said here and not by Identity's version of the schema, which a context that is made without services does not know.
            passkeys.ToTable("AspNetUserPasskeys").HasKey(passkey => passkey.CredentialId);
            passkeys.Property(passkey => passkey.CredentialId).HasMaxLength(LongestCredential);
            passkeys.Property(passkey => passkey.Data).HasConversion(
                data => JsonSerializer.Serialize(data, JsonSerializerOptions.Default), text => JsonSerializer.Deserialize<IdentityPasskeyData>(text, JsonSerializerOptions.Default)!);
            passkeys.HasOne<HotlineUser>().WithMany().HasForeignKey(passkey => passkey.UserId).IsRequired();
        });
        builder.Entity<Device>().HasIndex(device => device.TokenHash).IsUnique();
        builder.Entity<ApiKey>().HasIndex(key => key.TokenHash).IsUnique();
        builder.Entity<Session>().Property(session => session.How).HasConversion<string>();
        builder.Entity<Session>().Property(session => session.Ended).HasConversion<string>();
        builder.Entity<Session>().Property(session => session.EndedAt).IsConcurrencyToken(); // it ends once, whichever node ends it
        builder.Entity<Session>().HasIndex(session => new { session.UserId, session.Began });
        builder.Entity<DatabaseEntry>().HasKey(entry => entry.Id);
        builder.Entity<DatabaseEntry>().Property(entry => entry.Id).ValueGeneratedNever();
        builder.Entity<DatabaseEntry>().Ignore(entry => entry.Citation);
        builder.Entity<SavedFilter>().HasKey(filter => new { filter.UserId, filter.Name });
        builder.Entity<SavedFilter>().HasOne<HotlineUser>().WithMany().HasForeignKey(filter => filter.UserId).IsRequired();
        builder.Entity<DutyShift>().Property(shift => shift.Id).ValueGeneratedNever();
        builder.Entity<DutyShift>().HasIndex(shift => new { shift.OrganizerId, shift.Until });
        builder.Entity<AuditRow>().HasKey(row => row.Sequence);
        builder.Entity<AuditRow>().Property(row => row.Sequence).ValueGeneratedNever();
        builder.Entity<AuditRow>().HasIndex(row => row.At);
    }

    /// <summary>The table that says which migrations of the accounts the database has.</summary>
    public const string History = "__AccountsMigrations";

    // SQLite has no instant; ticks compare and sort in SQL.
    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
