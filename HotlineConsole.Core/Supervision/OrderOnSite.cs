using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Supervision;

/// <summary>现场督办: an organizer, holding the order or not, is ordered to the site by a time.</summary>
[Clause("5.3.3")]
public sealed record OrderOnSite(WorkOrderNumber Number, OrganizerId Organizer, DateTimeOffset ArriveBy, string Reason) : WorkOrderCommand(Number)
{
    public static readonly Refusal Incomplete = new("on-site.incomplete", "5.3.3");
    public static readonly Refusal InPast = new("on-site.in-past", "5.3.3");
    public static readonly Refusal UnknownOrganizer = new("on-site.unknown-organizer", "5.3.3");
    public static readonly Refusal AlreadyOrdered = new("on-site.already", "5.3.3");
    public static readonly Refusal OrderOver = new("on-site.order-over", "5.3.3");

    public static Decision Decide(WorkOrder order, OrderOnSite command, Actor by, DateTimeOffset now, Rules rules) =>
        order.IsOver ? OrderOver.Because(order, rules)
        : string.IsNullOrWhiteSpace(command.Reason) ? Incomplete.Naming([nameof(Reason)])
        : !rules.City.Organizers.ContainsKey(command.Organizer) ? UnknownOrganizer.Naming([nameof(Organizer)])
        : command.ArriveBy <= now ? InPast.Naming([nameof(ArriveBy)])
        : order.Visits.Any(v => v.Organizer == command.Organizer && !v.IsSettled) ? AlreadyOrdered
        : Ordered(order, command, by, now, rules);

    private static OrganizerOrderedOnSite Ordered(WorkOrder order, OrderOnSite command, Actor by, DateTimeOffset now, Rules rules)
    {
        var visit = order.Visits.Length + 1;
        var time = OrderedDue.Of(order, by.Name, "5.3.3 d", "site-order", now, command.ArriveBy, rules);
        return new(order.Number, now, by, visit, command.Organizer,
            new Deadline(WorkOrder.ArrivalKey(visit), DeadlineKind.OnSiteArrival, command.Organizer, time), command.Reason.Trim());
    }
}
