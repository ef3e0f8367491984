using HotlineConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace HotlineConsole.Security;

/// <summary>For the migrations tool only.</summary>
internal sealed class AccountsDesign : IDesignTimeDbContextFactory<AccountsDb>
{
    public AccountsDb CreateDbContext(string[] args) => new(
        new DbContextOptionsBuilder<AccountsDb>().UseSqlite("Data Source=:memory:", sqlite => sqlite.MigrationsHistoryTable(AccountsDb.History)).Options, new WriteGate());
}
