using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Handling;

/// <summary>The lead organizer of a general order asks for the limit of a complex and difficult one (15 natural days), before its own has passed.</summary>
[Clause("5.3.2.3.2")]
public sealed record RequestExtension(WorkOrderNumber Number, OrganizerId Organizer, string Reason) : WorkOrderCommand(Number)
{
    public static readonly Refusal Incomplete = new("extension.incomplete", "5.3.2.3.2");
    public static readonly Refusal NotLead = new("extension.not-lead", "5.3.2.3.2");
    public static readonly Refusal NotGeneral = new("extension.not-general", "5.3.2.3.2");
    public static readonly Refusal AlreadyAsked = new("extension.already-asked", "5.3.2.3.2");
    public static readonly Refusal TooLate = new("extension.too-late", "5.3.2.3.2");

    public static Decision Decide(WorkOrder order, RequestExtension command, Actor by, DateTimeOffset now, Rules rules) =>
        Holding.Refuse(order, command.Organizer, rules) is { } refusal ? refusal
        : order.Lead?.Organizer != command.Organizer ? NotLead
        : order.Extension is { Approved: null or true } ? AlreadyAsked
        : order.Tier != ResponseTier.General ? NotGeneral
        : order.OpenDeadline(DeadlineKind.Feedback) is not { } feedback || feedback.Time.IsOverdue(now) ? TooLate
        : string.IsNullOrWhiteSpace(command.Reason) ? Incomplete.Naming([nameof(Reason)])
        : new ExtensionRequested(order.Number, now, by, command.Organizer, command.Reason.Trim());
}
