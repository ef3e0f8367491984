using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Dispatch;

/// <summary>
/// 判断是否同时报公安部门、应急管理部门: the judgement is recorded either way with its reason, with the dispatch or after it. A later one that decides
/// otherwise is recorded too: things get worse.
/// </summary>
[Clause("5.3.2.1.5")]
public sealed record JudgeNotice(WorkOrderNumber Number, Authority Authority, bool Told, string Reason) : WorkOrderCommand(Number)
{
    public static readonly Refusal Incomplete = new("judgement.incomplete", "5.3.2.1.5");
    public static readonly Refusal Already = new("judgement.already", "5.3.2.1.5");
    public static readonly Refusal OrderOver = new("judgement.order-over", "5.3.2.1.5");

    public static Decision Decide(WorkOrder order, JudgeNotice command, Actor by, DateTimeOffset now, Rules rules) =>
        order.IsOver ? OrderOver.Because(order, rules)
        : string.IsNullOrWhiteSpace(command.Reason) ? Incomplete.Naming([nameof(Reason)])
        : order.Notices.LastOrDefault(n => n.Authority == command.Authority) is { } last && last.Told == command.Told ? Already.Because(order, rules)
        : new NoticeJudged(order.Number, now, by, command.Authority, command.Told, command.Reason.Trim(),
            order.DeadlineOf(WorkOrder.JudgementKey(command.Authority)) is { IsOpen: true } deadline && deadline.Time.IsOverdue(now));
}
