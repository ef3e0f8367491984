using HotlineConsole.Core.Analysis;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Bench.Commands;

/// <summary>What one transaction wrote, as rows: the same for the bare writer, for EF and for the door.</summary>
internal sealed record RecordedBatch(
    IReadOnlyList<EventRow> Events, IReadOnlyList<(OrderRow Row, StateRow State, bool IsNew)> Orders,
    IReadOnlyList<(WorkOrderNumber Number, string Key, DeadlineRow? Row)> Deadlines, IReadOnlyList<AlertRow> Alerts, IReadOnlyList<CommandRow> Commands,
    IReadOnlyList<DaySequenceRow> Days, IReadOnlyList<(long Number, string Grams)> Texts, IReadOnlyList<RollupRow> Rollups);

/// <summary>An engine that keeps what is committed as rows instead of writing it.</summary>
internal sealed class Recording(Func<string, string> grams, Action<Pending>? also) : StoreEngine
{
    private readonly List<RecordedBatch> _batches = [];
    private long _head;

    /// <summary>The plan decided by the product's own session, so many commands to a transaction.</summary>
    /// <param name="grams">How the engine keeps what an order is found by.</param>
    /// <param name="also">Gets each transaction as the product's engines do.</param>
    public static List<RecordedBatch> Of(int callers, int commands, int together, Func<string, string> grams, Action<Pending>? also = null)
    {
        var recording = new Recording(grams, also);
        var clock = new Core.Time.HotlineClock();
        using var keys = StoreKeys.Open(Directory.CreateTempSubdirectory().FullName, (_, make) => make());
        recording.Keys = keys;
        var session = new WriterSession(recording, keys.Claimants, clock, new(BenchStore.Rules));
        var numbers = new WorkOrderNumber[callers];
        var pending = 0;
        session.Begin([]);
        foreach (var (caller, _, make) in CommandPlan.Rounds(callers, commands, clock.GetUtcNow()).SelectMany(r => r))
        {
            var (by, command) = make(numbers[caller]);
            var outcome = session.Handle(new(Guid.CreateVersion7(), by, command));
            numbers[caller] = outcome.IsDone ? outcome.Number!.Value : throw new InvalidOperationException(outcome.Refusal!.Code + command);
            if (++pending == together)
            {
                session.Commit();
                pending = 0;
            }
        }

        session.Commit();
        return recording._batches;
    }

    public override HotlineDb Read() => throw new NotSupportedException();

    public override string Grams(string text) => grams(text);

    public override IQueryable<OrderRow>? Search(HotlineDb db, string typed, long before, FewOrders? few) => throw new NotSupportedException();

    public override string Keep(string name, Func<string> make) => make();

    public override long Head() => _head;

    public override long Begin(IReadOnlyList<Guid> commands, IReadOnlyList<WorkOrderNumber> orders, IReadOnlyList<string> calls) => _head;

    public override Outcome? FindCommand(Guid id) => null;

    public override WorkOrder? FindOrder(WorkOrderNumber number) => null;

    public override Core.Calls.PhoneCall? FindCall(string id) => null;

    public override Core.Calls.ServiceComplaint? FindServiceComplaint(long id) => null;

    public override IReadOnlyList<(WorkOrderNumber Number, string Print)> ReplyPrints(OrganizerId organizer, int most) => [];

    public override void ClearRollups() => throw new NotSupportedException();

    public override void Commit(Pending p)
    {
        also?.Invoke(p);
        _batches.Add(new(
            [.. p.Events.Zip(Seal(null, p.Events, p.Events.ConvertAll(e => HotlineJson.Utf8(e.Event))), (e, seal) => new EventRow { Sequence = e.Sequence, Stream = e.Stream, Version = e.Version, At = e.Event.At, Kind = e.Event.GetType().Name, Body = HotlineJson.Write(e.Event), Seal = seal })],
            [.. p.Orders.Values.Select(o => (o.Order.Row, new StateRow { Number = o.Order.Order.Number, Body = HotlineJson.Write(o.Order.Order) }, o.IsNew))],
            [.. p.Deadlines.Select(d => (d.Key.Number, d.Key.Key, d.Value is { } next ? new DeadlineRow { Number = d.Key.Number, Key = d.Key.Key, At = next.At, Level = next.Level } : null))],
            [.. p.Alerts],
            [.. p.Commands.Select(c => new CommandRow { Id = c.Key, Number = c.Value.Number, Version = c.Value.Version, Sequence = c.Value.Sequence })],
            [.. p.Days.Select(d => new DaySequenceRow { Day = d.Key, Last = d.Value })],
            [.. p.Texts.Select(t => (t.Number.Value, t.Grams))],
            [.. p.Rollups.Rows().Select(r => RowOf(r.Key, r.Value))]));
        _head = p.Events.Count > 0 ? p.Events[^1].Sequence : _head;
    }

    public override void RollBack()
    {
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static RollupRow RowOf(RollupKey key, Measures m) => new()
    {
        Grain = key.Grain, Dimension = key.Dimension, Period = key.Period, Key = key.Key, Received = m.Received, AnsweredDirectly = m.AnsweredDirectly,
        Dispatched = m.Dispatched, FedBack = m.FedBack, FedBackLate = m.FedBackLate, Closed = m.Closed, Returns = m.Returns,
    };
}
