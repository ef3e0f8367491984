using System.Collections.Immutable;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

// What other nodes have committed, folded in the one order of the log.
public sealed partial class WriterSession
{
    private const int EventsAtOnce = 2_000;

    /// <summary>
    /// Folds the events up to <paramref name="head"/> that this node has not seen. Each is a commit of its own to those who listen, with the rows before
    /// and after it, as if it had been made here.
    /// </summary>
    internal void CatchUp(long head)
    {
        while (_state.Sequence < head)
        {
            using var db = _engine.Read();
            var from = _state.Sequence;
            var events = db.Events.Where(e => e.Sequence > from && e.Sequence <= head).OrderBy(e => e.Sequence).Take(EventsAtOnce).ToList();
            var orders = OrdersBefore(db, events, from);
            foreach (var row in events)
            {
                // One lock orders all writers, so a number that is left out means a log that somebody has cut.
                if (row.Sequence != _state.Sequence + 1)
                {
                    throw new InvalidDataException($"The event log goes from {_state.Sequence} to {row.Sequence}.");
                }

                Fold(row, orders);
            }

            if (events.Count == 0)
            {
                throw new InvalidDataException($"The event log ends at {from}, before {head}.");
            }
        }
    }

    private void Fold(EventRow row, Dictionary<long, CachedOrder> orders)
    {
        _state.Sequence = row.Sequence;
        if (row.IsErased)
        {
            return; // its order was removed since; the removal tells all that is left
        }

        var read = HotlineJson.ReadEvent(row.Kind, row.Body);
        if (read is CallReported reported)
        {
            Fold(row, reported);
            return;
        }

        if (read is CallTranscribed transcribed)
        {
            Fold(row, transcribed);
            return;
        }

        if (read is not WorkOrderEvent happened)
        {
            _state.Seen(row.Stream, row.Version);
            _state.Apply(read);
            _commits.Add(new(row.Sequence, row.At, null, null, [read], []));
            return;
        }

        var before = orders.GetValueOrDefault(row.Stream);
        var after = orders[row.Stream] = new CachedOrder(WorkOrder.Fold(before?.Order, happened));
        if (happened is WorkOrderRemoved)
        {
            before ??= after; // what lay before it is gone, and the figures do not change by it
        }
        else if (before is null)
        {
            _state.Used(happened.Number);
        }

        _state.Take(before?.Order, after);
        ImmutableArray<AlertRow> alerts = Alerting.Of(row.Sequence, happened, after.Order) is { } alert ? [alert] : [];
        _commits.Add(new(row.Sequence, row.At, before?.Row, after.Row, [happened], alerts));
    }

    // The table may be ahead of what is folded here: the reports that it holds say with which event they came.
    private void Fold(EventRow row, CallReported happened)
    {
        _state.Seen(row.Stream, row.Version);
        var before = _state.Calls.Find(happened.Call) ?? _engine.FindCall(happened.Call)?.AsOf(row.Sequence - 1);
        var after = PhoneCall.Fold(before, happened, row.Sequence);
        _state.Calls.Put(after);
        _commits.Add(new(row.Sequence, row.At, null, null, [happened], []) { Call = new(before?.Facts, after.Facts) });
    }

    private void Fold(EventRow row, CallTranscribed happened)
    {
        _state.Seen(row.Stream, row.Version);
        var before = _state.Calls.Find(happened.Call) ?? _engine.FindCall(happened.Call)!.AsOf(row.Sequence - 1)!;
        _state.Calls.Put(before.With(happened, row.Sequence));
        _commits.Add(new(row.Sequence, row.At, null, null, [happened], []));
    }

    // The orders as this node last saw them: from memory, or folded from what lies before.
    private Dictionary<long, CachedOrder> OrdersBefore(HotlineDb db, List<EventRow> events, long from)
    {
        var known = new Dictionary<long, CachedOrder>();
        var unknown = new List<long>();
        foreach (var first in events.Where(e => e.Stream > WriterState.HotlineStream).DistinctBy(e => e.Stream))
        {
            if (_state.Orders.Find(new(first.Stream)) is { } cached)
            {
                known[first.Stream] = cached;
            }
            else if (first.Version > 1)
            {
                unknown.Add(first.Stream);
            }
        }

        var earlier = db.Events.Where(e => unknown.Contains(e.Stream) && e.Sequence <= from && e.Body != "").OrderBy(e => e.Sequence).AsEnumerable();
        foreach (var stream in unknown.Count == 0 ? [] : earlier.GroupBy(e => e.Stream))
        {
            known[stream.Key] = new(stream.Aggregate((WorkOrder?)null, (order, row) => WorkOrder.Fold(order, (WorkOrderEvent)HotlineJson.ReadEvent(row.Kind, row.Body)))!);
        }

        return known;
    }
}
