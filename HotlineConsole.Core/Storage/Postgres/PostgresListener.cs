using Npgsql;

namespace HotlineConsole.Core.Storage.Postgres;

/// <summary>Hears that another node has committed. Also the first to notice that the server is gone while nobody asks for anything.</summary>
internal sealed class PostgresListener : IAsyncDisposable
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(250);

    private readonly PostgresServer _server;
    private readonly Func<int> _ownProcess;
    private readonly Action _others;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    /// <param name="ownProcess">The server's process of this node's writer, whose own commits are no news.</param>
    public PostgresListener(PostgresServer server, Func<int> ownProcess, Action others)
    {
        (_server, _ownProcess, _others) = (server, ownProcess, others);
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
                connection.Notification += (_, heard) =>
                {
                    if (heard.PID != _ownProcess())
                    {
                        _others();
                    }
                };
                await using var listen = new NpgsqlCommand("LISTEN " + PostgresEngine.Channel, connection);
                await listen.ExecuteNonQueryAsync(_stop.Token).ConfigureAwait(false);
                _others(); // what was committed while nobody listened
                while (true)
                {
                    await connection.WaitAsync(_stop.Token).ConfigureAwait(false);
                }
            }
            catch (Exception) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (PostgresServer.IsLost(e) || e is ObjectDisposedException or InvalidOperationException)
            {
                _others(); // the writer finds out for itself whether the server is gone
                await Task.Delay(BetweenTries, TimeProvider.System, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
