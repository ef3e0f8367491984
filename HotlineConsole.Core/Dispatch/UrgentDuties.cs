using System.Collections.Immutable;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Dispatch;

/// <summary>
/// What the dispatch of an urgent complaint asks of the hotline itself: a call to each organizer that has to handle it, and a judgement whether an
/// authority is told too. Neither delays the dispatch; both have a clock of the local policy, which is watched like any other.
/// </summary>
[Clause("5.3.2.1.5")]
public static class UrgentDuties
{
    /// <summary>不稳定因素: 判断是否同时报公安部门; 突发事件、基本民生保障和极端天气: 判断是否同时报应急管理部门. The other urgent ones ask for no judgement.</summary>
    public static ImmutableArray<Authority> JudgementsOf(Urgency urgency) => urgency switch
    {
        Urgency.Instability => [Authority.PublicSecurity],
        Urgency.Emergency or Urgency.BasicLivelihood or Urgency.ExtremeWeather => [Authority.EmergencyManagement],
        Urgency.PublicHealth or Urgency.LifeAndProperty or Urgency.General => [],
    };

    /// <summary>The judgements that the complaint asks for and nobody has recorded.</summary>
    public static ImmutableArray<Authority> OwedBy(WorkOrder order) =>
        order.IsOver ? [] : [.. JudgementsOf(order.Complaint.Urgency).Where(a => order.Notices.All(n => n.Authority != a))];

    /// <summary>The organizers that the hotline has still to telephone.</summary>
    public static ImmutableArray<OrganizerId> ToCall(WorkOrder order) =>
        [.. order.Deadlines.Where(d => d is { Kind: DeadlineKind.OrganizerCall, IsOpen: true }).Select(d => d.Organizer!.Value)];

    /// <summary>The clocks of a dispatch. A recorded stream tells nothing of telephone calls, so its dispatches start none.</summary>
    internal static IEnumerable<Deadline> Start(WorkOrder order, IEnumerable<OrganizerId> organizers, int round, Actor by, DateTimeOffset now, Rulebook book)
    {
        if (!Tiers.IsUrgent(order.Complaint.Urgency) || by.Role == Confidentiality.Role.Import)
        {
            return [];
        }

        var time = CallTime(now, book);
        return
        [
            .. organizers.Select(o => CallOf(o, round, time)),
            .. OwedBy(order).Select(a => new Deadline(WorkOrder.JudgementKey(a), DeadlineKind.NoticeJudgement, null, time)).Where(d => order.DeadlineOf(d.Key) is null),
        ];
    }

    internal static Deadline CallOf(OrganizerId organizer, int round, DueTime time) =>
        new(Deadline.KeyOf(DeadlineKind.OrganizerCall, organizer, round), DeadlineKind.OrganizerCall, organizer, time);

    internal static DueTime CallTime(DateTimeOffset now, Rulebook book)
    {
        var within = book.Policy.CallWithin;
        var limit = Limit.Minutes((int)Math.Ceiling(within.TotalMinutes));
        var why = new Derivation("LocalPolicy.CallWithin", "5.3.2.1.5", "why.from.dispatch-to-organizer", limit,
        [
            new(DerivationStep.Start, [Slot.Key("why.from.dispatch-to-organizer"), Slot.Instant(TimeZoneInfo.ConvertTime(now, book.Calendar.Zone))]),
            new("why.call-within", [Slot.Of(limit)]),
        ]);
        return new(now, now + within, now + within - (within / book.Policy.NearDueLead.OnePartIn), why);
    }
}
