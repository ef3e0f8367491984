using HotlineConsole.Core.Storage;
using HotlineConsole.Live;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HotlineConsole.Api;

/// <summary>The board follows the store.</summary>
internal sealed class FeedHealth(HotlineStore store, LiveFeed feed) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (feed.ExecuteTask is null or { IsCompleted: true })
        {
            return HealthCheckResult.Unhealthy("The board has stopped.");
        }

        var committed = store.Sequence;
        var until = TimeProvider.System.GetTimestamp() + (long)(Patience.TotalSeconds * TimeProvider.System.TimestampFrequency);
        while (feed.Now.Sequence < committed)
        {
            if (TimeProvider.System.GetTimestamp() > until)
            {
                return HealthCheckResult.Degraded("The board is behind the store.");
            }

            await Task.Delay(Look, TimeProvider.System, cancellationToken);
        }

        return HealthCheckResult.Healthy();
    }
}
