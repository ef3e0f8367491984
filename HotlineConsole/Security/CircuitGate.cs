using System.Collections.Concurrent;
using System.Security.Claims;
using HotlineConsole.Security.Sessions;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Security;

/// <summary>
/// The door of the circuits. A circuit belongs to the user who opened it and is not given to another, even in the same browser; a user has only so many,
/// and so has the server; and when a user loses the right to be here, the next message is refused and the line is cut.
/// </summary>
internal sealed partial class CircuitGate : IHubFilter, IDisposable
{
    // Longer than the framework keeps a circuit whose line is lost.
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(15);

    private const int Few = 100;

    // The browser is first told to leave the page.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Line> _lines = new();
    private readonly ConcurrentDictionary<string, (string User, DateTimeOffset Until)> _circuits = new();
    private readonly AccountChanges _changes;
    private readonly StillHere _here;
    private readonly Presence _presence;
    private readonly SecurityOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<CircuitGate> _log;

    public CircuitGate(AccountChanges changes, StillHere here, Presence presence, IOptions<SecurityOptions> options, TimeProvider clock, ILogger<CircuitGate> log)
    {
        (_changes, _here, _presence, _options, _clock, _log) = (changes, here, presence, options.Value, clock, log);
        changes.Changed += Look;
    }

    /// <summary>Circuits that are open in this process.</summary>
    public int Open => _lines.Count;

    public void Dispose() => _changes.Changed -= Look;

    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        var line = new Line(context.Context, WhoIs(context.Context.User));
        _lines[context.Context.ConnectionId] = line;
        if (_lines.Count > _options.MostCircuits || (line.User.Length > 0 && _lines.Values.Count(l => l.User == line.User) > _options.MostCircuitsOfAUser))
        {
            _lines.TryRemove(context.Context.ConnectionId, out _);
            TooMany(_log, line.User);
            context.Context.Abort();
            return;
        }

        // A wall device has no session, and nobody waits before it.
        line.Session = StillHere.SessionOf(context.Context.User) is { } session ? await _presence.OpenAsync(session) : null;
        await next(context);
    }

    public async Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        if (_lines.TryRemove(context.Context.ConnectionId, out var line))
        {
            line.Session?.Close();
            if (line.Circuit is { } kept)
            {
                Remember(kept, line.User);
            }
        }

        await next(context, exception);
    }

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var user = WhoIs(invocationContext.Context.User);
        if (!_lines.TryGetValue(invocationContext.Context.ConnectionId, out var line) || line.IsClosed)
        {
            invocationContext.Context.Abort();
            throw new HubException();
        }

        if (Returns(invocationContext.HubMethodName) && invocationContext.HubMethodArguments is [string circuit, ..]
            && !(_circuits.TryGetValue(circuit, out var owner) && owner.User == user))
        {
            // Unknown here: of another server or too old. The browser loads the page anew.
            if (_circuits.ContainsKey(circuit))
            {
                OtherUser(_log, user);
            }

            return invocationContext.HubMethodName == "ConnectCircuit" ? false : null;
        }

        if (IsAct(invocationContext.HubMethodName))
        {
            line.Session?.TryAct();
        }

        var answer = await next(invocationContext);
        if (Opens(invocationContext.HubMethodName) && answer is string opened)
        {
            line.Circuit = opened;
            Remember(opened, user);
        }
        else if (invocationContext.HubMethodName == "ConnectCircuit" && answer is true)
        {
            line.Circuit = (string)invocationContext.HubMethodArguments[0]!;
        }

        return answer;
    }

    private static bool Opens(string method) => method is "StartCircuit" or "ResumeCircuit";

    // What a person does comes as an event of the page, a call of a script, or a change of the address; the rest the browser sends by itself.
    private static bool IsAct(string method) => method is "BeginInvokeDotNetFromJS" or "OnLocationChanged" or "OnLocationChanging";

    private static bool Returns(string method) => method is "ConnectCircuit" or "ResumeCircuit";

    private static string WhoIs(ClaimsPrincipal? user) => StillHere.WhoIs(user) ?? "";

    private void Remember(string circuit, string user)
    {
        var now = _clock.GetUtcNow();
        _circuits[circuit] = (user, now + Remembered);
        if (_circuits.Count > 2 * _lines.Count + Few)
        {
            var open = _lines.Values.Select(l => l.Circuit).ToHashSet();
            foreach (var (old, _) in _circuits.Where(c => c.Value.Until < now && !open.Contains(c.Key)))
            {
                _circuits.TryRemove(old, out _);
            }
        }
    }

    private void Look(string whose)
    {
        foreach (var line in _lines.Values.Where(l => l.User == whose))
        {
            _ = LookAsync(line);
        }
    }

    private async Task LookAsync(Line line)
    {
        if (await MayAsync(line))
        {
            return;
        }

        line.IsClosed = true;
        await Task.Delay(Grace, _clock);
        line.Context.Abort();
    }

    private async Task<bool> MayAsync(Line line)
    {
        try
        {
            return await _here.MayAsync(line.Context.User);
        }
        catch (Exception)
        {
            return false; // closed when it cannot be known
        }
    }

    [LoggerMessage(LogLevel.Warning, "A circuit was refused: {User} or this server has as many as are allowed.")]
    private static partial void TooMany(ILogger log, string user);

    [LoggerMessage(LogLevel.Warning, "{User} asked for the circuit of somebody else and did not get it.")]
    private static partial void OtherUser(ILogger log, string user);

    private sealed class Line(HubCallerContext context, string user)
    {
        public HubCallerContext Context => context;

        public string User => user;

        public string? Circuit { get; set; }

        public Seen? Session { get; set; }

        public volatile bool IsClosed;
    }
}
