using System.Collections.Immutable;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Handling;

/// <summary>A supervisor approves or rejects the longer limit. The clock is not restarted: 15 natural days from where it began.</summary>
[Clause("5.3.2.3.2")]
public sealed record DecideExtension(WorkOrderNumber Number, bool Approved, string Opinion) : WorkOrderCommand(Number)
{
    public static readonly Refusal NotAsked = new("extension.not-asked", "5.3.2.3.2");
    public static readonly Refusal NoOpinion = new("extension.no-opinion", "5.3.2.3.2");

    public static Decision Decide(WorkOrder order, DecideExtension command, Actor by, DateTimeOffset now, Rules rules) =>
        order.Extension is not { Approved: null } || order.IsSettled ? NotAsked.Because(order, rules)
        : string.IsNullOrWhiteSpace(command.Opinion) ? NoOpinion.Naming([nameof(Opinion)])
        : command.Approved ? new ExtensionApproved(order.Number, now, by, command.Opinion.Trim(), Extended(order, rules))
        : new ExtensionRejected(order.Number, now, by, command.Opinion.Trim());

    private static ImmutableArray<Deadline> Extended(WorkOrder order, Rules rules) =>
    [
        .. order.Deadlines
            .Where(d => d.IsOpen && d.Kind is DeadlineKind.Feedback or DeadlineKind.OrganizerFeedback)
            .Select(d => d with { Key = d.Key + ":complex", Time = Longer(order, d.Time, rules.Book), RemindedAt = null, SupervisedAt = null }),
    ];

    private static DueTime Longer(WorkOrder order, DueTime time, Rulebook book) =>
        book.WithSafeStart(book.ComplexExtension(time, time.Start), Step.Feedback, ResponseTier.Complex, order.Complaint.Kind);
}
