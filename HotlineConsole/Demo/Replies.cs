using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Demo;

/// <summary>Replies that say what their kind and outcome require (5.3.2.3.3-6).</summary>
internal static class Replies
{
    public static Reply Of(WorkOrder order, OrganizerId organizer, DateTimeOffset at, bool again, Dice dice)
    {
        var outcome = OutcomeOf(order.Complaint.Kind, dice);
        var reply = new Reply
        {
            Outcome = outcome,
            LeadOrganizer = order.Lead?.Organizer ?? organizer,
            HandledAt = at - dice.Minutes(2, 10),
            ToldClaimant = dice.Pick(DemoTexts.ToldClaimant),
            SentKnowingly = "已当面向诉求人说明，情况与前次相同", // kept only where the reply is warned of
        };
        return (order.Complaint.Kind, outcome) switch
        {
            (ComplaintKind.Consultation, _) => reply with { Answer = "经核实，已按现行政策规定向诉求人说明办理条件、材料和流程。" },
            (ComplaintKind.Suggestion, _) => reply with { ToldClaimant = "建议已收到，感谢关注。", PassedTo = "转相关业务科室研究" },
            (_, HandlingOutcome.Unsolved) => reply with { Reason = dice.Pick(DemoTexts.Reason), NextSteps = dice.Pick(DemoTexts.NextSteps), NextStepsWhen = "一个月内" },
            (_, HandlingOutcome.CannotBeSolved) => reply with { Reason = dice.Pick(DemoTexts.Reason), MeasuresStudied = "经研究，现行条件下暂无可行措施，已向诉求人说明。" },
            (_, HandlingOutcome.Unreasonable) => reply with { Grounds = "经核实，所反映事项符合现行规定和合同约定。", LawCited = "《北京市接诉即办工作条例》及相关规定" },
            (_, HandlingOutcome.Solved or null) => reply with { Measures = (again ? "补充说明：" : "") + dice.Pick(DemoTexts.Measures) },
        };
    }

    private static HandlingOutcome? OutcomeOf(ComplaintKind kind, Dice dice)
    {
        var which = dice.Next();
        return kind is ComplaintKind.Consultation or ComplaintKind.Suggestion ? null
            : which < 0.80 ? HandlingOutcome.Solved
            : which < 0.91 ? HandlingOutcome.Unsolved
            : which < 0.96 ? HandlingOutcome.CannotBeSolved
            : HandlingOutcome.Unreasonable;
    }
}
