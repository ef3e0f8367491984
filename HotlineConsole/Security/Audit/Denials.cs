using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace HotlineConsole.Security.Audit;

/// <summary>Writes down who was refused what. Somebody who tries the same again and again is written once a minute, so that he does not fill the table.</summary>
public sealed class Denials(AuditTrail trail, TimeProvider clock)
{
    private const int Many = 10_000;

    private readonly ConcurrentDictionary<(string Actor, string What), DateTimeOffset> _noted = new();

    /// <param name="what">The page or endpoint, whatever number stands in its address.</param>
    public async Task NoteAsync(HotlineActor by, string path, string what)
    {
        var (key, now) = ((by.Id, what), clock.GetUtcNow());
        if (!clock.IsWorthNoting(_noted.TryGetValue(key, out var last) ? last : null))
        {
            return;
        }

        if (_noted.Count > Many)
        {
            _noted.Clear();
        }

        _noted[key] = now;
        await trail.AppendAsync(by, AuditAct.AccessDenied, path);
    }
}

/// <summary>Where a request is refused to somebody who is signed in, it is written down; the answer is the framework's.</summary>
internal sealed class NotedRefusals(Denials denials) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _answer = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden && ActorAccessor.Of(context.User) is { } by)
        {
            var path = context.Request.Path.ToString();
            await denials.NoteAsync(by, path, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? path);
        }

        await _answer.HandleAsync(next, context, policy, authorizeResult);
    }
}
