using System.Collections.Concurrent;
using HotlineConsole.Security;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Live;

/// <summary>Cuts the line of who may listen no longer: at once where a right was taken away here, and after a look from time to time.</summary>
internal sealed class BoardHubConnections(StillHere here, AccountChanges changes, IOptions<SecurityOptions> options, ILogger<BoardHubConnections> log) : BackgroundService
{
    private readonly ConcurrentDictionary<string, HubCallerContext> _open = new();

    public void Add(HubCallerContext connection) => _open[connection.ConnectionId] = connection;

    public bool Remove(HubCallerContext connection) => _open.TryRemove(connection.ConnectionId, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        changes.Changed += Look;
        using var timer = new PeriodicTimer(options.Value.RevalidateEvery, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var connection in _open.Values)
            {
                await LookAsync(connection);
            }
        }
    }

    private void Look(string whose)
    {
        foreach (var connection in _open.Values.Where(c => StillHere.WhoIs(c.User) == whose))
        {
            _ = LookAsync(connection);
        }
    }

    private async Task LookAsync(HubCallerContext connection)
    {
        if (!await MayStayAsync(connection))
        {
            connection.Abort();
        }
    }

    private async Task<bool> MayStayAsync(HubCallerContext connection)
    {
        try
        {
            return await here.MayAsync(connection.User, connection.GetHttpContext()?.Request.Headers.Authorization.ToString());
        }
        catch (Exception e)
        {
            log.LogError(e, "A connection to the board could not be checked and is closed.");
            return false;
        }
    }
}
