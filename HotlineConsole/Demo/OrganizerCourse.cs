using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Demo;

/// <summary>What the organizers do with an order that they hold: sign, contact, return, report, ask for longer, reply, review, answer a supervision.</summary>
internal sealed class OrganizerCourse(Personas personas, Chances chance, WhistleCourse whistles)
{
    public IEnumerable<PlannedAction> Of(WorkOrder order)
    {
        foreach (var supervision in order.Supervisions.Where(s => s is { AnsweredAt: null, Organizer: not null }))
        {
            yield return Answer(order, supervision);
        }

        if (order.IsSettled)
        {
            yield break;
        }

        foreach (var hold in order.Assignments)
        {
            if (hold.IsActive && hold.Part != Part.DistrictCopy && hold.RepliedAt is null)
            {
                foreach (var action in hold.SignedAt is { } signed ? Handle(order, hold, signed) : [Sign(order, hold)])
                {
                    yield return action;
                }
            }
        }
    }

    private PlannedAction Sign(WorkOrder order, Assignment hold)
    {
        var dice = chance.For(Draw.Sign, order, Dice.Mark(hold.Organizer.Value) + hold.Round);
        var part = order.Tier switch
        {
            ResponseTier.LifeAndSafety => dice.LogNormal(0.27, 0.55),
            ResponseTier.Livelihood => dice.LogNormal(0.17, 0.65),
            ResponseTier.General or ResponseTier.Complex => dice.LogNormal(0.06, 0.75),
        };
        part = dice.Chance(0.012) ? dice.Between(0.9, 1.5) : part; // overlooked in the inbox
        var deadline = order.OpenDeadline(DeadlineKind.SignFor, hold.Organizer);
        var window = deadline is null ? TimeSpan.FromHours(1) : deadline.Time.Due - deadline.Time.Start;
        var at = Nudged(order, hold, hold.DispatchedAt + (window * (part * chance.Pace(hold.Organizer))), deadline, Draw.Sign);
        return By(at, order, hold, new SignFor(order.Number, hold.Organizer));
    }

    private IEnumerable<PlannedAction> Handle(WorkOrder order, Assignment hold, DateTimeOffset signed)
    {
        var isLead = hold.Part == Part.Lead;
        if (isLead && order.Status == WorkOrderStatus.UnderReview)
        {
            return [Review(order, hold)];
        }

        if (isLead && order.Status == WorkOrderStatus.AwaitingConfirmation)
        {
            return []; // the hotline's turn
        }

        if (isLead && hold.ContactedAt is null && Return(order, hold, signed) is { } returned)
        {
            return [returned];
        }

        if (hold.ContactedAt is not { } contacted)
        {
            return [Contact(order, hold, signed)];
        }

        return isLead ? [.. Progress(order, hold, contacted), .. whistles.Of(order, hold, contacted), .. Extension(order, hold, signed), Reply(order, hold, contacted)] : [Reply(order, hold, contacted)];
    }

    private PlannedAction? Return(WorkOrder order, Assignment hold, DateTimeOffset signed)
    {
        var dice = chance.For(Draw.Return, order, order.Rounds);
        return order.Rounds <= 2 && order.Reply is null && chance.LeftFrom(order, hold.Organizer) is null && dice.Chance(order.Rounds == 1 ? 0.045 : 0.12)
            ? By(signed + dice.Minutes(2, 12), order, hold, new ReturnOrder(order.Number, hold.Organizer, (ReturnReason)dice.Below(5), dice.Pick(DemoTexts.ReturnBasis)))
            : null;
    }

    private PlannedAction Contact(WorkOrder order, Assignment hold, DateTimeOffset signed)
    {
        var dice = chance.For(Draw.Contact, order, Dice.Mark(hold.Organizer.Value) + hold.Round);
        var wait = order.Tier switch
        {
            ResponseTier.LifeAndSafety => dice.Minutes(2, 10),
            ResponseTier.Livelihood => dice.Minutes(5, 60),
            ResponseTier.General or ResponseTier.Complex => dice.Minutes(10, 480),
        };
        var reached = dice.Chance(0.9);
        var at = signed + wait + LeftFor(order, hold);
        return By(at, order, hold, new LogContact(order.Number, hold.Organizer, ContactWay.Phone, reached, dice.Pick(reached ? DemoTexts.Contacts : DemoTexts.NotReached)));
    }

    // That it was reported shows in no field of the order: it was if anything happened since the instant at which it is.
    private IEnumerable<PlannedAction> Progress(WorkOrder order, Assignment hold, DateTimeOffset contacted)
    {
        var dice = chance.For(Draw.Progress, order, hold.Round);
        var at = contacted + (order.Tier == ResponseTier.LifeAndSafety ? dice.Minutes(5, 25) : dice.Minutes(30, 600));
        return dice.Chance(0.6) && order.LastChange.At < at
            ? [By(at, order, hold, new ReportProgress(order.Number, hold.Organizer, dice.Pick(DemoTexts.Progress), dice.Chance(0.4)))]
            : [];
    }

    private IEnumerable<PlannedAction> Extension(WorkOrder order, Assignment hold, DateTimeOffset signed)
    {
        var dice = chance.For(Draw.Extension, order);
        return order.Tier == ResponseTier.General && order.Extension is null && order.Complaint.Kind != ComplaintKind.Consultation && dice.Chance(0.03)
            ? [By(signed + dice.Minutes(8 * 60, 30 * 60), order, hold, new RequestExtension(order.Number, hold.Organizer, dice.Pick(DemoTexts.ExtensionReasons)))]
            : [];
    }

    private PlannedAction Reply(WorkOrder order, Assignment hold, DateTimeOffset contacted)
    {
        var isLead = hold.Part == Part.Lead;
        var dice = chance.For(Draw.Reply, order, Dice.Mark(hold.Organizer.Value) + hold.Round);
        var deadline = isLead ? order.OpenDeadline(DeadlineKind.Feedback) : order.OpenDeadline(DeadlineKind.OrganizerFeedback, hold.Organizer);
        var window = deadline is null ? TimeSpan.FromHours(2) : deadline.Time.Due - hold.DispatchedAt;
        var part = order.Tier switch
        {
            ResponseTier.LifeAndSafety => dice.LogNormal(0.5, 0.25),
            ResponseTier.Livelihood => dice.LogNormal(0.36, 0.42),
            ResponseTier.General or ResponseTier.Complex => dice.LogNormal(0.26, 0.6),
        };
        var at = hold.DispatchedAt + ((window > TimeSpan.Zero ? window : TimeSpan.FromHours(2)) * (part * Math.Sqrt(chance.Pace(hold.Organizer))));
        at = Later(Nudged(order, hold, at, deadline, Draw.Reply), contacted + TimeSpan.FromMinutes(12));
        at = isLead && WhistleCourse.EndOf(order, hold) is { } end ? Later(at, end) : at;
        var again = isLead && order.Reply is not null;
        at = again ? Later(at, order.LastChange.At + TimeSpan.FromMinutes(25)) : at;
        return By(at, order, hold, new SubmitReply(order.Number, hold.Organizer, Replies.Of(order, hold.Organizer, at, again, dice)));
    }

    // Each version of the reply has its own verdict; the second one says more and mostly passes.
    private PlannedAction Review(WorkOrder order, Assignment hold)
    {
        var dice = chance.For(Draw.Review, order, order.Reply?.HandledAt?.UtcTicks ?? order.Rounds);
        var wait = order.Tier == ResponseTier.LifeAndSafety ? dice.Minutes(2, 10) : dice.Minutes(10, 150);
        var approved = !dice.Chance(0.12);
        return new(order.LastChange.At + wait + LeftFor(order, hold), personas.Leader(hold.Organizer),
            new ReviewReply(order.Number, hold.Organizer, approved, approved ? "同意反馈。" : "处理措施不够具体，请补充后再报。", approved ? "无舆情风险。" : null), order.Version);
    }

    private PlannedAction Answer(WorkOrder order, SystemSupervision supervision)
    {
        var organizer = supervision.Organizer!.Value;
        var dice = chance.For(Draw.Answer, order, supervision.Id);
        var at = supervision.At + (dice.Minutes(10, 120) * chance.Pace(organizer)) + (chance.LeftFrom(order, organizer) is null ? TimeSpan.Zero : chance.LeftFor);
        return new(at, personas.Staff(organizer), new AnswerSupervision(order.Number, organizer, supervision.Id, dice.Pick(DemoTexts.SupervisionAnswers)), order.Version);
    }

    // A reminder wakes some of the late ones before the limit; a supervision wakes the others.
    private DateTimeOffset Nudged(WorkOrder order, Assignment hold, DateTimeOffset at, Deadline? deadline, Draw step)
    {
        var left = LeftFor(order, hold, step);
        if (deadline is null || left > TimeSpan.Zero)
        {
            return at + left;
        }

        var dice = chance.For(Draw.Nudge, order, (long)step + hold.Round);
        if (deadline.RemindedAt is { } reminded && dice.Chance(0.35))
        {
            at = Earlier(at, reminded + ((deadline.Time.Due - deadline.Time.RemindAt) * dice.Between(0.2, 0.9)));
        }

        return deadline.SupervisedAt is { } supervised ? Earlier(at, supervised + dice.Minutes(5, 120)) : at;
    }

    private TimeSpan LeftFor(WorkOrder order, Assignment hold, Draw step = Draw.Contact) =>
        chance.LeftFrom(order, hold.Organizer) is { } from && step >= from ? chance.LeftFor : TimeSpan.Zero;

    private PlannedAction By(DateTimeOffset at, WorkOrder order, Assignment hold, WorkOrderCommand command) =>
        new(at, personas.Staff(hold.Organizer), command, order.Version);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
