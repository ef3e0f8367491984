using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Time;

public sealed partial record Rulebook
{
    /// <summary>The same clock with the instant by which work on it must begin so that it can still end in time (decision 0042).</summary>
    [Clause("5.3.2.3.2")]
    public DueTime WithSafeStart(DueTime time, Step step, ResponseTier tier, ComplaintKind kind) => time with
    {
        StartBy = step == Step.Feedback && kind is ComplaintKind.Help or ComplaintKind.Complaint or ComplaintKind.Report
            ? SafeStart(time, Policy.HandlingTimes.OnTheSpot.Of(tier))
            : time.RemindAt,
    };

    /// <summary>
    /// The due time less the work, in the time that the limit is counted in: round the clock, or in working hours where it is one of working days, of which
    /// three days of work take three. Not before the clock starts, and not after its reminder: who is reminded should have begun.
    /// </summary>
    public DateTimeOffset SafeStart(DueTime time, TimeSpan work)
    {
        var start = time.Why.Limit is { Unit: LimitUnit.WorkingDay, Amount: > 0 and var days }
            ? Calendar.Subtract(time.Due, Calendar.Elapsed(time.Start, time.Due) * (work / TimeSpan.FromDays(days)))
            : time.Due - work;
        start = start < time.RemindAt ? start : time.RemindAt;
        return start > time.Start ? start : time.Start;
    }
}
