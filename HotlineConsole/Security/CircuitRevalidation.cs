using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Security;

/// <summary>
/// Takes a circuit's user away as soon as he may not stay: a circuit outlives the request that let him in. Told by <see cref="AccountChanges"/>; the look
/// from time to time is for what was changed past the application.
/// </summary>
internal sealed class CircuitRevalidation : RevalidatingServerAuthenticationStateProvider
{
    private readonly AccountChanges _changes;
    private readonly StillHere _here;

    public CircuitRevalidation(ILoggerFactory log, StillHere here, AccountChanges changes, IOptions<SecurityOptions> options) : base(log)
    {
        (_here, _changes, RevalidationInterval) = (here, changes, options.Value.RevalidateEvery);
        changes.Changed += Look;
    }

    protected override TimeSpan RevalidationInterval { get; }

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        _here.MayAsync(authenticationState.User);

    protected override void Dispose(bool disposing)
    {
        _changes.Changed -= Look;
        base.Dispose(disposing);
    }

    private void Look(string whose) => _ = LookAsync(whose);

    private async Task LookAsync(string whose)
    {
        var user = (await GetAuthenticationStateAsync()).User;
        if (StillHere.WhoIs(user) == whose && !await MayAsync(user))
        {
            SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
        }
    }

    // Closed when it cannot be known.
    private async Task<bool> MayAsync(ClaimsPrincipal user)
    {
        try
        {
            return await _here.MayAsync(user);
        }
        catch (Exception)
        {
            return false;
        }
    }
}
