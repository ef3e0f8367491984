using HotlineConsole.Core;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Bench.Seeding;

/// <summary>A course lived through the one door's decisions, with the deadline watch: the order with all its events.</summary>
internal sealed class SeedLife(Rules rules, DateTimeOffset end)
{
    private static readonly Actor Attendant = new("seed-attendant", "受理员", Role.Attendant);
    private static readonly Actor Supervisor = new("seed-supervisor", "督办员", Role.Supervisor);

    private readonly List<WorkOrderEvent> _events = [];
    private WorkOrder? _order;

    public static (WorkOrder Order, List<WorkOrderEvent> Events) Of(SeedSlot slot, PublicComplaint complaint, SeedCourse course, Rules rules, DateTimeOffset end)
    {
        var life = new SeedLife(rules, end);
        life.Live(slot, complaint, course);
        return (life._order!, life._events);
    }

    private void Live(SeedSlot slot, PublicComplaint complaint, SeedCourse course)
    {
        var number = slot.Number;
        Fold(Door.Decide(number, new AcceptComplaint(complaint), Attendant, slot.At, rules));
        if (course.Direct)
        {
            Do(course.Closed, Attendant, new AnswerDirectly(number, "已告知办理条件和流程。", "办事指南"));
            return;
        }

        Do(course.Dispatched, Actor.Import, new DispatchOrder(number, course.Lead, [.. course.CoOrganizers]));
        Do(course.Signed, Actor.Import, new SignFor(number, course.Lead));
        foreach (var organizer in course.CoOrganizers)
        {
            Do(course.Signed, Actor.Import, new SignFor(number, organizer));
        }

        Do(course.FedBack, Actor.Import, new SubmitReply(number, course.Lead, ReplyOf(complaint, course)));
        if (complaint.ByNetwork)
        {
            Do(course.FedBack, Actor.Import, new ReviewReply(number, course.Lead, Approved: true, "同意"));
        }

        Do(course.Closed, Supervisor, new CloseOrder(number));
        Watch(end);
    }

    private void Do(DateTimeOffset? at, Actor by, WorkOrderCommand command)
    {
        if (at is { } now)
        {
            Watch(now);
            Fold(Door.Decide(_order, command, by, now, rules));
        }
    }

    private void Watch(DateTimeOffset now)
    {
        while (_order!.Deadlines.Where(d => d.NextThreshold?.At <= now).MinBy(d => d.NextThreshold!.Value.At) is { } deadline)
        {
            var (at, level) = deadline.NextThreshold!.Value;
            var envelope = WatchCommands.For(new Threshold(at, _order.Number, deadline.Key, level), at);
            Fold(Door.Decide(_order, (WorkOrderCommand)envelope.Command, envelope.By, at, rules));
        }
    }

    private void Fold(Decision decision)
    {
        if (decision.Refusal is { } refusal)
        {
            throw new InvalidOperationException($"{_order?.Number} {refusal.Code} {string.Join(',', refusal.Fields)}");
        }

        foreach (var happened in decision.Events.Cast<WorkOrderEvent>())
        {
            _order = WorkOrder.Fold(_order, happened);
            _events.Add(happened);
        }
    }

    private static Reply ReplyOf(PublicComplaint complaint, SeedCourse course)
    {
        var reply = new Reply { LeadOrganizer = course.Lead, HandledAt = course.FedBack, ToldClaimant = "已电话告知诉求人办理结果。" };
        return complaint.Kind switch
        {
            ComplaintKind.Consultation => reply with { Answer = "可到街道服务大厅办理。" },
            ComplaintKind.Suggestion => reply with { PassedTo = "区城市管理委" },
            ComplaintKind.Help or ComplaintKind.Complaint or ComplaintKind.Report => reply with { Outcome = HandlingOutcome.Solved, Measures = "安排人员到现场处置，当日完成整改。" },
        };
    }
}
