using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Demo;

/// <summary>What supervisors do with an order: acknowledge, decide extensions, order on site and see the visit through.</summary>
internal sealed class SupervisorCourse(Personas personas, Chances chance)
{
    public IEnumerable<PlannedAction> Of(WorkOrder order)
    {
        foreach (var supervision in order.Supervisions.Where(s => s.AcknowledgedAt is null))
        {
            var dice = chance.For(Draw.Acknowledge, order, supervision.Id);
            var wait = dice.Chance(0.25) ? dice.Minutes(60, 240) : dice.Minutes(1, 15); // some wait for the person at the desk
            yield return By(supervision.At + wait, order, new AcknowledgeSupervision(order.Number, supervision.Id));
        }

        if (order is { IsSettled: false, Extension: { Approved: null } asked })
        {
            yield return Decide(order, asked);
        }

        if (order.Status == WorkOrderStatus.AwaitingConfirmation)
        {
            yield return Confirm(order);
        }

        if (!order.IsSettled && order.Visits.IsEmpty && OrderOnSite(order) is { } ordered)
        {
            yield return ordered;
        }

        foreach (var visit in order.IsOver ? [] : order.Visits.Where(v => !v.IsSettled))
        {
            yield return Next(order, visit);
        }
    }

    private PlannedAction Decide(WorkOrder order, Extension asked)
    {
        var dice = chance.For(Draw.Extension, order, 1);
        var left = chance.IsLeftAtDesk(order, Draw.Extension) ? chance.LeftFor : TimeSpan.Zero;
        var approved = dice.Chance(0.8);
        return By(asked.RequestedAt + dice.Minutes(20, 300) + left, order,
            new DecideExtension(order.Number, approved, approved ? "情况属实，同意按复杂疑难工单办理。" : "具备按期办结条件，不予延期。"));
    }

    private PlannedAction Confirm(WorkOrder order)
    {
        var dice = chance.For(Draw.Review, order, order.Reply?.HandledAt?.UtcTicks ?? order.Version);
        var confirmed = dice.Chance(0.7);
        var wait = order.Tier == ResponseTier.LifeAndSafety ? dice.Minutes(5, 20) : dice.Minutes(120, 900);
        return By(order.LastChange.At + wait, order,
            new ReviewUnreasonable(order.Number, confirmed, confirmed ? "依据充分，同意按不合理诉求反馈。" : "所引规定与诉求事项不符，请继续办理。"));
    }

    private PlannedAction? OrderOnSite(WorkOrder order)
    {
        var dice = chance.For(Draw.Visit, order);
        var late = order.Supervisions.LastOrDefault(s => s.Organizer is not null);
        var probability = (order.Returns > 0 ? 0.12 : 0) + (late is not null ? 0.05 : 0) + (order.Tier == ResponseTier.LifeAndSafety ? 0.02 : 0);
        if (!dice.Chance(probability) || order.Lead is not { SignedAt: { } signed } lead)
        {
            return null;
        }

        var at = (late?.At > signed ? late.At : signed) + dice.Minutes(8, 40);
        var arriveBy = at + dice.Minutes(40, 90);
        return By(at, order, new OrderOnSite(order.Number, lead.Organizer, arriveBy, order.Returns > 0 ? "多次流转、责任不清，请到现场核实。" : "情况紧急，请负责人到现场处置。"));
    }

    // Four of five come in time, some late, some not at all and are named in a notice.
    private PlannedAction Next(WorkOrder order, SiteVisit visit)
    {
        var dice = chance.For(Draw.Visit, order, visit.Id);
        var course = dice.Next();
        var given = visit.ArriveBy - visit.OrderedAt;
        if (visit.ArrivedAt is not { } arrived)
        {
            return course < 0.10
                ? By(visit.ArriveBy + dice.Minutes(5, 30), order, new CirculateNotice(order.Number, visit.Id, NoticeGround.NoShow, "未按要求时间到达现场，予以通报。"))
                : By(visit.OrderedAt + (given * (course < 0.22 ? dice.Between(1.05, 1.5) : dice.Between(0.4, 0.95))), order, new RecordArrival(order.Number, visit.Id));
        }

        return arrived > visit.ArriveBy && visit.Notice is null && dice.Chance(0.6)
                ? By(arrived + dice.Minutes(3, 15), order, new CirculateNotice(order.Number, visit.Id, NoticeGround.LateArrival, "到达现场晚于要求时间，予以通报。"))
            : visit.Facts is null
                ? By(arrived + dice.Minutes(15, 50), order, new RecordSiteFacts(order.Number, visit.Id, "经现场查看，诉求内容属实，各方已到场说明情况。"))
            : By(arrived + dice.Minutes(50, 90), order, new DivideDuty(order.Number, visit.Id, [new(visit.Organizer, "负责现场整改并向诉求人反馈")]));
    }

    private PlannedAction By(DateTimeOffset at, WorkOrder order, WorkOrderCommand command) =>
        new(at, personas.Supervisor(order.Number.Value / 10), command, order.Version);
}
