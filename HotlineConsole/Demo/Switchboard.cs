using System.Collections.Immutable;
using System.Globalization;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Demo;

/// <summary>What comes from a call at an instant: what the telephone reports, with <paramref name="At"/> after all instants in it, or a complaint about the service.</summary>
/// <param name="Key">Whatever it is sent for, and however often, with the same key it is the same command.</param>
internal sealed record Ring(DateTimeOffset At, Actor By, HotlineCommand Command, string Key)
{
    /// <summary>Who judges the complaint then, and how. By which number it was recorded is the answer to the command, sent again.</summary>
    public (Actor By, JudgeServiceComplaint Command)? Judgement { get; init; }

    public Envelope Envelope(int seed, DateTimeOffset? at) => new(PlannedAction.IdOf($"{seed}|ring|{Key}"), By, Command, At: at);

    public Envelope? After(Outcome outcome, int seed, DateTimeOffset? at) => Judgement is not var (by, judge) || !outcome.IsDone ? null
        : new(PlannedAction.IdOf($"{seed}|judge|{Key}"), by, judge with { Complaint = outcome.Sequence }, At: at);
}

/// <summary>
/// The telephone of the demo city: every complaint by phone belongs to a call that waited, was answered by the attendant who recorded it and perhaps rated,
/// and now and then somebody gives up. It reports by the port's own command. What a call is like follows from its arrival alone.
/// </summary>
internal sealed class Switchboard(int seed, Arrivals arrivals, Reception reception, Personas personas)
{
    public static readonly Actor Gateway = new("demo-switch", "演示电话平台", Role.Gateway);

    /// <summary>The ids of its calls begin with this.</summary>
    public const string Mark = "demo-";

    private const double GiveUp = 0.025;
    private const double Rates = 0.55;
    private const double Complains = 0.002;
    private const double IsJudged = 0.8;
    private const double IsValid = 0.12;

    /// <summary>A call begins at most so long before its complaint is written down; what comes of it ends at most so long after.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Tail = TimeSpan.FromMinutes(60);

    private static readonly string[] Grievances =
        ["等候时间过长，接通后又被要求重新说明情况。", "受理人员语气生硬，未听完诉求就打断。", "受理人员未说明办理时限和查询方式。", "通话中断后没有回拨。", "答复内容与此前来电时不一致。"];

    public static string IdOf(Arrival arrival) => string.Create(CultureInfo.InvariantCulture, $"{Mark}{arrival.Hour:x}-{arrival.Index}");

    /// <summary>The calls of an arrival, each in one report at its end: how a past is filled.</summary>
    public IEnumerable<Ring> Whole(Arrival arrival) => CallsOf(arrival).SelectMany(c => ComplaintOf(c, arrival).Prepend(RingOf(c.Reports[^1].At, c)));

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
                var arrival = coming.Current;
                foreach (var ring in CallsOf(arrival).SelectMany(c => Steps(c, instant).Concat(ComplaintOf(c, arrival).Where(r => r.At > instant))))
                {
                    queue.Enqueue(ring, (ring.At.UtcTicks, ring.Key));
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
            yield return RingOf(after, call with { Reports = begun });
        }

        foreach (var report in call.Reports.Where(r => r.At > after))
        {
            yield return RingOf(report.At, call with { Reports = [report] });
        }
    }

    private static Ring RingOf(DateTimeOffset at, ReportCall call) => new(at, Gateway, call, $"{call.Call}|{string.Join('-', call.Reports.Select(r => (int)r.Step))}");

    // Few who were answered complain about the service; most of those who judge find that it was good (5.4.3).
    private IEnumerable<Ring> ComplaintOf(ReportCall call, Arrival arrival)
    {
        var dice = Dice.Of(seed, Draw.Service, arrival.Hour, arrival.Index);
        if (!dice.Chance(Complains) || call.Reports.All(r => r.Step != CallStep.Answered))
        {
            yield break;
        }

        var (at, wait) = (call.Reports[^1].At + dice.Minutes(1, 8), dice.Minutes(10, 45));
        var recorded = new Ring(at, personas.Attendant(dice.Below(int.MaxValue)), new RecordServiceComplaint(dice.Pick(Grievances), "phone", Call: call.Call), call.Call + "|service");
        yield return recorded;
        var (judged, valid, judge) = (dice.Chance(IsJudged), dice.Chance(IsValid), personas.Supervisor(dice.Below(int.MaxValue)));
        if (judged)
        {
            yield return recorded with { At = at + wait, Judgement = (judge, new(0, valid, valid ? "经核对录音，情况属实，已提醒改进。" : "经核对录音，服务符合规范，不属实。")) };
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
