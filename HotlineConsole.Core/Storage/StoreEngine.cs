using HotlineConsole.Core.Board;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

/// <summary>
/// A database underneath the store. It knows tables, not rules: it keeps what was decided, whole or not at all, and reads it back. Everything but
/// <see cref="Read"/> and <see cref="Grams"/> is called on the writer's thread only.
/// </summary>
internal abstract class StoreEngine : IAsyncDisposable
{
    /// <summary>A context for reading, that tracks nothing.</summary>
    public abstract HotlineDb Read();

    /// <summary>A text as the full-text index takes it. Pure; called on any thread, so that the writer's need not do it.</summary>
    public abstract string Grams(string text);

    /// <summary>Orders with a smaller number whose text holds what was typed, among those few if they are named; null when nothing searchable was typed.</summary>
    public abstract IQueryable<OrderRow>? Search(HotlineDb db, string typed, long before, FewOrders? few);

    /// <summary>The text that the database keeps under the name: the one that is made, if it has none yet. Called before the writer's thread is there.</summary>
    public abstract string Keep(string name, Func<string> make);

    /// <summary>What events are sealed with.</summary>
    public StoreKeys? Keys { get; set; }

    /// <summary>The newest event that this engine committed, with its seal; null before the first.</summary>
    public LogAnchor? Newest { get; protected set; }

    /// <summary>Sequence of the newest committed event.</summary>
    public abstract long Head();

    /// <summary>
    /// Begins a transaction that alone may write, and gives the sequence of the newest committed event. Commands, orders and calls named here will be asked
    /// for, so that an engine far away can read them in one go.
    /// </summary>
    public abstract long Begin(IReadOnlyList<Guid> commands, IReadOnlyList<WorkOrderNumber> orders, IReadOnlyList<string> calls);

    /// <summary>The answer that a command got before.</summary>
    public abstract Outcome? FindCommand(Guid id);

    public abstract WorkOrder? FindOrder(WorkOrderNumber number);

    public abstract PhoneCall? FindCall(string id);

    public abstract ServiceComplaint? FindServiceComplaint(long id);

    /// <summary>The prints of an organizer's newest committed replies, the newest first.</summary>
    public abstract IReadOnlyList<(WorkOrderNumber Number, string Print)> ReplyPrints(OrganizerId organizer, int most);

    /// <summary>Takes all rollups away, within the transaction.</summary>
    public abstract void ClearRollups();

    /// <summary>Writes all of it and commits.</summary>
    public abstract void Commit(Pending pending);

    /// <summary>Ends the transaction with nothing written; harmless when there is none.</summary>
    public abstract void RollBack();

    /// <summary>Whether this failure means that the database is out of reach, rather than that what was asked of it is wrong.</summary>
    public virtual bool IsLost(Exception failure) => false;

    /// <summary>Reaches for the database again, after it was out of reach.</summary>
    public virtual void Reconnect()
    {
    }

    /// <summary>Calls back, from any thread, when another node may have committed something.</summary>
    public virtual void Listen(Action others)
    {
    }

    public virtual Leadership Leadership { get; } = new(leads: true);

    /// <summary>After the callers have their answers: what must not be on the way of a commit.</summary>
    public virtual void Tidy(int written)
    {
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>The seals of events that are to be committed, in their order.</summary>
    /// <param name="before">The seal of the newest committed event.</param>
    protected string?[] Seal(string? before, IReadOnlyList<(long Sequence, long Stream, int Version, HotlineEvent Event)> events, IReadOnlyList<byte[]> bodies)
    {
        var seals = new string?[events.Count];
        for (var i = 0; i < seals.Length; i++)
        {
            var (sequence, stream, version, happened) = events[i];
            before = seals[i] = Keys?.Log.Of(before, sequence, stream, version, happened.At.UtcTicks, happened.GetType().Name, bodies[i]);
        }

        return seals;
    }

    protected void Note(IReadOnlyList<(long Sequence, long Stream, int Version, HotlineEvent Event)> events, string?[] seals)
    {
        if (seals is [.., { } last])
        {
            Newest = new(events[^1].Sequence, last);
        }
    }
}
