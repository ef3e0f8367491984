using HotlineConsole.Core.Storage;
using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Security;

[Trait("Engine", "sqlite")]
public sealed class AccountsStorageTests
{
    [Fact]
    public async Task Connection_OfTheAccounts_LeavesCheckpointsToTheStore()
    {
        await using var app = new ConsoleApp();
        await using var db = await AccountsAsync(app);
        Assert.Equal("wal", await PragmaAsync(db, "journal_mode"));
        Assert.Equal("0", await PragmaAsync(db, "wal_autocheckpoint"));
    }

    [Fact]
    public async Task Save_WhileAnotherWrites_WaitsForItsTurn()
    {
        await using var app = new ConsoleApp();
        await using var db = await AccountsAsync(app);
        Task<int> save;
        using (await app.Services.GetRequiredService<WriteGate>().EnterAsync())
        {
            // With nothing to write a save outside the gate would be done at once.
            save = db.SaveChangesAsync();
            Assert.False(save.IsCompleted);
        }

        Assert.Equal(0, await save);
    }

    [Fact]
    public async Task Model_OfTheAccounts_HasItsMigration()
    {
        await using var app = new ConsoleApp();
        await using var db = await AccountsAsync(app);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    private static Task<AccountsDb> AccountsAsync(ConsoleApp app) =>
        app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();

    private static async Task<string> PragmaAsync(AccountsDb db, string name)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + name;
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture)!;
    }
}
