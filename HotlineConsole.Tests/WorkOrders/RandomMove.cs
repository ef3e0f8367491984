using System.Collections.Immutable;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Attachments;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.FollowUp;
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
            5 when order.Archived?.KeepUntil?.AddDays(2) is { } over && over > now => over,
            4 or 5 => now.AddHours(Wait % 7),
            6 => order.FollowUpDueAt ?? now.AddDays(Wait % 3),
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
            0 or 1 or 2 or 3 or 4 or 5 when order.AwaitsAdjudication && Detail % 3 != 0 => new Adjudicate(number, organizer, CoOrganizers(), text),
            0 or 1 or 2 or 3 or 4 or 5 => new DispatchOrder(number, Detail % 7 == 0 ? null : organizer, CoOrganizers(), text),
            6 or 7 or 8 => new SignFor(number, organizer),
            9 when Detail % 4 == 0 => new LinkToMain(number, flag ? Main.Number : number),
            9 when Detail % 3 == 0 => new AssignWithin(number, organizer, Detail % 2 == 0 ? "u-1" : null, Detail % 9 == 0 ? null : text),
            9 => new LogContact(number, organizer, (ContactWay)(Detail % 4), flag, text),
            10 or 28 when order.Lead is { SignedAt: not null } && Detail % 4 != 0 => Whistle(order, now, text),
            10 or 28 => new ReportProgress(number, organizer, text, flag),
            11 or 12 => new ReturnOrder(number, organizer, (ReturnReason)(Detail % 5), text, flag ? null : Pool[Detail % Pool.Length]),
            13 => new RequestExtension(number, organizer, text),
            14 => new DecideExtension(number, flag, text),
            15 => new SubmitReply(number, organizer, ReplyAt(now)),
            29 => new ReviewUnreasonable(number, flag, text),
            16 => new ReviewReply(number, organizer, flag, text),
            17 or 18 => new Remind(number, key, text),
            19 or 20 => new SuperviseBySystem(number, key, text),
            21 => new AnswerSupervision(number, organizer, 1 + (Detail % Math.Max(1, order.Supervisions.Length)), text),
            22 when Detail % 2 == 0 => Detail % 4 == 0 ? new ReportUrgent(number, text) : new AcknowledgeUrgent(number),
            22 => new AcknowledgeSupervision(number, 1 + (Detail % Math.Max(1, order.Supervisions.Length))),
            23 when order.IsOver && Pick % 2 == 0 && order.Archived is not null => order.Removal is null ? new ProposeRemoval(number, text) : new DecideRemoval(number, flag, text),
            23 when Detail % 19 == 0 || (order.IsOver && Pick % 2 == 0) => new ArchiveOrder(number, flag ? new string('a', 64) : text),
            23 when Detail % 7 == 0 => Detail % 3 == 0
                ? new RemoveAttachment(number, 1 + (Detail % Math.Max(1, order.Attachments.Length)), text)
                : new AddAttachment(number, Samples.File(), Detail % 5 == 0 ? null : flag),
            23 when Detail % 2 == 0 => Detail % 4 == 0 ? new UnmaskClaimant(number, text + text) : new DecideUnmasking(number, 1 + (Detail / 4 % 2), flag),
            23 when Detail % 5 == 0 => new LogOrganizerCall(number, organizer, flag, text),
            23 when Detail % 5 == 1 => new JudgeNotice(number, (Authority)(Detail / 5 % 2), flag, text),
            23 when Detail % 5 == 2 && order.Assignments.LastOrDefault(a => a.Mail is not null) is { Mail: { } mail } to => Detail / 10 % 2 == 0
                ? new RecordMail(number, to.Organizer, to.Round, mail.Attempts + 1, "a@example.com", flag ? text : null, Detail % 7 == 0)
                : new MarkBounced(number, to.Organizer),
            23 => new OrderOnSite(number, organizer, now.AddMinutes((Detail % 300) - 5), text),
            24 => new RecordArrival(number, visit),
            25 => new RecordSiteFacts(number, visit, text),
            26 => Detail % 2 == 0
                ? new DivideDuty(number, visit, flag ? [new DutyShare(Samples.Water, text)] : default)
                : new CirculateNotice(number, visit, (NoticeGround)(Detail / 2 % 4), text),
            30 or 31 => FollowUpOf(order, text),
            _ => new CloseOrder(number, text),
        };
    }

    /// <summary>Mostly an actor that may issue the command, for the organizer in it; now and then anybody.</summary>
    public Actor ActorFor(WorkOrderCommand command, WorkOrder order)
    {
        var roles = Enum.GetValues<Role>();
        var able = Actor % 8 == 0 ? [] : roles.Where(r => Capabilities.Allows(r, command.GetType())).ToArray();
        var role = able.Length > 0 ? able[Actor / 8 % able.Length] : roles[Actor / 8 % roles.Length];
        var own = Actor % 8 != 0 && command is ReportToWhistle report ? report.Organizer : Organizer(order);
        return Samples.Of(role, Samples.Beijing.Organizers.ContainsKey(own) ? own : Samples.Water);
    }

    // Half of the moves are what the order waits for, so that courses get far.
    private int Asked(WorkOrder order) => Command < 32 ? Command
        : Pick % 3 == 0 && OpenVisit(order) is { } visit ? visit.ArrivedAt is null ? 24 : visit.Facts is null ? 25 : 26
        : Pick % 3 == 1 && order.Whistles.Any(w => w.IsOpen) ? 28
        : Pick % 7 == 0 ? 23
        : order.Supervisions.Any(s => s.AnsweredAt is null) && Pick % 5 == 0 ? 21
        : order.Status switch
        {
            WorkOrderStatus.Accepted or WorkOrderStatus.Returned or WorkOrderStatus.Reopened => 2,
            WorkOrderStatus.Dispatched => 6,
            WorkOrderStatus.SignedFor => order.Extension is { Approved: null } ? 14 : Detail % 4 == 0 ? 15 : 13,
            WorkOrderStatus.UnderReview => 16,
            WorkOrderStatus.AwaitingConfirmation => 29,
            WorkOrderStatus.FedBack => Pick % 2 == 0 ? 27 : 30,
            WorkOrderStatus.Closed => Pick % 4 == 0 ? 23 : 30,
            WorkOrderStatus.AnsweredDirectly or WorkOrderStatus.Redirected => 23,
        };

    // What the open whistle waits for, or a new one; now and then something else.
    private WorkOrderCommand Whistle(WorkOrder order, DateTimeOffset now, string text)
    {
        var (number, caller, id) = (order.Number, Detail % 9 == 0 ? Organizer(order) : order.Lead!.Organizer, Math.Max(1, order.Whistles.Length));
        var open = order.Whistles.LastOrDefault(w => w.IsOpen);
        return open is null ? new BlowWhistle(number, caller, (WhistleKind)(Detail / 2 % 2), Detail % 7 == 0 ? default : [Pool[1 + (Detail / 4 % 3)]], "路口", now.AddMinutes((Detail % 90) - 5), text)
            : Detail % 7 == 0 ? new CloseWhistle(number, caller, id, text)
            : open.Calls.FirstOrDefault(c => c.AnsweredAt is null) is { } call && Pick % 4 != 0 ? new ReportToWhistle(number, call.Organizer, id, Detail % 5 == 1 ? text : null)
            : open.Tasks.FirstOrDefault(t => t.Done is null) is { } task ? new JudgeWhistleTask(number, caller, id, task.Id, Detail % 3 != 0, text)
            : new SplitWhistle(number, caller, id, [new(open.Calls[0].Organizer, text, now.AddHours((Detail % 9) - 1))]);
    }

    // What the follow-up waits for, or now and then anything of it.
    private WorkOrderCommand FollowUpOf(WorkOrder order, string text)
    {
        var number = order.Number;
        var step = Detail % 3 == 0 || order.FollowUp is not { } round ? Detail / 3 % 7
            : round.IsUnsolved ? 6
            : round.HasConsented ? 2
            : round.HeldUntil is not null && Pick % 3 != 0 ? 1
            : round.SentAt is not null ? 5
            : order.InvitationAt is not null && Detail % 2 == 0 ? 4
            : Pick % 4 == 0 ? 3 : 0;
        return step switch
        {
            0 => new StartFollowUp(number),
            1 => new RecordFollowUpCall(number, Pick % 2 == 0 ? CallResult.Consented : (CallResult)(Detail / 21 % 5), text),
            2 => new AnswerFollowUp(number, Detail % 5 == 0 ? null : true, Pick % 4 == 0, (Satisfaction)(1 + (Detail / 5 % 5)), Detail % 2 == 0 ? default : [PoorReason.Attitude], Remarks: text),
            3 => new InviteToRate(number),
            4 => new ConfirmInvitation(number),
            5 => new AnswerByMessage(number, Detail % 2 == 0 ? "未解决 5" : text),
            _ => new ReopenOrder(number, text),
        };
    }

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
