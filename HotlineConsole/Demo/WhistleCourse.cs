using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Demo;

/// <summary>
/// 吹哨报到 and meetings in the demo city (5.3.2.2.4): a street that cannot settle a matter alone calls departments of its district, who come, come late,
/// decline or stay away; it splits the work, judges it and ends the call with its result.
/// </summary>
internal sealed class WhistleCourse(City city, Personas personas, Chances chance)
{
    /// <summary>Of the general orders that a street, or another organizer, has in hand.</summary>
    private const double OfStreets = 0.12;
    private const double OfOthers = 0.006;

    /// <summary>Until when the lead waits with its reply for what it has called for; null: it waits for nothing.</summary>
    public static DateTimeOffset? EndOf(WorkOrder order, Assignment hold) => OpenOf(order, hold.Organizer) is not { } whistle ? null
        : (whistle.Tasks.IsEmpty ? whistle.ReportBy.AddHours(24) : whistle.Tasks.Max(t => t.DueAt)).AddHours(2);

    /// <summary>What the lead and those it called do; <paramref name="contacted"/>: when it spoke to the claimant.</summary>
    public IEnumerable<PlannedAction> Of(WorkOrder order, Assignment hold, DateTimeOffset contacted) =>
        OpenOf(order, hold.Organizer) is { } whistle ? [.. Reports(order, whistle), .. Caller(order, whistle)]
        : order.Whistles.IsEmpty && Blow(order, hold, contacted) is { } blow ? [blow]
        : [];

    private static Whistle? OpenOf(WorkOrder order, OrganizerId caller) => order.Whistles.FirstOrDefault(w => w.IsOpen && w.Caller == caller);

    private PlannedAction? Blow(WorkOrder order, Assignment hold, DateTimeOffset contacted)
    {
        var dice = chance.For(Draw.Whistle, order, hold.Round);
        var isStreet = city.Find(hold.Organizer).Kind == OrganizerKind.Street;
        if (order.Tier != ResponseTier.General || order.Complaint.Place.District is not { } district || !dice.Chance(isStreet ? OfStreets : OfOthers))
        {
            return null;
        }

        var departments = city.DepartmentsOf(district).Select(o => o.Id).Where(o => o != hold.Organizer).ToArray();
        if (departments.Length == 0)
        {
            return null;
        }

        var called = Enumerable.Range(0, dice.Chance(0.4) ? 1 : 2 + dice.Below(2)).Select(_ => dice.Pick(departments)).Distinct();
        var at = contacted + dice.Minutes(20, 180);
        at += chance.LeftFrom(order, hold.Organizer) is null ? TimeSpan.Zero : chance.LeftFor;
        var place = isStreet && order.Complaint.Place.Address is { Length: > 0 } address ? address : "本单位会议室";
        return new(at, personas.Staff(hold.Organizer), new BlowWhistle(
            order.Number, hold.Organizer, isStreet ? WhistleKind.Whistle : WhistleKind.Consultation, [.. called], place, OnTheHalfHour(at + dice.Minutes(90, 300)), dice.Pick(DemoTexts.WhistleMatters)), order.Version);
    }

    private IEnumerable<PlannedAction> Reports(WorkOrder order, Whistle whistle)
    {
        foreach (var call in whistle.Calls.Where(c => c.AnsweredAt is null))
        {
            var dice = Dice(order, whistle, Demo.Dice.Mark(call.Organizer.Value));
            var fate = dice.Next();
            var part = dice.Chance(0.8) ? dice.Between(0.15, 0.5) : dice.Between(0.5, 1.06); // most come before they are reminded
            if (fate < 0.94) // the others stay away, and are supervised for it
            {
                yield return new(whistle.CalledAt + ((whistle.ReportBy - whistle.CalledAt) * part), personas.Staff(call.Organizer),
                    new ReportToWhistle(order.Number, call.Organizer, whistle.Id, fate < 0.08 ? "本单位有其他突发事项处置，另行书面反馈意见。" : null), order.Version);
            }
        }
    }

    private IEnumerable<PlannedAction> Caller(WorkOrder order, Whistle whistle)
    {
        var dice = Dice(order, whistle, whistle.Tasks.Length);
        var by = personas.Staff(whistle.Caller);
        var answered = whistle.Calls.All(c => c.AnsweredAt is not null) ? whistle.Calls.Max(c => c.AnsweredAt!.Value) : whistle.ReportBy.AddMinutes(30);
        var here = whistle.Calls.Where(c => c.HasCome).Select(c => c.Organizer).ToArray();
        if (whistle.Tasks.IsEmpty)
        {
            var at = answered + dice.Minutes(10, 45);
            var due = OnTheHalfHour(at + dice.Minutes(4 * 60, 26 * 60));
            yield return here.Length == 0
                ? new(at, by, new CloseWhistle(order.Number, whistle.Caller, whistle.Id, "被吹哨单位未到场，由本单位先行处置。"), order.Version)
                : new(at, by, new SplitWhistle(order.Number, whistle.Caller, whistle.Id, [.. here.Append(whistle.Caller).Select(o => new WhistleShare(o, Dice(order, whistle, Demo.Dice.Mark(o.Value)).Pick(DemoTexts.WhistleTasks), due))]), order.Version);
        }
        else if (whistle.Tasks.FirstOrDefault(t => t.Done is null) is { } task)
        {
            var at = whistle.ReportBy + ((task.DueAt - whistle.ReportBy) * dice.Between(0.75, 1.02)) + TimeSpan.FromMinutes(3 * task.Id);
            var done = Dice(order, whistle, task.Id).Chance(0.88);
            yield return new(at, by, new JudgeWhistleTask(order.Number, whistle.Caller, whistle.Id, task.Id, done, done ? "已按分工完成，现场核验合格。" : "未按要求完成，已督促补办。"), order.Version);
        }
        else
        {
            yield return new(whistle.Tasks.Max(t => t.JudgedAt!.Value) + dice.Minutes(5, 60), by, new CloseWhistle(order.Number, whistle.Caller, whistle.Id, dice.Pick(DemoTexts.WhistleResults)), order.Version);
        }
    }

    private Dice Dice(WorkOrder order, Whistle whistle, long also) => chance.For(Draw.Whistle, order, (1_000L * whistle.Id) + also);

    // Nobody is called for 14:07.
    private static DateTimeOffset OnTheHalfHour(DateTimeOffset at)
    {
        var half = TimeSpan.FromMinutes(30).Ticks;
        return new((at.UtcTicks + half - 1) / half * half, TimeSpan.Zero);
    }
}
