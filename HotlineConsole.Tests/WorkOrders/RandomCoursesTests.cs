using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using HotlineConsole.Core;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.WorkOrders;

/// <summary>Whatever is asked by whomever in whatever order, at growing times: what must hold of a work order holds after every step.</summary>
public class RandomCoursesTests
{
    private static readonly Rules ByMail = Samples.ByMail(Samples.Street, Samples.Water, Samples.Chaoyang);

    private const int Courses = 2_500;
    private const int Steps = 30;

    private static readonly Type[] EventsOfAnOrder =
        [.. typeof(WorkOrderEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(WorkOrderEvent)) && !t.IsAbstract)];

    [Fact, Clause("5.3.2.3.2"), Clause("5.3.3")]
    public void Decide_AnyCourse_KeepsWhatMustHold()
    {
        var seen = new HashSet<Type>();
        Prop.ForAll(Arb.From(RandomCourse.Any(Steps), RandomCourse.Shorter), c => Holds(c, seen)).Check(Config.Quick.WithMaxTest(Courses).WithRunner(new SilentRunner()));

        // So that the courses go somewhere: each kind of event comes up.
        Assert.Empty(EventsOfAnOrder.Where(t => !seen.Contains(t)).Select(t => t.Name));
    }

    private static void Holds(RandomCourse course, HashSet<Type> seen)
    {
        var (now, order) = (Samples.Monday, Given.Accepted(course.Complaint).Order);
        List<WorkOrderEvent> events = [Given.Nothing().WhenAccepted(now, Samples.Attendant, course.Complaint).Then<WorkOrderAccepted>()];
        foreach (var move in course.Moves)
        {
            now = move.After(now, order);
            var command = move.CommandTo(order, now);
            var decision = Door.Decide(order, command, move.ActorFor(command, order), now, ByMail, n => n == RandomMove.Main.Number ? RandomMove.Main : null);
            seen.UnionWith(decision.Events.IsDefault ? [] : decision.Events.Select(e => e.GetType()));
            Assert.True(decision.Refusal is null != decision.Events.IsEmpty, "either refused or done");
            var before = order;
            foreach (var happened in decision.Events.Cast<WorkOrderEvent>().Where(e => e.Number == order.Number))
            {
                events.Add(happened);
                order = WorkOrder.Fold(order, happened);
            }

            AssertClaimantsClockStands(before, order, events[^1]);
            Assert.Equal(events.Count, order.Version);
        }

        seen.UnionWith(events.Select(e => e.GetType()));
        AssertAlertsOnce(events);
        Assert.Equal(Json(order), Json(events.Select(ReadBack).Aggregate((WorkOrder?)null, WorkOrder.Fold)!));
    }

    private static void AssertClaimantsClockStands(WorkOrder before, WorkOrder after, WorkOrderEvent last)
    {
        Assert.True(before.FirstDispatchedAt is null || before.FirstDispatchedAt == after.FirstDispatchedAt);
        Assert.True(before.FedBackAt is null || before.FedBackAt == after.FedBackAt);
        Assert.All(before.Deadlines, d => Assert.Equal(d.Time, after.DeadlineOf(d.Key)!.Time));
        Assert.Equal(after.Deadlines.Length, after.Deadlines.Select(d => d.Key).Distinct().Count());
        for (var handling = 1; handling <= after.Handling; handling++)
        {
            var claimants = after.Deadlines.Where(d => d.IsOf(Deadline.KeyOf(DeadlineKind.Feedback, null, handling))).ToArray();
            var dispatched = handling == 1 ? after.FirstDispatchedAt : claimants.FirstOrDefault()?.Time.Start;
            Assert.True(handling < after.Handling ? claimants.Length is 1 or 2 : claimants.Length == (dispatched is null ? 0 : after.IsComplex ? 2 : 1));
            Assert.All(claimants, d => Assert.Equal(dispatched, d.Time.Start));
            Assert.True(claimants.Length < 2 || handling < after.Handling || before.IsComplex || last is ExtensionApproved);
            Assert.True(claimants.Length < 2 || claimants[1].Time.Due == dispatched!.Value.AddDays(15));
        }
    }

    private static void AssertAlertsOnce(List<WorkOrderEvent> events)
    {
        var byWatch = events.Where(e => e.By.Role == Role.DeadlineWatch).ToArray();
        AssertNoneTwice(byWatch.OfType<OrganizerReminded>().Select(e => e.Deadline));
        AssertNoneTwice(byWatch.OfType<SystemSupervised>().Select(e => e.Deadline));
        Assert.All(byWatch.OfType<SystemSupervised>(), e => Assert.True(e.At > e.ScheduledAt));
        Assert.All(byWatch.OfType<OrganizerReminded>(), e => Assert.True(e.At >= e.ScheduledAt));
    }

    private static void AssertNoneTwice(IEnumerable<string?> keys)
    {
        var all = keys.ToArray();
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    private static WorkOrderEvent ReadBack(WorkOrderEvent happened) =>
        (WorkOrderEvent)JsonSerializer.Deserialize(JsonSerializer.Serialize(happened, happened.GetType()), happened.GetType())!;

    private static string Json(WorkOrder order) => JsonSerializer.Serialize(order);
}
