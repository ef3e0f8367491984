using FsCheck;
using FsCheck.Fluent;
using HotlineConsole.Core;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;
using Xunit.Abstractions;

namespace HotlineConsole.Tests.WorkOrders;

/// <summary>The order's life beside <see cref="LifeModel"/>: after each of 100,000 steps both have done it or refused it, and stand at the same.</summary>
public sealed class LifeModelTests(ITestOutputHelper output)
{
    private const int Courses = 2_500;
    private const int Steps = 40;

    [Fact, Clause("5.1"), Clause("A.1"), Clause("A.2"), Clause("4.2")]
    public void Decide_AnyCourse_IsAsTheModelSays()
    {
        var (steps, done) = (0, new Dictionary<string, int>());

        Prop.ForAll(Arb.From(RandomCourse.Any(Steps), RandomCourse.Shorter), course => Same(course, ref steps, done)).Check(Config.Quick.WithMaxTest(Courses).WithRunner(new SilentRunner()));

        output.WriteLine($"{steps} steps, {done.Values.Sum()} done, no divergence: {string.Join(", ", done.OrderByDescending(d => d.Value).Select(d => $"{d.Key} {d.Value}"))}");
        Assert.True(steps >= 100_000, $"{steps} steps");
        Assert.Equal(Enum.GetValues<WorkOrderStatus>().Select(s => s.ToString()).Except(done.Keys), []);
    }

    private static void Same(RandomCourse course, ref int steps, Dictionary<string, int> done)
    {
        var (now, order, model) = (Samples.Monday, Given.Accepted(course.Complaint).Order, new LifeModel(course.Complaint));
        foreach (var move in course.Moves)
        {
            now = move.After(now, order);
            var command = move.CommandTo(order, now);
            var by = move.ActorFor(command, order);
            var decision = Door.Decide(order, command, by, now, Samples.Rules);
            if (model.Takes(command, by, order, now) is { } expected)
            {
                Assert.True(expected == decision.Refusal is null, $"{command} by {by.Role} at {now:O} after {order.Status}: {decision.Refusal?.Code ?? "done"}, the model says {(expected ? "done" : "refused")}");
            }

            order = decision.Events.IsEmpty ? order : decision.Events.Cast<WorkOrderEvent>().Aggregate(order, WorkOrder.Fold);
            Assert.Equal(Told(model), Told(order));
            steps++;
            if (decision.Refusal is null)
            {
                done[order.Status.ToString()] = done.GetValueOrDefault(order.Status.ToString()) + 1;
            }
        }
    }

    private static string Told(LifeModel model) =>
        $"{model.Status} {model.Rounds} {model.Returns} {model.LongerGranted} " + Holders(model.Holds.Select(h => (h.Key.Value, h.Value.Lead, h.Value.Signed is not null, h.Value.Replied)));

    private static string Told(WorkOrder order) =>
        $"{order.Status} {order.Rounds} {order.Returns} {order.IsComplex} "
        + Holders(order.Assignments.Where(a => a.IsActive && a.Part != Part.DistrictCopy).Select(a => (a.Organizer.Value, a.Part == Part.Lead, a.SignedAt is not null, a.RepliedAt is not null)));

    private static string Holders(IEnumerable<(string Organizer, bool Lead, bool Signed, bool Replied)> holds) =>
        string.Join("; ", holds.OrderBy(h => h.Organizer, StringComparer.Ordinal));
}
