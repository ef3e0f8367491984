using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Handling;

/// <summary>What the steps of a whistle share.</summary>
internal static class WhistleSteps
{
    public static readonly Refusal Unknown = new("whistle.unknown", "5.3.2.2.4");
    public static readonly Refusal Closed = new("whistle.closed", "5.3.2.2.4");
    public static readonly Refusal NotCaller = new("whistle.not-caller", "5.3.2.2.4");

    public static Decision Of(WorkOrder order, int whistle, Func<Whistle, Decision> decide) =>
        order.Whistles.FirstOrDefault(w => w.Id == whistle) is not { } found ? Unknown
        : !found.IsOpen ? Closed
        : decide(found);

    /// <summary>A step that is the caller's; a whistle ends when its caller holds the order no more.</summary>
    public static Decision OfCaller(WorkOrder order, int whistle, OrganizerId caller, Func<Whistle, Decision> decide) =>
        Of(order, whistle, found => found.Caller != caller ? NotCaller : decide(found));
}
