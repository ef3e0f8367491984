using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Handling;

/// <summary>任务结果: the caller's verdict on one task, done or not, with what it found.</summary>
[Clause("5.3.2.2.4")]
public sealed record JudgeWhistleTask(WorkOrderNumber Number, OrganizerId Organizer, int Whistle, int Task, bool Done, string Verdict) : WorkOrderCommand(Number)
{
    public static readonly Refusal UnknownTask = new("whistle.unknown-task", "5.3.2.2.4");
    public static readonly Refusal Judged = new("whistle.task-judged", "5.3.2.2.4");
    public static readonly Refusal NoVerdict = new("whistle.no-verdict", "5.3.2.2.4");

    public static Decision Decide(WorkOrder order, JudgeWhistleTask command, Actor by, DateTimeOffset now, Rules rules) =>
        WhistleSteps.OfCaller(order, command.Whistle, command.Organizer, whistle =>
            whistle.Tasks.FirstOrDefault(t => t.Id == command.Task) is not { } task ? UnknownTask
            : task.Done is not null ? Judged
            : string.IsNullOrWhiteSpace(command.Verdict) ? NoVerdict.Naming([nameof(Verdict)])
            : new WhistleTaskJudged(order.Number, now, by, whistle.Id, task.Id, command.Done, command.Verdict.Trim()));
}
