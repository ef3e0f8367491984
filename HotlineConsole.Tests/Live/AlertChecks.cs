using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Tests.Live;

/// <summary>What holds of the alerts of a store whose deadline watch has done everything up to an instant.</summary>
internal static class AlertChecks
{
    /// <summary>Each level of each deadline at most once, open ones that have passed exactly once, at their true instant. Gives the number of alerts.</summary>
    public static async Task<int> AssertOnceEachAsync(HotlineDb db, DateTimeOffset until)
    {
        var alerts = (await db.Alerts.Where(a => a.Deadline != null).ToListAsync()).ToLookup(a => (a.Number, a.Deadline!, a.Kind));
        Assert.DoesNotContain(alerts, a => a.Count() > 1);
        var told = (await db.Events.Where(e => e.Kind == nameof(OrganizerReminded) || e.Kind == nameof(SystemSupervised)).ToListAsync())
            .Select(e => (WorkOrderEvent)HotlineJson.ReadEvent(e.Kind, e.Body)).Where(e => e.By.Role == Role.DeadlineWatch)
            .Select(e => e switch
            {
                OrganizerReminded r => (r.Number, r.Deadline!, AlertKind.Reminder),
                SystemSupervised s => (s.Number, s.Deadline!, AlertKind.Supervision),
                _ => throw new InvalidOperationException(e.ToString()),
            });
        Assert.Equal(alerts.Select(a => a.Key).Order(), told.Order());

        foreach (var state in await db.States.ToListAsync())
        {
            var order = HotlineJson.ReadOrder(state.Body);
            foreach (var deadline in order.Deadlines)
            {
                AssertOne(deadline.Time.RemindAt, deadline.RemindedAt, AlertKind.Reminder);
                AssertOne(deadline.Time.Due, deadline.SupervisedAt, AlertKind.Supervision);

                void AssertOne(DateTimeOffset scheduled, DateTimeOffset? done, AlertKind kind)
                {
                    var its = alerts[(order.Number, deadline.Key, kind)].ToList();
                    Assert.Equal(done, its.SingleOrDefault()?.At);
                    Assert.All(its, a => Assert.Equal(scheduled, a.ScheduledAt));
                    Assert.True(its.Count == 1 || !deadline.IsOpen || !deadline.Watched || scheduled >= until, $"{kind} of {deadline.Key} of {order.Number} at {scheduled:O} is missing");
                }
            }
        }

        return alerts.Count;
    }
}
