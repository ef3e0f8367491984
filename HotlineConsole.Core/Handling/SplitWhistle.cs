using System.Collections.Immutable;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Handling;

/// <summary>任务分解: the caller says which of the called organizers, or itself, does what until when. Can be done more than once.</summary>
[Clause("5.3.2.2.4")]
public sealed record SplitWhistle(WorkOrderNumber Number, OrganizerId Organizer, int Whistle, ImmutableArray<WhistleShare> Tasks) : WorkOrderCommand(Number)
{
    public static readonly Refusal Incomplete = new("whistle.tasks-incomplete", "5.3.2.2.4");
    public static readonly Refusal Uncalled = new("whistle.task-uncalled", "5.3.2.2.4");
    public static readonly Refusal InPast = new("whistle.task-in-past", "5.3.2.2.4");

    public static Decision Decide(WorkOrder order, SplitWhistle command, Actor by, DateTimeOffset now, Rules rules) =>
        WhistleSteps.OfCaller(order, command.Whistle, command.Organizer, whistle =>
            command.Tasks.IsDefaultOrEmpty || command.Tasks.Any(t => t is null || string.IsNullOrWhiteSpace(t.What)) ? Incomplete.Naming([nameof(Tasks)])
            : command.Tasks.Any(t => t.Organizer != whistle.Caller && !whistle.Awaits(t.Organizer)) ? Uncalled.Naming([nameof(Tasks)])
            : command.Tasks.Any(t => t.DueAt <= now) ? InPast.Naming([nameof(Tasks)])
            : new WhistleTasksSplit(order.Number, now, by, whistle.Id,
                [.. command.Tasks.Select(t => t with { What = t.What.Trim(), DueAt = t.DueAt.ToUniversalTime() })]));
}
