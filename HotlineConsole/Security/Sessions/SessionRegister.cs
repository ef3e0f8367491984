using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Security.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Security.Sessions;

/// <summary>Where the sessions of people are kept; what ends is written in the audit and, by <see cref="AccountChanges"/>, holds at once at every node.</summary>
[Clause("6.1.2")]
public sealed class SessionRegister(
    IDbContextFactory<AccountsDb> accounts, WriteGate gate, AuditTrail trail, IHttpContextAccessor http, IOptions<SecurityOptions> options, TimeProvider clock)
{
    // Ended sessions that a list still shows.
    private const int Shown = 20;

    /// <summary>A new session for the browser of the present request.</summary>
    public async Task<Session> BeginAsync(HotlineUser user, SignInWay how, bool secondFactor)
    {
        var now = clock.GetUtcNow();
        var session = new Session
        {
            Id = SecretToken.New(),
            UserId = user.Id,
            Began = now,
            LastSeen = now,
            Address = ClientAddress.Of(http.HttpContext),
            Browser = BrowserName.Of(http.HttpContext?.Request.Headers.UserAgent.ToString() ?? ""),
            How = how,
            SecondFactor = secondFactor,
        };
        await using var db = await accounts.CreateDbContextAsync();
        db.Sessions.Add(session);
        await trail.SaveAsync(db, HotlineActor.Of(user), AuditAct.SignInDone, user.UserName!, after: how.ToString().ToLowerInvariant());
        return session;
    }

    /// <summary>The session with its person, ended here if it has just become too old; null when there is none.</summary>
    /// <param name="seen">When this node has last seen the person; another may have later.</param>
    public async Task<Session?> LookAsync(string id, DateTimeOffset seen)
    {
        await using var db = await accounts.CreateDbContextAsync();
        if (await db.Sessions.Include(s => s.User).SingleOrDefaultAsync(s => s.Id == id) is not { } session)
        {
            return null;
        }

        session.LastSeen = seen > session.LastSeen ? seen : session.LastSeen;
        if (session.Ended is null && WhyOver(session) is { } why)
        {
            End(session, why);
            await SaveAsync(db, null, AuditAct.SessionEnded, session.User!.UserName!, why);
        }

        return session;
    }

    /// <summary>When it will be over if the person does nothing more.</summary>
    public DateTimeOffset EndOf(DateTimeOffset began, DateTimeOffset seen) =>
        Earlier(began + options.Value.LongestFor, seen + options.Value.IdleFor);

    public async Task EndAsync(string id, SessionEnd why, HotlineActor? by, AuditAct act)
    {
        await using var db = await accounts.CreateDbContextAsync();
        if (await db.Sessions.Include(s => s.User).SingleOrDefaultAsync(s => s.Id == id) is { Ended: null } session)
        {
            End(session, why);
            await SaveAsync(db, by, act, session.User!.UserName!, why);
        }
    }

    /// <summary>Ends what the person has open, in a context that the caller saves.</summary>
    /// <param name="but">The session that goes on.</param>
    public async Task EndAllAsync(AccountsDb db, string userId, SessionEnd why, string? but = null)
    {
        foreach (var session in await db.Sessions.Where(s => s.UserId == userId && s.Ended == null && s.Id != but).ToListAsync())
        {
            End(session, why);
        }
    }

    /// <summary>Open sessions, the newest first, and the last that ended.</summary>
    public async Task<List<Session>> OfAsync(string userId)
    {
        await using var db = await accounts.CreateDbContextAsync();
        var (now, own) = (clock.GetUtcNow(), db.Sessions.AsNoTracking().Where(s => s.UserId == userId).OrderByDescending(s => s.Began));
        var open = await own.Where(s => s.Ended == null).ToListAsync();
        open.ForEach(session => End(session)); // as they will be found at the next request
        return [.. open.OrderBy(s => s.Ended != null), .. await own.Where(s => s.Ended != null).Take(Shown).ToListAsync()];
    }

    /// <summary>Another minute in which the person was there.</summary>
    internal async Task SeenAsync(string id, DateTimeOffset at)
    {
        using var turn = await gate.EnterAsync();
        await using var db = await accounts.CreateDbContextAsync();
        await db.Sessions.Where(s => s.Id == id && s.LastSeen < at).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeen, at));
    }

    private SessionEnd? WhyOver(Session session) =>
        clock.GetUtcNow() < EndOf(session.Began, session.LastSeen) ? null
        : session.Began + options.Value.LongestFor < session.LastSeen + options.Value.IdleFor ? SessionEnd.TooLong
        : SessionEnd.Idle;

    private void End(Session session)
    {
        if (WhyOver(session) is { } why)
        {
            (session.Ended, session.EndedAt) = (why, EndOf(session.Began, session.LastSeen));
        }
    }

    private void End(Session session, SessionEnd why) => (session.Ended, session.EndedAt) = (why, clock.GetUtcNow());

    // Another node was first: it is over all the same, and written once.
    private async Task SaveAsync(AccountsDb db, HotlineActor? by, AuditAct act, string subject, SessionEnd why)
    {
        try
        {
            await trail.SaveAsync(db, by, act, subject, after: act == AuditAct.SessionEnded ? why.ToString() : null);
        }
        catch (DbUpdateConcurrencyException)
        {
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
