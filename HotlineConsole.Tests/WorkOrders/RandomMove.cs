using System.Collections.Immutable;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.WorkOrders;

/// <summary>
/// One random step, as numbers that the state gives a meaning to: which command, by whom (mostly somebody who may), with what, and how much later.
/// </summary>
public sealed record RandomMove(int Command, int Actor, int Pick, int Detail, int Wait)
{
    private static readonly OrganizerId[] Pool = [Samples.Street, Samples.Chaoyang, Samples.Department, Samples.Water, new("X1"), default];

    private static readonly DateTimeOffset?[] Moments = [null, Samples.Monday.AddDays(-1), Samples.Monday.AddYears(1)];

    /// <summary>Another order, which may be named.</summary>
    public static readonly WorkOrder Main = WorkOrder.Fold(null, (WorkOrderAccepted)Core.Door.Decide(
        WorkOrderNumber.Compose(new DateOnly(2026, 3, 1), 7), new AcceptComplaint(Samples.Complaint()), Samples.Attendant, Samples.Monday, Samples.Rules).Events[0]);

    /// <summary>The next instant: a little or much later, or just where the order's next alert or due time is, give or take a tick.</summary>
    public DateTimeOffset After(DateTimeOffset now, WorkOrder order)
    {
        var next = (Wait % 10) switch
        {
            0 or 1 => now,
            2 or 3 => now.AddMinutes(Wait % 31),
            4 or 5 => now.AddHours(Wait % 7),
            6 => now.AddDays(Wait % 3),
            7 => Any(order.Deadlines.Where(d => d.IsOpen).Select(d => d.Time.RemindAt), now),
            8 => Any(order.Deadlines.Where(d => d.IsOpen).Select(d => d.Time.Due), now),
            _ => now + Samples.Tick,
        };
        var nudged = next.AddTicks((Wait % 3) - 1);
        return nudged > now ? nudged : now;
    }

    public WorkOrderCommand CommandTo(WorkOrder order, DateTimeOffset now)
    {
        var number = order.Number;
        var organizer = Organizer(order);
        var text = Detail % 11 == 0 ? " " : "内容";
        var flag = Detail % 3 != 0;
        var key = order.Deadlines.Length == 0 || Detail % 13 == 0 ? null : order.Deadlines[Detail % order.Deadlines.Length].Key;
        var visit = OpenVisit(order)?.Id ?? 1 + (Detail % Math.Max(1, order.Visits.Length));
        return Asked(order) switch
        {
            0 when Detail % 2 == 0 => new AnswerDirectly(number, text, "条目"),
            1 when Detail % 2 == 0 => new LeadElsewhere(number, (Elsewhere)(Detail / 3 % 7), text),
            0 or 1 or 2 or 3 or 4 or 5 => new DispatchOrder(number, Detail % 7 == 0 ? null : organizer, CoOrganizers(), text),
            6 or 7 or 8 => new SignFor(number, organizer),
            9 when Detail % 4 == 0 => new LinkToMain(number, flag ? Main.Number : number),
            9 => new LogContact(number, organizer, (ContactWay)(Detail % 4), flag, text),
            10 => new ReportProgress(number, organizer, text, flag),
            11 or 12 => new ReturnOrder(number, organizer, (ReturnReason)(Detail % 5), text, flag ? null : Pool[Detail % Pool.Length]),
            13 => new RequestExtension(number, organizer, text),
            14 => new DecideExtension(number, flag, text),
            15 => new SubmitReply(number, organizer, ReplyAt(now)),
            16 => new ReviewReply(number, organizer, flag, text),
            17 or 18 => new Remind(number, key, text),
            19 or 20 => new SuperviseBySystem(number, key, text),
            21 => new AnswerSupervision(number, organizer, 1 + (Detail % Math.Max(1, order.Supervisions.Length)), text),
            22 when Detail % 2 == 0 => Detail % 4 == 0 ? new ReportUrgent(number, text) : new AcknowledgeUrgent(number),
            22 => new AcknowledgeSupervision(number, 1 + (Detail % Math.Max(1, order.Supervisions.Length))),
            23 when Detail % 2 == 0 => Detail % 4 == 0 ? new UnmaskClaimant(number, text + text) : new DecideUnmasking(number, 1 + (Detail / 4 % 2), flag),
            23 => new OrderOnSite(number, organizer, now.AddMinutes((Detail % 300) - 5), text),
            24 => new RecordArrival(number, visit),
            25 => new RecordSiteFacts(number, visit, text),
            26 => Detail % 2 == 0
                ? new DivideDuty(number, visit, flag ? [new DutyShare(Samples.Water, text)] : default)
                : new CirculateNotice(number, visit, (NoticeGround)(Detail / 2 % 4), text),
            _ => new CloseOrder(number, text),
        };
    }

    /// <summary>Mostly an actor that may issue the command, for the organizer in it; now and then anybody.</summary>
    public Actor ActorFor(WorkOrderCommand command, WorkOrder order)
    {
        var roles = Enum.GetValues<Role>();
        var able = Actor % 8 == 0 ? [] : roles.Where(r => Capabilities.Allows(r, command.GetType())).ToArray();
        var role = able.Length > 0 ? able[Actor / 8 % able.Length] : roles[Actor / 8 % roles.Length];
        var own = Organizer(order);
        return Samples.Of(role, Samples.Beijing.Organizers.ContainsKey(own) ? own : Samples.Water);
    }

    // Half of the moves are what the order waits for, so that courses get far.
    private int Asked(WorkOrder order) => Command < 28 ? Command
        : Pick % 3 == 0 && OpenVisit(order) is { } visit ? visit.ArrivedAt is null ? 24 : visit.Facts is null ? 25 : 26
        : Pick % 7 == 0 ? 23
        : order.Supervisions.Any(s => s.AnsweredAt is null) && Pick % 5 == 0 ? 21
        : order.Status switch
        {
            WorkOrderStatus.Accepted or WorkOrderStatus.Returned => 2,
            WorkOrderStatus.Dispatched => 6,
            WorkOrderStatus.SignedFor => order.Extension is { Approved: null } ? 14 : Detail % 4 == 0 ? 15 : 13,
            WorkOrderStatus.UnderReview => 16,
            WorkOrderStatus.FedBack => 27,
            WorkOrderStatus.Closed or WorkOrderStatus.AnsweredDirectly or WorkOrderStatus.Redirected => 23,
        };

    private static SiteVisit? OpenVisit(WorkOrder order) => order.Visits.FirstOrDefault(v => !v.IsSettled);

    private OrganizerId Organizer(WorkOrder order) =>
        Pick % 5 != 0 && order.Assignments.Where(a => a.IsActive).ToArray() is { Length: > 0 } held ? held[Pick % held.Length].Organizer : Pool[Pick % Pool.Length];

    private ImmutableArray<OrganizerId> CoOrganizers() => (Detail % 4) switch
    {
        0 => default,
        1 => [],
        2 => [Pool[Detail / 4 % Pool.Length]],
        _ => [Pool[Detail / 4 % 4], Pool[Detail / 16 % 4]],
    };

    private Reply ReplyAt(DateTimeOffset now) =>
        Samples.Reply(Detail % 5 == 4 ? null : (HandlingOutcome)(Detail % 5)) with { HandledAt = Detail % 17 == 0 ? Moments[Detail % 3] : now };

    private DateTimeOffset Any(IEnumerable<DateTimeOffset> instants, DateTimeOffset otherwise)
    {
        var all = instants.ToArray();
        return all.Length == 0 ? otherwise : all[Detail % all.Length];
    }
}
