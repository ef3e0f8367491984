using System.Collections.Immutable;
using System.Globalization;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Demo;

/// <summary>What the telephone reports at an instant; with <paramref name="At"/> after all instants in it.</summary>
internal sealed record Ring(DateTimeOffset At, ReportCall Command)
{
    public Envelope Envelope(int seed, DateTimeOffset? at) =>
        new(PlannedAction.IdOf($"{seed}|ring|{Command.Call}|{string.Join('-', Command.Reports.Select(r => (int)r.Step))}"), Switchboard.Gateway, Command, At: at);
}

/// <summary>
/// The telephone of the demo city: every complaint by phone belongs to a call that waited, was answered by the attendant who recorded it and perhaps rated,
/// and now and then somebody gives up. It reports by the port's own command. What a call is like follows from its arrival alone.
/// </summary>
internal sealed class Switchboard(int seed, Arrivals arrivals, Reception reception)
{
    public static readonly Actor Gateway = new("demo-switch", "演示电话平台", Role.Gateway);

    /// <summary>The ids of its calls begin with this.</summary>
    public const string Mark = "demo-";

    private const double GiveUp = 0.025;
    private const double Rates = 0.55;

    /// <summary>A call begins at most so long before its complaint is written down, and ends at most so long after.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Tail = TimeSpan.FromMinutes(3);

    public static string IdOf(Arrival arrival) => string.Create(CultureInfo.InvariantCulture, $"{Mark}{arrival.Hour:x}-{arrival.Index}");

    /// <summary>The calls of an arrival, each in one report at its end: how a past is filled.</summary>
    public IEnumerable<Ring> Whole(Arrival arrival) => CallsOf(arrival).Select(c => new Ring(c.Reports[^1].At, c));

    /// <summary>
    /// All that is reported after the instant, in its order, without an end. Of calls that are under way then, what went before comes first: said again, it
    /// changes nothing.
    /// </summary>
    public IEnumerable<Ring> After(DateTimeOffset instant)
    {
        var queue = new PriorityQueue<Ring, (long, string)>();
        using var coming = arrivals.After(instant - Tail).GetEnumerator();
        coming.MoveNext();
        while (true)
        {
            while (queue.Count == 0 || coming.Current.At - Lead <= queue.Peek().At)
            {
                foreach (var ring in CallsOf(coming.Current).SelectMany(c => Steps(c, instant)))
                {
                    queue.Enqueue(ring, (ring.At.UtcTicks, ring.Command.Call));
                }

                coming.MoveNext();
            }

            yield return queue.Dequeue();
        }
    }

    private static IEnumerable<Ring> Steps(ReportCall call, DateTimeOffset after)
    {
        if (call.Reports[^1].At <= after)
        {
            yield break;
        }

        ImmutableArray<CallReport> begun = [.. call.Reports.Where(r => r.At <= after)];
        if (begun.Length > 0)
        {
            yield return new(after, call with { Reports = begun });
        }

        foreach (var report in call.Reports.Where(r => r.At > after))
        {
            yield return new(report.At, call with { Reports = [report] });
        }
    }

    private IEnumerable<ReportCall> CallsOf(Arrival arrival)
    {
        var dice = Dice.Of(seed, Draw.Telephone, arrival.Hour, arrival.Index);
        var envelope = reception.Accept(arrival, arrival.At);
        var complaint = ((AcceptComplaint)envelope.Command).Complaint;
        if (complaint.CallId is { } id)
        {
            var answered = complaint.RaisedAt - Seconds(dice.Between(2, 8));
            var offered = answered - Seconds(Math.Min(dice.LogNormal(4.5, 0.7), 120));
            var ended = arrival.At + Seconds(dice.Between(10, 90));
            ImmutableArray<CallReport> rated = dice.Chance(Rates) ? [new(CallStep.Rated, ended - Seconds(dice.Between(0.5, 5)), Key: KeyOf(dice.Next()))] : [];
            yield return new(id, [new(CallStep.Offered, offered), new(CallStep.Answered, answered, envelope.By.Id), .. rated, new(CallStep.Ended, ended)], complaint.Claimant.Phone);
        }

        if (dice.Chance(GiveUp))
        {
            var offered = arrival.At - Seconds(dice.Between(0, 60));
            var abandoned = offered + Seconds(Math.Min(dice.LogNormal(22, 0.8), 150));
            yield return new(IdOf(arrival) + "-x", [new(CallStep.Offered, offered), new(CallStep.Abandoned, abandoned), new(CallStep.Ended, abandoned)]);
        }
    }

    // Most are content, as those who rate at all usually are.
    private static int KeyOf(double chance) => chance < 0.82 ? 1 : chance < 0.93 ? 2 : chance < 0.97 ? 3 : chance < 0.99 ? 4 : 5;

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromMilliseconds(Math.Round(seconds * 1000));
}
