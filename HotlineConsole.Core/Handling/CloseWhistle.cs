using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Handling;

/// <summary>The caller ends the whistle or meeting with its result, once every task has a verdict. Who was due and did not answer is kept as a no-show.</summary>
[Clause("5.3.2.2.4")]
public sealed record CloseWhistle(WorkOrderNumber Number, OrganizerId Organizer, int Whistle, string Result) : WorkOrderCommand(Number)
{
    public static readonly Refusal TasksOpen = new("whistle.tasks-open", "5.3.2.2.4");
    public static readonly Refusal NoResult = new("whistle.no-result", "5.3.2.2.4");

    public static Decision Decide(WorkOrder order, CloseWhistle command, Actor by, DateTimeOffset now, Rules rules) =>
        WhistleSteps.OfCaller(order, command.Whistle, command.Organizer, whistle =>
            whistle.Tasks.Any(t => t.Done is null) ? TasksOpen
            : string.IsNullOrWhiteSpace(command.Result) ? NoResult.Naming([nameof(Result)])
            : new WhistleClosed(order.Number, now, by, whistle.Id, command.Result.Trim()));
}
