using HotlineConsole.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotlineConsole.Api;

/// <summary>The store answers a read, and its writer takes its turn; a writer in a long job shows by its sequence that it moves.</summary>
internal sealed class StoreHealth(HotlineStore store) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (store.Connection.DownSince is { } since)
        {
            return HealthCheckResult.Unhealthy($"The database cannot be reached since {since:u}.", store.Connection.Problem);
        }

        var before = store.Sequence;
        await using (var db = store.Read())
        {
            await db.Events.OrderByDescending(e => e.Sequence).Select(e => e.Sequence).FirstOrDefaultAsync(cancellationToken);
        }

        try
        {
            await store.BetweenAsync(() => { }).WaitAsync(Patience, TimeProvider.System, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (TimeoutException)
        {
            return store.Sequence > before ? HealthCheckResult.Degraded("The writer is busy.") : HealthCheckResult.Unhealthy("The writer does not answer.");
        }
    }
}
