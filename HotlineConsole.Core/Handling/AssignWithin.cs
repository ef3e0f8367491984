using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Handling;

/// <summary>内部分派: the organizer says which colleague or section of its own works on an order, or takes that back. No clock is touched.</summary>
/// <param name="Person">Id of the colleague's account, which the caller has looked up among the organizer's own; null for a section.</param>
/// <param name="Name">The colleague's or section's name; null: nobody any more.</param>
[Clause("5.3.2.2.3")]
public sealed record AssignWithin(WorkOrderNumber Number, OrganizerId Organizer, string? Person, string? Name) : WorkOrderCommand(Number)
{
    public const int LongestName = 60;

    public static readonly Refusal NoName = new("assign.no-name", "5.3.2.2.3");
    public static readonly Refusal NameTooLong = new("assign.too-long", "5.3.2.2.3");
    public static readonly Refusal Already = new("assign.already", "5.3.2.2.3");

    public static Decision Decide(WorkOrder order, AssignWithin command, Actor by, DateTimeOffset now, Rules rules)
    {
        if (order.HeldBy(command.Organizer) is not { } hold)
        {
            return Holding.NotHeld.Because(order, rules);
        }

        var to = command.Name is { } name ? new InnerDesk(command.Person, name.Trim()) : null;
        return order.IsSettled ? Holding.Settled.Because(order, rules)
            : to is null ? command.Person is not null ? NoName.Naming([nameof(Name)]) : hold.Desk is null ? Already : new AssignedWithin(order.Number, now, by, command.Organizer, null)
            : to.Name.Length == 0 ? NoName.Naming([nameof(Name)])
            : to.Name.Length > LongestName ? NameTooLong.Naming([nameof(Name)])
            : to == hold.Desk ? Already
            : new AssignedWithin(order.Number, now, by, command.Organizer, to);
    }
}
