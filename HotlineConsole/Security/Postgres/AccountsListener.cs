using HotlineConsole.Core.Storage;
using Microsoft.Extensions.Options;
using Npgsql;

namespace HotlineConsole.Security.Postgres;

/// <summary>Hears from the other nodes whose rights have changed.</summary>
internal sealed partial class AccountsListener(IOptions<StorageOptions> storage, AccountChanges changes, ILogger<AccountsListener> log) : BackgroundService
{
    public const string Channel = "hotline_accounts";
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or System.Net.Sockets.SocketException or InvalidOperationException && !stoppingToken.IsCancellationRequested)
            {
                // What is missed meanwhile is found by the slower look that every screen takes.
                Lost(log, e.Message);
                await Task.Delay(BetweenTries, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(storage.Value.ConnectionString);
        await connection.OpenAsync(stop);
        connection.Notification += (_, heard) => changes.Tell(heard.Payload);
        await using var listen = new NpgsqlCommand("LISTEN " + Channel, connection);
        await listen.ExecuteNonQueryAsync(stop);
        while (true)
        {
            await connection.WaitAsync(stop);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Changes of accounts at other nodes are not heard at present: {Reason}")]
    private static partial void Lost(ILogger log, string reason);
}
