using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

/// <summary>Which events are alerts (5.3.3).</summary>
internal static class Alerting
{
    public static AlertRow? Of(long sequence, WorkOrderEvent happened, WorkOrder after)
    {
        return happened switch
        {
            OrganizerReminded e => Row(AlertKind.Reminder) with
            {
                Deadline = OwnKey(e.By, e.Deadline), DeadlineKind = KindOf(e.Deadline), Organizer = e.Organizer, ScheduledAt = e.ScheduledAt, Late = e.Late,
            },
            SystemSupervised e => Row(AlertKind.Supervision) with
            {
                Deadline = OwnKey(e.By, e.Deadline), DeadlineKind = KindOf(e.Deadline), Organizer = e.Organizer, Item = e.Supervision, ScheduledAt = e.ScheduledAt, Late = e.Late,
            },
            OrganizerOrderedOnSite e => Row(AlertKind.SiteOrder) with { Organizer = e.Organizer, Item = e.Visit },
            NoticeCirculated e => Row(AlertKind.Notice) with { Organizer = after.Visits.First(v => v.Id == e.Visit).Organizer, Item = e.Visit },
            _ => null,
        };

        AlertRow Row(AlertKind kind) => new() { Sequence = sequence, Number = happened.Number, Kind = kind, ScheduledAt = happened.At, At = happened.At };

        DeadlineKind? KindOf(string? key) => key is null ? null : after.DeadlineOf(key)?.Kind;
    }

    // Only the watch's alerts are once a deadline; a supervisor may remind of one as often as it takes.
    private static string? OwnKey(Actor by, string? key) => by.Role == Role.DeadlineWatch ? key : null;
}
