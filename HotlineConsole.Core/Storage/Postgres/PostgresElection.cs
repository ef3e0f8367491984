using Npgsql;

namespace HotlineConsole.Core.Storage.Postgres;

/// <summary>
/// Which node leads: the one that holds the session's lock. The others wait for it inside the server, so that the next one leads the moment the
/// connection of the last is gone.
/// </summary>
internal sealed class PostgresElection : IAsyncDisposable
{
    internal const long LeaderLock = 12345_2021_3;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(250);

    private readonly PostgresServer _server;
    private readonly Leadership _leadership;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public PostgresElection(PostgresServer server, Leadership leadership)
    {
        (_server, _leadership) = (server, leadership);
        _running = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await _server.OpenAloneAsync(_stop.Token).ConfigureAwait(false);
                await using var take = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { CommandTimeout = 0, Parameters = { new() { Value = LeaderLock } } };
                await take.ExecuteNonQueryAsync(_stop.Token).ConfigureAwait(false);
                _leadership.Take();
                while (true)
                {
                    await connection.WaitAsync(_stop.Token).ConfigureAwait(false); // comes back only with the connection's end
                }
            }
            catch (Exception) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (PostgresServer.IsLost(e) || e is ObjectDisposedException or InvalidOperationException)
            {
                await Task.Delay(BetweenTries, TimeProvider.System, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            finally
            {
                _leadership.Lose();
            }
        }
    }
}
