using HotlineConsole.Core.Standard;
using HotlineConsole.Security.Audit;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Security.Sessions;

/// <summary>The sessions of the person who is signed in, for that person.</summary>
[Clause("6.1.2")]
public sealed class OwnSessions(ActorAccessor signedIn, SessionRegister sessions, IDbContextFactory<AccountsDb> accounts, AuditTrail trail)
{
    /// <summary>The session that this page belongs to.</summary>
    public async Task<string?> PresentAsync() => StillHere.SessionOf(await signedIn.UserAsync());

    public async Task<List<Session>> ListAsync() => await sessions.OfAsync((await signedIn.RequireAsync()).Id);

    public async Task EndAsync(string id)
    {
        var by = await signedIn.RequireAsync();
        if ((await sessions.OfAsync(by.Id)).Any(session => session.Id == id))
        {
            await sessions.EndAsync(id, SessionEnd.ByPerson, by, AuditAct.SessionEnded);
        }
    }

    public async Task EndOthersAsync()
    {
        var by = await signedIn.RequireAsync();
        await using var db = await accounts.CreateDbContextAsync();
        await sessions.EndAllAsync(db, by.Id, SessionEnd.ByPerson, but: await PresentAsync());
        await trail.SaveAsync(db, by, AuditAct.SessionsEnded, (await db.Users.SingleAsync(user => user.Id == by.Id)).UserName!);
    }
}
