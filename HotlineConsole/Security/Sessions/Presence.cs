using System.Collections.Concurrent;

namespace HotlineConsole.Security.Sessions;

/// <summary>
/// When people were last seen at this node. Nothing asks from time to time: each session here has one alarm, for the next thing that is due, and the database
/// hears of it once a minute at most.
/// </summary>
internal sealed partial class Presence(SessionRegister register, TimeProvider clock, ILogger<Presence> log)
{
    private readonly ConcurrentDictionary<string, Seen> _seen = new();

    /// <summary>A minute before a session ends, with the instant of it; null when the person was seen after all. Handlers must not wait.</summary>
    public event Action<string, DateTimeOffset?>? Warned;

    public SessionRegister Register => register;

    public TimeProvider Clock => clock;

    /// <summary>The session as it stands, also by what this node knows and has not written yet; null when there is none.</summary>
    public Task<Session?> LookAsync(string id) => register.LookAsync(id, _seen.TryGetValue(id, out var seen) ? seen.At : DateTimeOffset.MinValue);

    /// <summary>The person did something in this session.</summary>
    public void Act(Session session)
    {
        while (!_seen.GetOrAdd(session.Id, _ => new Seen(this, session)).TryAct())
        {
        }
    }

    /// <summary>A screen of the session is open from now on: it is warned, and told of the end.</summary>
    public async Task<Seen?> OpenAsync(string id)
    {
        if (await LookAsync(id) is not { Ended: null } session)
        {
            return null;
        }

        while (true)
        {
            var seen = _seen.GetOrAdd(id, _ => new Seen(this, session));
            if (seen.TryOpen())
            {
                return seen;
            }
        }
    }

    public void Warn(string id, DateTimeOffset? end) => Warned?.Invoke(id, end);

    public void Forget(string id) => _seen.TryRemove(id, out _);

    [LoggerMessage(LogLevel.Warning, "A session could not be looked at; the next request or the slower look will: {Reason}")]
    private static partial void Missed(ILogger log, string reason);

    public void Missed(Exception e) => Missed(log, e.Message);
}
