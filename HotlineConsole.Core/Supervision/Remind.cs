using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Supervision;

/// <summary>
/// 催办. By the deadline watch: once for each deadline, named by <paramref name="Deadline"/>, at the instant that was stored with it. By a
/// supervisor: at any time, with a note, to whoever holds the order.
/// </summary>
[Clause("5.3.3")]
public sealed record Remind(WorkOrderNumber Number, string? Deadline = null, string? Note = null) : WorkOrderCommand(Number)
{
    public static readonly Refusal NothingDue = new("remind.nothing-due", "5.3.3");
    public static readonly Refusal NotYet = new("remind.not-yet", "5.3.3");
    public static readonly Refusal Already = new("remind.already", "5.3.3");

    public static Decision Decide(WorkOrder order, Remind command, Actor by, DateTimeOffset now, Rules rules)
    {
        if (by.Role != Role.DeadlineWatch)
        {
            return order.IsSettled ? NothingDue.Because(order, rules)
                : new OrganizerReminded(order.Number, now, by, order.Lead?.Organizer, command.Deadline, command.Note?.Trim(), now, Late: false);
        }

        return order.DeadlineOf(command.Deadline ?? "") is not { IsOpen: true, Watched: true } deadline ? NothingDue.Because(order, rules)
            : deadline.RemindedAt is not null ? Already
            : now < deadline.Time.RemindAt ? NotYet
            : new OrganizerReminded(order.Number, now, by, Addressee(order, deadline), deadline.Key, null, deadline.Time.RemindAt,
                now - deadline.Time.RemindAt > rules.Book.Policy.LateAlertTolerance);
    }

    /// <summary>Who is reminded of a deadline: the organizer that it belongs to; of the claimant's clock the lead that holds the order; else the hotline itself.</summary>
    internal static OrganizerId? Addressee(WorkOrder order, Deadline deadline) => deadline.Kind switch
    {
        DeadlineKind.SignFor or DeadlineKind.OrganizerFeedback or DeadlineKind.OnSiteArrival or DeadlineKind.Report => deadline.Organizer,
        DeadlineKind.Dispatch or DeadlineKind.Feedback => order.Lead?.Organizer,
    };
}
