using System.Collections.Immutable;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

/// <summary>
/// The writer's turn: decides commands one after the other against the newest state and writes what comes of them into the open transaction.
/// Only the writer's thread is ever in here.
/// </summary>
public sealed class WriterSession
{
    private readonly WriterStatements _statements;
    private readonly TimeProvider _clock;
    private readonly WriterState _state;
    private readonly List<Commit> _commits = [];
    private readonly Dictionary<WorkOrderNumber, (CachedOrder Order, bool IsNew)> _unwritten = [];

    internal WriterSession(WriterStatements statements, TimeProvider clock, WriterState state) => (_statements, _clock, _state) = (statements, clock, state);

    public DeadlineIndex Deadlines => _state.Deadlines;

    /// <summary>Called after each so many commands of a long run, to commit what was done so far.</summary>
    internal Action? AfterCommand { get; set; }

    internal bool KeepsCommits { get; set; } = true;

    internal int Written { get; private set; }

    /// <summary>Authorizes, decides and writes; the answer counts only once the transaction is committed.</summary>
    public Outcome Handle(Envelope envelope)
    {
        if (_statements.ReadCommand(envelope.Id) is { } known)
        {
            return known;
        }

        var now = (envelope.At ?? _clock.GetUtcNow()).ToUniversalTime();
        var outcome = envelope.Command switch
        {
            AcceptComplaint accept => Accept(accept, envelope.By, now),
            WorkOrderCommand command => Change(command, envelope, now),
            _ => OfHotline(envelope.Command, envelope.By, now),
        };
        if (outcome.IsDone || envelope.By.Role != Role.DeadlineWatch)
        {
            // A refusal of the watch is not kept: the id is that of the threshold, which would then never be acted on.
            _statements.AddCommand(envelope.Id, outcome);
        }

        Written++;
        AfterCommand?.Invoke();
        return outcome;
    }

    internal IReadOnlyList<Commit> TakeCommits()
    {
        var taken = _commits.ToArray();
        _commits.Clear();
        return taken;
    }

    /// <summary>
    /// Writes what the commands since the last commit have come to, before it: an order that changed several times is written once. Its events are
    /// in the transaction already.
    /// </summary>
    internal void Flush()
    {
        foreach (var (order, isNew) in _unwritten.Values)
        {
            _statements.PutState(order.Order, isNew);
            _statements.PutOrder(order.Row, isNew);
        }

        _unwritten.Clear();
        foreach (var (day, last) in _state.TakeTouchedDays())
        {
            _statements.PutDay(day, last);
        }
    }

    /// <summary>After a rollback nothing of it is left.</summary>
    internal void Forget()
    {
        _commits.Clear();
        _unwritten.Clear();
    }

    private Outcome Accept(AcceptComplaint command, Actor by, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, _state.Rules.Book.Calendar.Zone).DateTime);
        var number = _state.NextNumber(day);
        var decision = Door.Decide(number, command, by, now, _state.Rules);
        if (decision.Refusal is { } refusal)
        {
            return new(null, 0, 0, refusal);
        }

        _state.Use(day);
        var outcome = Write(number, null, decision.Events);
        var complaint = command.Complaint;
        _statements.IndexText(number, $"{complaint.Title} {complaint.Content} {complaint.Place.Address} {complaint.Place.Landmark} {complaint.Parties} {complaint.Demand}");
        return outcome;
    }

    private Outcome Change(WorkOrderCommand command, Envelope envelope, DateTimeOffset now)
    {
        var entry = Find(command.Number);
        if (entry is { } found && envelope.ExpectedVersion is { } expected && expected != found.Order.Version && Capabilities.MaySee(envelope.By, found.Order))
        {
            return new(command.Number, found.Order.Version, 0, Conflict.Because(found.Order, _state.Rules));
        }

        var decision = Door.Decide(entry?.Order, command, envelope.By, now, _state.Rules);
        return decision.Refusal is { } refusal
            ? new(command.Number, entry?.Order.Version ?? 0, 0, refusal)
            : Write(command.Number, entry, decision.Events);
    }

    /// <summary>A lost race: somebody changed the order since it was read.</summary>
    public static readonly Refusal Conflict = new("order.conflict", "5.2.3.1");

    private Outcome OfHotline(HotlineCommand command, Actor by, DateTimeOffset now)
    {
        var decision = Door.Decide(command, by, now, _state.Rules);
        if (decision.Refusal is { } refusal)
        {
            return new(null, 0, 0, refusal);
        }

        foreach (var happened in decision.Events)
        {
            _state.HotlineVersion++;
            _statements.AddEvent(++_state.Sequence, WriterState.HotlineStream, _state.HotlineVersion, happened);
            _state.Apply(happened);
        }

        if (KeepsCommits)
        {
            _commits.Add(new(_state.Sequence, now, null, null, decision.Events, []));
        }

        return new(null, _state.HotlineVersion, _state.Sequence);
    }

    private Outcome Write(WorkOrderNumber number, CachedOrder? before, ImmutableArray<HotlineEvent> events)
    {
        var order = before?.Order;
        var alerts = ImmutableArray<AlertRow>.Empty;
        foreach (var happened in events.Cast<WorkOrderEvent>())
        {
            order = WorkOrder.Fold(order, happened);
            _statements.AddEvent(++_state.Sequence, number.Value, order.Version, happened);
            if (Alerting.Of(_state.Sequence, happened, order) is { } alert)
            {
                _statements.AddAlert(alert);
                alerts = alerts.Add(alert);
            }
        }

        var after = new CachedOrder(order!);
        _unwritten[number] = (after, IsNew: before is null || (_unwritten.TryGetValue(number, out var unwritten) && unwritten.IsNew));
        Rearm(number, before?.Order, after.Order);
        _state.Orders.Put(after);
        if (KeepsCommits)
        {
            _commits.Add(new(_state.Sequence, events[^1].At, before?.Row, after.Row, events, alerts));
        }

        return new(number, after.Order.Version, _state.Sequence);
    }

    private void Rearm(WorkOrderNumber number, WorkOrder? before, WorkOrder after)
    {
        foreach (var deadline in after.Deadlines)
        {
            var was = before?.DeadlineOf(deadline.Key)?.NextThreshold;
            var now = deadline.NextThreshold;
            if (was == now)
            {
                continue;
            }

            if (now is { } come)
            {
                _statements.PutDeadline(number, deadline.Key, come.At, come.Level);
            }
            else
            {
                _statements.DropDeadline(number, deadline.Key);
            }

            _state.Deadlines.Replace(
                was is { } w ? new Threshold(w.At, number, deadline.Key, w.Level) : null,
                now is { } n ? new Threshold(n.At, number, deadline.Key, n.Level) : null);
        }
    }

    // The cache lets go of orders that are over, so what is not written yet is asked first.
    private CachedOrder? Find(WorkOrderNumber number) =>
        _unwritten.TryGetValue(number, out var unwritten) ? unwritten.Order
        : _state.Orders.Find(number) ?? (_statements.ReadState(number) is { } order ? new CachedOrder(order) : null);
}
