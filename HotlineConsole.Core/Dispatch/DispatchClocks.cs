using System.Collections.Immutable;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Dispatch;

/// <summary>
/// The clocks that a dispatch starts. The claimant's feedback clock starts with the first dispatch, and with the first of each further handling; each
/// organizer's clocks start with the dispatch to it; so do those of what an urgent one asks of the hotline.
/// </summary>
[Clause("5.3.2.2.2"), Clause("5.3.2.3.2")]
internal static class DispatchClocks
{
    public static ImmutableArray<Deadline> Start(WorkOrder order, OrganizerId lead, ImmutableArray<OrganizerId> coOrganizers, int round, Actor by, DateTimeOffset now, Rulebook book)
    {
        var claimants = Deadline.KeyOf(DeadlineKind.Feedback, null, order.Handling);
        var first = order.DeadlineOf(claimants) is null;
        var deadlines = ImmutableArray.CreateBuilder<Deadline>(3 + (2 * coOrganizers.Length));
        if (first)
        {
            deadlines.Add(new(claimants, DeadlineKind.Feedback, null, Due(Step.Feedback, order.Handling == 1 ? "why.from.first-dispatch" : "why.from.dispatch-after-reopening")));
        }

        AddOrganizer(lead, watchFeedback: !first); // after the first dispatch it ends with the claimant's clock: one lateness, one supervision
        foreach (var organizer in coOrganizers)
        {
            AddOrganizer(organizer, watchFeedback: true);
        }

        deadlines.AddRange(UrgentDuties.Start(order, coOrganizers.Insert(0, lead), round, by, now, book));
        return deadlines.DrainToImmutable();

        void AddOrganizer(OrganizerId organizer, bool watchFeedback)
        {
            deadlines.Add(new(Deadline.KeyOf(DeadlineKind.SignFor, organizer, round), DeadlineKind.SignFor, organizer, Due(Step.SignFor, "why.from.dispatch-to-organizer")));
            deadlines.Add(new(Deadline.KeyOf(DeadlineKind.OrganizerFeedback, organizer, round), DeadlineKind.OrganizerFeedback, organizer,
                Due(Step.Feedback, "why.from.dispatch-to-organizer"), watchFeedback));
        }

        DueTime Due(Step step, string startEvent) => book.WithSafeStart(
            book.Due(step, order.Complaint.Urgency, order.IsComplex, order.Complaint.Category, now, startEvent, order.AcceptedAt), step, order.Tier, order.Complaint.Kind);
    }
}
