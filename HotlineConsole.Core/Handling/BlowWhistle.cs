using System.Collections.Immutable;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Handling;

/// <summary>
/// 街乡吹哨、部门报到, or 协调会商: a street or township that holds the order calls other organizers to report at a place by a time; the lead, of any
/// kind, asks them to a meeting. The clocks of the order run on.
/// </summary>
[Clause("5.3.2.2.4"), Clause("4.3")]
public sealed record BlowWhistle(
    WorkOrderNumber Number, OrganizerId Organizer, WhistleKind Kind, ImmutableArray<OrganizerId> Called, string Place, DateTimeOffset ReportBy, string Matter)
    : WorkOrderCommand(Number)
{
    public static readonly Refusal Incomplete = new("whistle.incomplete", "5.3.2.2.4");
    public static readonly Refusal NotStreet = new("whistle.not-street", "5.3.2.2.4");
    public static readonly Refusal NotLead = new("whistle.not-lead", "5.3.2.2.4");
    public static readonly Refusal InPast = new("whistle.in-past", "5.3.2.2.4");
    public static readonly Refusal UnknownOrganizer = new("whistle.unknown-organizer", "5.3.2.2.4");
    public static readonly Refusal CallsTwice = new("whistle.calls-twice", "5.3.2.2.4");

    public static Decision Decide(WorkOrder order, BlowWhistle command, Actor by, DateTimeOffset now, Rules rules)
    {
        if (Holding.Refuse(order, command.Organizer, rules) is { } refusal)
        {
            return refusal;
        }

        var called = command.Called.IsDefault ? [] : command.Called;
        var missing = new Required().That(nameof(Called), !called.IsEmpty).Text(nameof(Place), command.Place).Text(nameof(Matter), command.Matter).Missing;
        return missing.Count > 0 ? Incomplete.Naming(missing)
            : command.Kind == WhistleKind.Whistle && rules.City.Find(command.Organizer).Kind != OrganizerKind.Street ? NotStreet.Naming([nameof(Kind)])
            : command.Kind == WhistleKind.Consultation && order.Lead?.Organizer != command.Organizer ? NotLead.Naming([nameof(Kind)])
            : called.Where(o => !rules.City.Organizers.ContainsKey(o)).ToArray() is [var unknown, ..] ? UnknownOrganizer.With(Slot.Text(unknown.Value)).Naming([nameof(Called)])
            : called.Contains(command.Organizer) || called.Distinct().Count() < called.Length ? CallsTwice.Naming([nameof(Called)])
            : command.ReportBy <= now ? InPast.Naming([nameof(ReportBy)])
            : Blown(order, command, called, by, now, rules);
    }

    private static WhistleBlown Blown(WorkOrder order, BlowWhistle command, ImmutableArray<OrganizerId> called, Actor by, DateTimeOffset now, Rules rules)
    {
        var id = order.Whistles.Length + 1;
        var time = OrderedDue.Of(order, rules.City.Find(command.Organizer).Name, "5.3.2.2.4", "whistle", now, command.ReportBy, rules);
        return new(order.Number, now, by, id, command.Organizer, command.Kind, command.Place.Trim(), command.Matter.Trim(),
            [.. called.Select(o => new Deadline(WorkOrder.ReportKey(id, o), DeadlineKind.Report, o, time))]);
    }
}
