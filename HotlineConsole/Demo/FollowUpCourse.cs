using HotlineConsole.Core.FollowUp;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Demo;

/// <summary>What the follow-up seats do, and what claimants tell them: mostly what the organizer said, not always.</summary>
internal sealed class FollowUpCourse(Personas personas, Chances chance)
{
    private static readonly string[] Remarks = ["希望以后能早点通知。", "师傅态度不错。", "过两天再看看会不会复发。", "建议定期检查。"];
    private static readonly string[] Complaints = ["只打了个电话，没人来看。", "又坏了，和以前一样。", "拖了很久才来。"];

    public IEnumerable<PlannedAction> Of(WorkOrder order)
    {
        if (order.FollowUp is not { } round)
        {
            yield break;
        }

        if (order.IsSettled && round.IsUnsolved)
        {
            if (Reopen(order, round) is { } reopen)
            {
                yield return reopen;
            }

            yield break;
        }

        if (order.FollowUpFreeAt is not { } free)
        {
            yield break;
        }

        // One of the seats phones: what it does next comes soon. A person at the desk does it himself, and has his time for it.
        if (round.HeldUntil == free && Personas.IsFollowUpSeat(round.HeldById))
        {
            yield return Next(order, round, free);
        }

        yield return Start(order, round, free);
    }

    private PlannedAction Start(WorkOrder order, FollowUpRound round, DateTimeOffset free)
    {
        var dice = chance.For(Draw.FollowUp, order, Of(round));
        var wait = dice.Chance(0.3) ? dice.Minutes(90, 300) : dice.Minutes(2, 60); // some wait for the person at the desk
        return By(free + wait, order, new StartFollowUp(order.Number));
    }

    private PlannedAction Next(WorkOrder order, FollowUpRound round, DateTimeOffset until)
    {
        var dice = chance.For(Draw.FollowUpCall, order, Of(round));
        if (!round.HasConsented)
        {
            var result = dice.Next() switch
            {
                < 0.74 => CallResult.Consented,
                < 0.92 => CallResult.NoAnswer,
                < 0.94 => CallResult.WrongNumber,
                < 0.97 => CallResult.PutOff,
                _ => CallResult.Refused,
            };
            return By(until - dice.Minutes(27, 29.5), order, new RecordFollowUpCall(order.Number, result));
        }

        var contacted = dice.Chance(0.94);
        var solved = dice.Chance(round.Claimed is HandlingOutcome.Solved or null ? 0.86 : 0.12);
        var level = (solved, dice.Next()) switch
        {
            (true, < 0.45) => Satisfaction.VerySatisfied,
            (true, < 0.82) => Satisfaction.Satisfied,
            (true, < 0.97) => Satisfaction.BasicallySatisfied,
            (false, < 0.15) => Satisfaction.BasicallySatisfied,
            (false, > 0.65) => Satisfaction.VeryDissatisfied,
            _ => Satisfaction.Dissatisfied,
        };
        var remark = dice.Chance(0.25) ? dice.Pick(solved ? Remarks : Complaints) : null;
        return By(round.Calls[^1].At + dice.Minutes(1, 3), order, new AnswerFollowUp(
            order.Number, contacted, solved, level, level >= Satisfaction.Dissatisfied ? [dice.Pick(Enum.GetValues<PoorReason>())] : [], Remarks: remark));
    }

    // Half of what is not solved is handled again, once; the rest waits for somebody to decide.
    private PlannedAction? Reopen(WorkOrder order, FollowUpRound round)
    {
        var dice = chance.For(Draw.Reopen, order, round.Round);
        return order.Reopenings.IsEmpty && dice.Chance(0.5)
            ? By(round.EndedAt!.Value + dice.Minutes(5, 90), order, new ReopenOrder(order.Number, "诉求人回访时表示未解决，请重新办理。"))
            : null;
    }

    private static long Of(FollowUpRound round) => (round.Round * 100) + round.Calls.Length;

    private PlannedAction By(DateTimeOffset at, WorkOrder order, WorkOrderCommand command) => new(at, personas.FollowUp(order.Number.Value / 10), command, order.Version);
}
