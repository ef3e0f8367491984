using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Security;

/// <summary>Looks again and again whether the user of an open circuit may stay: a circuit outlives the request that let him in.</summary>
internal sealed class CircuitRevalidation(ILoggerFactory log, IServiceScopeFactory scopes, IOptions<SecurityOptions> options)
    : RevalidatingServerAuthenticationStateProvider(log)
{
    protected override TimeSpan RevalidationInterval => options.Value.RevalidateEvery;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return DeviceScheme.DeviceId(authenticationState.User) is { } device
            ? await scope.ServiceProvider.GetRequiredService<Devices>().UseAsync(device)
            : await scope.ServiceProvider.GetRequiredService<HotlineSignIn>().ValidateSecurityStampAsync(authenticationState.User) is not null;
    }
}
