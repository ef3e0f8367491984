using System.Collections.Immutable;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

/// <summary>
/// The writer's turn: decides commands one after the other against the newest state and gathers what comes of them for the open transaction.
/// Only the writer's thread is ever in here.
/// </summary>
public sealed partial class WriterSession
{
    private readonly StoreEngine _engine;
    private readonly ClaimantSeal _seal;
    private readonly TimeProvider _clock;
    private readonly WriterState _state;
    private readonly Pending _pending;
    private readonly List<Commit> _commits = [];

    internal WriterSession(StoreEngine engine, ClaimantSeal seal, TimeProvider clock, WriterState state) =>
        (_engine, _seal, _clock, _state, _pending) = (engine, seal, clock, state, new(state.Rules.City.TimeZone));

    /// <summary>A lost race: somebody changed the order since it was read.</summary>
    public static readonly Refusal Conflict = new("order.conflict", "5.2.3.1");

    public DeadlineIndex Deadlines => _state.Deadlines;

    /// <summary>Called after each command of a long run, to commit what was done so far when it is enough.</summary>
    internal Action? AfterCommand { get; set; }

    internal bool KeepsCommits { get; set; } = true;

    internal int Written { get; private set; }

    /// <summary>Authorizes, decides and writes; the answer counts only once the transaction is committed.</summary>
    public Outcome Handle(Envelope envelope) => Handle(envelope, null);

    /// <param name="ready">What an acceptance is kept by, where it was made before.</param>
    internal Outcome Handle(Envelope envelope, Acceptance? ready)
    {
        if ((_pending.Commands.GetValueOrDefault(envelope.Id) ?? _engine.FindCommand(envelope.Id)) is { } known)
        {
            return known;
        }

        var now = (envelope.At ?? _clock.GetUtcNow()).ToUniversalTime();
        var outcome = envelope.Command switch
        {
            AcceptComplaint accept => Accept(accept, ready, envelope.By, now),
            ReportCall or TranscribeCall => OfTelephone(envelope.Command, envelope.By, now),
            RecordServiceComplaint or JudgeServiceComplaint => OfService(envelope.Command, envelope.By, now),
            WorkOrderCommand command => Change(command, envelope, now),
            _ => OfHotline(envelope.Command, envelope.By, now),
        };
        if (outcome.IsDone || envelope.By.Role != Role.DeadlineWatch)
        {
            // A refusal of the watch is not kept: the id is that of the threshold, which would then never be acted on.
            _pending.Commands.Add(envelope.Id, outcome);
        }

        Written++;
        AfterCommand?.Invoke();
        return outcome;
    }

    /// <summary>Begins a transaction on the newest state, whoever made it.</summary>
    internal void Begin(IReadOnlyList<Envelope> ahead)
    {
        var numbers = ahead.Select(e => e.Command).OfType<WorkOrderCommand>().Select(c => c.Number).Where(n => _state.Orders.Find(n) is null).Distinct();
        var calls = ahead.Select(e => e.Command is ReportCall r ? r.Call : (e.Command as TranscribeCall)?.Call).OfType<string>().Where(c => _state.Calls.Find(c) is null).Distinct();
        CatchUp(_engine.Begin([.. ahead.Select(e => e.Id)], [.. numbers], [.. calls]));
    }

    /// <summary>Commits what the commands since the last commit have come to, and gives what has to be told.</summary>
    internal IReadOnlyList<Commit> Commit()
    {
        _pending.Count();
        _engine.Commit(_pending);
        _pending.Clear();
        return TakeCommits();
    }

    internal IReadOnlyList<Commit> TakeCommits()
    {
        var taken = _commits.ToArray();
        _commits.Clear();
        return taken;
    }

    /// <summary>After a rollback nothing of it is left.</summary>
    internal void Forget()
    {
        _commits.Clear();
        _pending.Clear();
    }

    private Outcome Accept(AcceptComplaint command, Acceptance? ready, Actor by, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, _state.Rules.Book.Calendar.Zone).DateTime);
        var number = _state.NextNumber(day);
        var decision = Door.Decide(number, command, by, now, _state.Rules);
        if (decision.Refusal is { } refusal)
        {
            return new(null, 0, 0, refusal);
        }

        _pending.Days[WriterState.DayKey(day)] = _state.Use(day);
        ready ??= Acceptance.Of(command.Complaint, _engine, _seal);
        var outcome = Write(number, null, [.. decision.Events.Select(e => e is WorkOrderAccepted a ? a with { Complaint = a.Complaint with { Claimant = ready.Sealed } } : e)]);
        _pending.Texts.Add((number, ready.Grams));
        _pending.Marks.AddRange(ready.Marks.Select(mark => (number, mark)));
        return outcome;
    }

    private Outcome Change(WorkOrderCommand command, Envelope envelope, DateTimeOffset now)
    {
        var entry = Find(command.Number);
        if (entry is { } found && envelope.ExpectedVersion is { } expected && expected != found.Order.Version && Capabilities.MaySee(envelope.By, found.Order))
        {
            return new(command.Number, found.Order.Version, 0, Conflict.Because(found.Order, _state.Rules));
        }

        var decision = Door.Decide(entry?.Order, command, envelope.By, now, command is SubmitReply ? _state.Rules with { FindCopied = FindCopied } : _state.Rules, other => Find(other)?.Order);
        if (decision.Refusal is { } refusal)
        {
            return new(command.Number, entry?.Order.Version ?? 0, 0, refusal);
        }

        var events = decision.Events;
        if (events is [WorkOrderRemoved removed])
        {
            if (Held(removed) is not { } held)
            {
                return new(command.Number, entry!.Order.Version, 0, Conflict.Because(entry.Order, _state.Rules)); // the proposal is not committed yet
            }

            events = [held];
            var complaint = entry!.Order.Complaint;
            _pending.Erasures.Add(new(command.Number, _state.Sequence + 1, _engine.Grams(SearchText.Of(complaint)), _seal.Marks(_seal.Open(complaint.Claimant))));
        }

        var outcome = WriteAll(command.Number, entry, events);
        if (command is SubmitReply reply && ReplyPrint.Of(reply.Reply) is { } print)
        {
            _pending.Prints.Add(new() { Sequence = outcome.Sequence, Organizer = reply.Organizer, Number = reply.Number, Print = print.Text });
        }

        return outcome;
    }

    // A command may concern a second order; the answer is that of the first.
    private Outcome WriteAll(WorkOrderNumber number, CachedOrder? entry, ImmutableArray<HotlineEvent> events)
    {
        var outcome = Write(number, entry, events.RemoveAll(e => ((WorkOrderEvent)e).Number != number));
        foreach (var other in events.Cast<WorkOrderEvent>().Where(e => e.Number != number).GroupBy(e => e.Number))
        {
            Write(other.Key, Find(other.Key), [.. other]);
        }

        return outcome;
    }

    // What goes is held by its hashes first. Null: not all of it is committed.
    private WorkOrderRemoved? Held(WorkOrderRemoved removed)
    {
        using var db = _engine.Read();
        var record = db.Events.Where(e => e.Stream == removed.Number.Value).OrderBy(e => e.Version).ToList();
        return record.Count != removed.Left.Version - 1 ? null
            : removed with { Tombstone = removed.Tombstone with { Content = ArchiveOrder.ContentOf(record), Rows = Tombstone.RowsOf(record) } };
    }

    private WorkOrderNumber? FindCopied(OrganizerId organizer, WorkOrderNumber number, Reply reply) => ReplyPrint.Of(reply) is not { } print ? null
        : _pending.Prints.Where(p => p.Organizer == organizer).Reverse().Select(p => (p.Number, p.Print)).Concat(_engine.ReplyPrints(organizer, ReplyPrint.Compared))
            .Where(earlier => earlier.Number != number && print.IsCopyOf(ReplyPrint.Read(earlier.Print))).Select(earlier => (WorkOrderNumber?)earlier.Number).FirstOrDefault();

    private Outcome OfHotline(HotlineCommand command, Actor by, DateTimeOffset now)
    {
        var decision = Door.Decide(command, by, now, _state.Rules);
        if (decision.Refusal is { } refusal)
        {
            return new(null, 0, 0, refusal);
        }

        return Append(WriterState.HotlineStream, decision.Events, now);
    }

    // Events of a stream that is no order's.
    private Outcome Append(long stream, ImmutableArray<HotlineEvent> events, DateTimeOffset now)
    {
        var version = 0;
        foreach (var happened in events)
        {
            _pending.Events.Add((++_state.Sequence, stream, version = _state.NextVersion(stream), happened));
            _state.Apply(happened);
        }

        if (KeepsCommits)
        {
            _commits.Add(new(_state.Sequence, now, null, null, events, []));
        }

        return new(null, version, _state.Sequence);
    }

    private Outcome Write(WorkOrderNumber number, CachedOrder? before, ImmutableArray<HotlineEvent> events)
    {
        var order = before?.Order;
        var alerts = ImmutableArray<AlertRow>.Empty;
        foreach (var happened in events.Cast<WorkOrderEvent>())
        {
            order = WorkOrder.Fold(order, happened);
            _pending.Events.Add((++_state.Sequence, number.Value, order.Version, happened));
            if (happened is WorkOrderAdjudicated adjudicated)
            {
                _pending.Precedents.Add(PrecedentRow.Of(_state.Sequence, adjudicated, order));
            }

            if (Alerting.Of(_state.Sequence, happened, order) is { } alert)
            {
                _pending.Alerts.Add(alert);
                alerts = alerts.Add(alert);
            }
        }

        var after = new CachedOrder(order!);
        _pending.Orders[number] = new(_pending.Orders.TryGetValue(number, out var unwritten) ? unwritten.Before : before, after);
        foreach (var (key, next) in _state.Take(before?.Order, after))
        {
            _pending.Deadlines[(number, key)] = next;
        }

        if (KeepsCommits)
        {
            _commits.Add(new(_state.Sequence, events[^1].At, before?.Row, after.Row, events, alerts));
        }

        return new(number, after.Order.Version, _state.Sequence);
    }

    // The cache lets go of orders that are over, so what is not written yet is asked first.
    private CachedOrder? Find(WorkOrderNumber number) =>
        _pending.Orders.TryGetValue(number, out var unwritten) ? unwritten.Order
        : _state.Orders.Find(number) ?? (_engine.FindOrder(number) is { } order ? new CachedOrder(order) : null);
}
