using System.Collections.Immutable;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Dispatch;

/// <summary>
/// 派单: to the organizer whose duty is clear; without <paramref name="Lead"/> to the district government of the place. What goes to a street is
/// copied to its district by itself. Also dispatches again what came back.
/// </summary>
[Clause("5.3.2.1.1"), Clause("5.3.2.1.2"), Clause("5.3.2.1.4")]
public sealed record DispatchOrder(WorkOrderNumber Number, OrganizerId? Lead, ImmutableArray<OrganizerId> CoOrganizers, string? Opinion = null) : WorkOrderCommand(Number)
{
    public static readonly Refusal AwaitsAdjudication = new("dispatch.awaits-adjudication", "5.3.2.2.4");
    public static readonly Refusal NotWaiting = new("dispatch.not-waiting", "5.3.2.1.1");
    public static readonly Refusal UnknownOrganizer = new("dispatch.unknown-organizer", "5.3.2.1.1");
    public static readonly Refusal NoDistrict = new("dispatch.no-district", "5.3.2.1.1");
    public static readonly Refusal LeadTwice = new("dispatch.lead-twice", "5.3.2.1.1");

    public static Decision Decide(WorkOrder order, DispatchOrder command, Actor by, DateTimeOffset now, Rules rules)
    {
        if (order.Status is not (WorkOrderStatus.Accepted or WorkOrderStatus.Returned or WorkOrderStatus.Reopened))
        {
            return NotWaiting.Because(order, rules);
        }

        // What a recorded stream dispatched a third time was dispatched a third time.
        return order.AwaitsAdjudication && by.Role != Role.Import ? AwaitsAdjudication.Because(order, rules) : Choose(order, command, by, now, rules);
    }

    /// <summary>The dispatch to those named, or why it cannot go to them.</summary>
    internal static Decision Choose(WorkOrder order, DispatchOrder command, Actor by, DateTimeOffset now, Rules rules)
    {
        var coOrganizers = command.CoOrganizers.IsDefault ? [] : command.CoOrganizers;
        if (command.Lead is { } named && !rules.City.Organizers.ContainsKey(named))
        {
            return UnknownOrganizer.With(Slot.Text(named.Value)).Naming([nameof(Lead)]);
        }

        if (coOrganizers.Where(o => !rules.City.Organizers.ContainsKey(o)).ToArray() is [var unknown, ..])
        {
            return UnknownOrganizer.With(Slot.Text(unknown.Value)).Naming([nameof(CoOrganizers)]);
        }

        var lead = command.Lead ?? FallBack(order, rules);
        return lead is not { } organizer ? NoDistrict.Naming([nameof(Lead)])
            : coOrganizers.Contains(organizer) || coOrganizers.Distinct().Count() < coOrganizers.Length ? LeadTwice.Naming([nameof(CoOrganizers)])
            : Dispatched(order, command, organizer, [.. coOrganizers.Where(o => order.HeldBy(o) is null)], by, now, rules);
    }

    // 5.3.2.1.1 c: 无法直接派单至具体承办单位的诉求,派单至诉求所属行政区域的区人民政府
    private static OrganizerId? FallBack(WorkOrder order, Rules rules)
    {
        var place = order.Complaint.Place;
        return (place.District ?? (place.Street is { } street ? rules.City.Find(street).District : null)) is { } district
            ? rules.City.DistrictGovernmentOf(district).Id
            : null;
    }

    private static WorkOrderDispatched Dispatched(
        WorkOrder order, DispatchOrder command, OrganizerId lead, ImmutableArray<OrganizerId> coOrganizers, Actor by, DateTimeOffset now, Rules rules)
    {
        var round = order.Rounds + 1;
        var basis = command.Lead is null ? "5.3.2.1.1 c" : coOrganizers.Length > 0 ? "5.3.2.1.1 b" : "5.3.2.1.1 a";
        var copies = CopiesFor(order, lead, coOrganizers, rules);
        return new(order.Number, now, by, round, lead, coOrganizers, copies, basis, command.Opinion?.Trim(),
            DispatchClocks.Start(order, lead, coOrganizers, round, by, now, rules.Book), ByMail([lead, .. coOrganizers, .. copies], by, rules));
    }

    // 5.3.2.1.2: 派单方式包括系统、邮箱等. What a recorded stream dispatched is long in its hands.
    private static ImmutableArray<OrganizerId>? ByMail(ImmutableArray<OrganizerId> organizers, Actor by, Rules rules) =>
        by.Role != Role.Import && organizers.RemoveAll(o => rules.Mail.AddressOf(o) is null) is { IsEmpty: false } addressed ? addressed : null;

    // 5.3.2.1.1 a: 直接派单至街道办事处、乡镇人民政府的诉求,同时发送区人民政府督促协调解决
    private static ImmutableArray<OrganizerId> CopiesFor(WorkOrder order, OrganizerId lead, ImmutableArray<OrganizerId> coOrganizers, Rules rules)
    {
        var holders = coOrganizers.Add(lead);
        return
        [
            .. holders.Select(rules.City.Find)
                .Where(o => o.Kind == OrganizerKind.Street)
                .Select(o => rules.City.DistrictGovernmentOf(o.District!).Id)
                .Distinct()
                .Where(d => !holders.Contains(d) && !order.Assignments.Any(a => a.Organizer == d && a.Part == Part.DistrictCopy && a.IsActive)),
        ];
    }
}
