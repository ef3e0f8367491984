using System.Collections.Concurrent;
using System.Security.Claims;
using HotlineConsole.Security;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Live;

/// <summary>Looks again and again whether those who listen may stay: a connection outlives the request that let it in.</summary>
internal sealed class BoardHubConnections(IServiceScopeFactory scopes, IOptions<SecurityOptions> options, ILogger<BoardHubConnections> log) : BackgroundService
{
    private const string Bearer = "Bearer ";

    private readonly ConcurrentDictionary<string, HubCallerContext> _open = new();

    public void Add(HubCallerContext connection) => _open[connection.ConnectionId] = connection;

    public bool Remove(HubCallerContext connection) => _open.TryRemove(connection.ConnectionId, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RevalidateEvery, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var connection in _open.Values)
            {
                if (!await MayStayAsync(connection))
                {
                    connection.Abort();
                }
            }
        }
    }

    private async Task<bool> MayStayAsync(HubCallerContext connection)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var (services, user) = (scope.ServiceProvider, connection.User);
            return DeviceScheme.DeviceId(user) is { } device ? await services.GetRequiredService<Devices>().UseAsync(device)
                : user?.FindFirst(HotlineClaims.ApiKey) is not null ? await IsGoodKeyAsync(connection, user, services.GetRequiredService<ApiKeys>())
                : await services.GetRequiredService<HotlineSignIn>().ValidateSecurityStampAsync(user) is not null;
        }
        catch (Exception e)
        {
            log.LogError(e, "A connection to the board could not be checked and is closed.");
            return false;
        }
    }

    // The key itself came with the handshake; what its owner may see must still be what the connection shows.
    private static async Task<bool> IsGoodKeyAsync(HubCallerContext connection, ClaimsPrincipal user, ApiKeys keys)
    {
        var header = connection.GetHttpContext()?.Request.Headers.Authorization.ToString() ?? "";
        return header.StartsWith(Bearer, StringComparison.Ordinal)
            && await keys.UseAsync(header[Bearer.Length..].Trim()) is { User: { } owner }
            && owner.HotlineRole == user.HotlineRole()
            && owner.OrganizerId == user.FindFirst(HotlineClaims.Organizer)?.Value;
    }
}
