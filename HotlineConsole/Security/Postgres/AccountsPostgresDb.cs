using HotlineConsole.Core.Storage;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace HotlineConsole.Security.Postgres;

/// <summary>The accounts on PostgreSQL, with migrations of their own, and the keys of the cookies: whoever signed in at one node is known at the others.</summary>
public sealed class AccountsPostgresDb(DbContextOptions<AccountsPostgresDb> options, WriteGate gate) : AccountsDb(options, gate), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
}

/// <summary>For the migrations tool only.</summary>
internal sealed class AccountsPostgresDbDesign : IDesignTimeDbContextFactory<AccountsPostgresDb>
{
    public AccountsPostgresDb CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<AccountsPostgresDb>().UseNpgsql("Host=localhost", npgsql => npgsql.MigrationsHistoryTable(AccountsDb.History)).Options, new WriteGate());
}
