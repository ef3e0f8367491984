using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Handling;

/// <summary>联系诉求人: after signing, the organizer contacts the claimant; each attempt is logged, reached or not.</summary>
[Clause("5.3.2.2.3")]
public sealed record LogContact(WorkOrderNumber Number, OrganizerId Organizer, ContactWay Way, bool Reached, string Note) : WorkOrderCommand(Number)
{
    public static readonly Refusal Incomplete = new("contact.incomplete", "5.3.2.2.3");

    public static Decision Decide(WorkOrder order, LogContact command, Actor by, DateTimeOffset now, Rules rules) =>
        Holding.Refuse(order, command.Organizer, rules) is { } refusal ? refusal
        : string.IsNullOrWhiteSpace(command.Note) ? Incomplete.Naming([nameof(Note)])
        : new ClaimantContacted(order.Number, now, by, command.Organizer, command.Way, command.Reached, command.Note.Trim());
}
