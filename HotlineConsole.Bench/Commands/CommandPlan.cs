using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Demo;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Bench.Commands;

/// <summary>
/// What each caller does with order after order: accept, then answer directly (one in four) or dispatch, sign for, contact, report, reply and close,
/// on complaints of the demo city.
/// </summary>
internal static class CommandPlan
{
    private static readonly Actor Closer = Samples.Supervisor;
    private static readonly Complaints Complaints = new(BenchStore.City);

    /// <summary>The steps of one order; each gets the number that the first one's answer gave.</summary>
    public static Func<WorkOrderNumber, (Actor By, HotlineCommand Command)>[] StepsOf(int order, DateTimeOffset now)
    {
        var (district, street) = Complaints.Where(Dice.Of(7, Draw.Street, order));
        var complaint = Complaints.Make(now.AddMinutes(-10), district, street, Dice.Of(7, Draw.Complaint, order));
        var lead = BenchStore.City.LeadFor(complaint.Category, complaint.Place.District, complaint.Place.Street).Organizer;
        var reply = new Reply
        {
            LeadOrganizer = lead, HandledAt = now, ToldClaimant = "已电话告知诉求人办理结果，诉求人表示认可。", Answer = "可到街道服务大厅办理。", Measures = "安排人员到现场处置，当日完成整改，并加强后续巡查。",
            PassedTo = "区城市管理委", Outcome = complaint.Kind is ComplaintKind.Consultation or ComplaintKind.Suggestion ? null : HandlingOutcome.Solved,
        };
        Func<WorkOrderNumber, (Actor, HotlineCommand)> accept = _ => (Samples.Attendant, new AcceptComplaint(complaint));
        if (order % 4 == 0)
        {
            return [accept, n => (Samples.Attendant, new AnswerDirectly(n, "已说明办理流程和时限。", "办事指南"))];
        }

        return
        [
            accept,
            n => (Samples.Dispatcher, new DispatchOrder(n, lead, [])),
            n => (Actor.Import, new SignFor(n, lead)),
            n => (Actor.Import, new LogContact(n, lead, ContactWay.Phone, true, "已电话联系诉求人，了解具体情况。")),
            n => (Actor.Import, new ReportProgress(n, lead, "已派人到现场查看，情况属实，正在协调处理。", true)),
            n => (Actor.Import, new SubmitReply(n, lead, reply)),
            .. complaint.ByNetwork ? [n => (Actor.Import, new ReviewReply(n, lead, true, "同意"))] : Array.Empty<Func<WorkOrderNumber, (Actor, HotlineCommand)>>(),
            n => (Closer, new CloseOrder(n)),
        ];
    }

    /// <summary>All steps of all callers, a step of each at a time: the order in which a group-commit writer gets them.</summary>
    public static IEnumerable<(int Caller, int Step, Func<WorkOrderNumber, (Actor By, HotlineCommand Command)> Make)[]> Rounds(int callers, int commands, DateTimeOffset now)
    {
        var (next, done) = (0, 0);
        var at = new (Func<WorkOrderNumber, (Actor, HotlineCommand)>[] Steps, int Step)[callers];
        while (done < commands)
        {
            var round = new (int, int, Func<WorkOrderNumber, (Actor, HotlineCommand)>)[callers];
            for (var caller = 0; caller < callers; caller++)
            {
                if (at[caller].Steps is null || at[caller].Step == at[caller].Steps.Length)
                {
                    at[caller] = (StepsOf(next++, now), 0);
                }

                round[caller] = (caller, at[caller].Step, at[caller].Steps[at[caller].Step]);
                at[caller].Step++;
            }

            done += callers;
            yield return round;
        }
    }
}
