using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Demo;

/// <summary>What the hotline's own desks do with an order: answer it, lead it elsewhere, dispatch it, close it.</summary>
internal sealed class HotlineCourse(City city, Personas personas, Chances chance)
{
    private static readonly Elsewhere[] Belongs =
        [Elsewhere.OutsideRegion, Elsewhere.LegalProcedure, Elsewhere.Petition, Elsewhere.Repeated, Elsewhere.NobodysDuty];

    public IEnumerable<PlannedAction> Of(WorkOrder order) => order.Status switch
    {
        WorkOrderStatus.Accepted => [First(order)],
        WorkOrderStatus.Returned or WorkOrderStatus.Reopened => [Again(order)],
        WorkOrderStatus.FedBack => order.Visits.All(v => v.IsSettled) ? [Close(order)] : [],
        WorkOrderStatus.Dispatched or WorkOrderStatus.SignedFor or WorkOrderStatus.UnderReview or WorkOrderStatus.AwaitingConfirmation => Owed(order),
        WorkOrderStatus.AnsweredDirectly or WorkOrderStatus.Redirected or WorkOrderStatus.Closed => [],
    };

    private PlannedAction First(WorkOrder order)
    {
        var dice = chance.For(Draw.Destiny, order);
        var urgent = Tiers.IsUrgent(order.Complaint.Urgency);
        var byPerson = !Personas.IsSimulated(order.LastChange);
        var destiny = dice.Next();
        var (direct, elsewhere) = order.Complaint.Kind == ComplaintKind.Consultation ? (0.90, 0.04) : (0.10, 0.03);
        var at = order.AcceptedAt + dice.Minutes(0.5, 4);
        if (!urgent && (byPerson || chance.IsLeftAtDesk(order, Draw.Dispatch)))
        {
            at += TimeSpan.FromHours(3); // a person at a desk may want to do it
        }

        var seat = personas.Attendant(dice.Below(int.MaxValue));
        return urgent || byPerson || destiny >= direct + elsewhere ? Dispatch(order, at)
            : destiny < direct ? new(at, seat, new AnswerDirectly(order.Number, dice.Pick(DemoTexts.DirectAnswers), $"热线数据库·{city.Categories[order.Complaint.Category].Name}"), order.Version)
            : new(at, seat, new LeadElsewhere(order.Number, dice.Pick(Belongs), "已向来电人说明该事项的受理渠道和联系方式。"), order.Version);
    }

    private PlannedAction Dispatch(WorkOrder order, DateTimeOffset from)
    {
        var dice = chance.For(Draw.Dispatch, order);
        var limit = order.OpenDeadline(DeadlineKind.Dispatch) is { } deadline ? deadline.Time.Due - deadline.Time.Start : TimeSpan.FromHours(24);
        var minutes = order.Tier switch
        {
            ResponseTier.LifeAndSafety => dice.LogNormal(5, 0.6),
            ResponseTier.Livelihood => dice.LogNormal(9, 0.7),
            ResponseTier.General or ResponseTier.Complex => dice.LogNormal(22, 0.8),
        };
        if (dice.Chance(0.01))
        {
            minutes = limit.TotalMinutes * dice.Between(0.8, 1.2); // overlooked in the queue
        }

        var place = order.Complaint.Place;
        var (lead, clause) = city.LeadFor(order.Complaint.Category, place.District, place.Street);
        return Send(order, from + TimeSpan.FromMinutes(minutes), clause == "5.3.2.1.1 c" ? null : lead, CoOrganizer(order, lead, dice), dice);
    }

    // What came back goes to somebody who has not had it: the district, or the city's department for such matters.
    private PlannedAction Again(WorkOrder order)
    {
        var dice = chance.For(Draw.Dispatch, order, order.Rounds);
        var category = city.Categories[order.Complaint.Category];
        var district = order.Complaint.Place.District;
        OrganizerId[] next = district is null ? [category.CityLead] : [city.DistrictGovernmentOf(district).Id, category.CityLead, .. city.DepartmentsOf(district).Select(o => o.Id)];
        var lead = order.Status == WorkOrderStatus.Reopened && order.Reopenings[^1].Lead is { } same ? same : next.FirstOrDefault(o => !order.Assignments.Any(a => a.Organizer == o && a.Part == Part.Lead), next[^1]);
        var wait = order.Tier == ResponseTier.LifeAndSafety ? dice.Minutes(3, 10) : dice.Minutes(10, 60);
        return order.AwaitsAdjudication
            ? new(order.LastChange.At + wait, personas.Supervisor(dice.Below(int.MaxValue)), new Adjudicate(order.Number, lead, [], "经核对三定方案和属地边界，由该单位主责。"), order.Version)
            : Send(order, order.LastChange.At + wait, lead, [], dice);
    }

    private PlannedAction Send(WorkOrder order, DateTimeOffset at, OrganizerId? lead, OrganizerId[] with, Dice dice) => new(
        at, personas.Dispatcher(dice.Below(int.MaxValue)),
        new DispatchOrder(order.Number, lead, [.. with], order.Rounds == 0 ? "请核实处理，按时限反馈。"
            : order.Status == WorkOrderStatus.Reopened ? "诉求人回访表示未解决，请重新办理。" : "前次承办单位退回，经研判由你单位主责，请及时办理。"), order.Version);

    // What an urgent dispatch asks of the desk (5.3.2.1.5): mostly done in a few minutes, now and then too late.
    private IEnumerable<PlannedAction> Owed(WorkOrder order)
    {
        foreach (var duty in order.Deadlines.Where(d => d.IsOpen && d.Kind.IsOwnDuty()))
        {
            var dice = chance.For(Draw.Dispatch, order, duty.Organizer is { } of ? 100 + of.Value.Sum(c => c) : 99);
            var told = dice.Chance(0.2);
            WorkOrderCommand done = duty.Organizer is { } organizer
                ? new LogOrganizerCall(order.Number, organizer, true, "值班人员已接听，知悉情况并安排处置。")
                : new JudgeNotice(order.Number, UrgentDuties.OwedBy(order)[0], told, told ? "影响范围较大，已同时报送。" : "影响有限，承办单位可独立处置。");
            yield return new(duty.Time.Start + dice.Minutes(1, dice.Chance(0.03) ? 25 : 7), personas.Dispatcher(dice.Below(int.MaxValue)), done, order.Version);
        }
    }

    private OrganizerId[] CoOrganizer(WorkOrder order, OrganizerId lead, Dice dice)
    {
        var candidates = order.Complaint.Place.District is { } district ? city.DepartmentsOf(district).Where(o => o.Id != lead).ToArray() : [];
        return candidates.Length > 0 && dice.Chance(0.06) ? [dice.Pick(candidates).Id] : [];
    }

    private PlannedAction Close(WorkOrder order)
    {
        var dice = chance.For(Draw.Close, order);
        return new((order.FollowUp?.FedBackAt ?? order.FedBackAt!.Value) + dice.Minutes(45, 14 * 60), personas.Dispatcher(dice.Below(int.MaxValue)), new CloseOrder(order.Number), order.Version);
    }
}
