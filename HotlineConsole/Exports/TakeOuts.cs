using System.Collections.Concurrent;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using HotlineConsole.Security;
using HotlineConsole.Security.Audit;

namespace HotlineConsole.Exports;

/// <summary>Files that were asked for and not fetched yet, in this process: page and download of a person come to the same node.</summary>
public sealed class TakeOuts(TimeProvider clock)
{
    // What nobody fetched.
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, TakeOut> _waiting = new();

    public TakeOut Add(HotlineActor by, TakenAs form, Chosen chosen, string purpose)
    {
        var now = clock.GetUtcNow();
        foreach (var (id, old) in _waiting)
        {
            if (now - old.Asked > Kept)
            {
                _waiting.TryRemove(id, out _);
            }
        }

        var made = new TakeOut(by, form, chosen, purpose, now);
        _waiting[made.Id] = made;
        return made;
    }

    /// <summary>The file, for the one who asked for it, once.</summary>
    public TakeOut? Fetch(string id, HotlineActor by) =>
        _waiting.TryGetValue(id, out var found) && found.By.Id == by.Id && clock.GetUtcNow() - found.Asked <= Kept && !found.IsOver && _waiting.TryRemove(id, out _) ? found : null;
}

/// <summary>Where a page asks for a file, or says that it prints: as the signed-in person, for a purpose (6.1.1).</summary>
[Clause("6.1.1")]
public sealed class TakeOutDesk(ActorAccessor session, Desk desk, TakeOuts all, AuditTrail trail)
{
    /// <summary>The file to fetch, or why not.</summary>
    public async Task<(TakeOut? File, Refusal? Refusal)> AskAsync(TakenAs form, Chosen chosen, string? purpose) =>
        TakingOut.Refuse(await desk.ActorAsync(), purpose, chosen.Numbers.Length, form) is { } refusal ? (null, refusal) : (all.Add(await session.RequireAsync(), form, chosen, purpose!.Trim()), null);

    /// <summary>Writes down that an order is printed; null when it may be.</summary>
    public async Task<Refusal?> PrintAsync(WorkOrderNumber number, string? purpose)
    {
        var refusal = TakingOut.Refuse(await desk.ActorAsync(), purpose, 1);
        if (refusal is null)
        {
            await trail.AppendAsync(await session.RequireAsync(), AuditAct.OrderPrinted, number.ToString(), after: purpose!.Trim());
        }

        return refusal;
    }
}
