using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Demo;
using HotlineConsole.Knowledge;
using HotlineConsole.Security.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Security;

/// <summary>Before the first request: the tables of the accounts are there, and an empty installation has a way in.</summary>
internal sealed class PrepareAccounts(IServiceProvider provider, IDbContextFactory<AccountsDb> accounts, AuditTrail trail, SettingsAudit settings, FirstAdministrator first) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var turn = await StartTurn.TakeAsync(AccountsStorage.Options(provider), cancellationToken);
        await using (var db = await accounts.CreateDbContextAsync(cancellationToken))
        {
            await db.MigrateAsync(cancellationToken);
            await trail.PrepareAsync(db, cancellationToken);
            await settings.NoteAsync(db, cancellationToken);
        }

        if (provider.GetService<DemoAccounts>() is { } demo)
        {
            await demo.CreateAsync();
            await DatabaseFile.SeedAsync(provider.GetRequiredService<HotlineDatabase>(), cancellationToken);
            if (provider.GetService<DemoClock>() is { } clock)
            {
                await DemoRoster.EnterAsync(accounts, provider.GetRequiredService<City>(), provider.GetRequiredService<IOptions<DemoCityOptions>>().Value.Seed, clock.GetUtcNow());
            }
        }
        else
        {
            await first.AnnounceAsync(cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
