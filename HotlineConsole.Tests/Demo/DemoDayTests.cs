using System.Diagnostics;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Demo;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace HotlineConsole.Tests.Demo;

/// <summary>Thirty hours of the city, run without waiting: what a first start fills the store with.</summary>
public sealed class DemoDay : IAsyncLifetime
{
    internal DemoTown Town { get; } = new();

    internal Plans Plans { get; private set; } = new();

    internal List<OrderRow> Orders { get; private set; } = [];

    internal List<AlertRow> Alerts { get; private set; } = [];

    internal TimeSpan Took { get; private set; }

    public async Task InitializeAsync()
    {
        var began = Stopwatch.GetTimestamp();
        Plans = await Town.RunAsync(DemoTown.Start, TimeSpan.FromHours(30), share: 0.04);
        Took = Stopwatch.GetElapsedTime(began);
        await using var db = Town.Store.Read();
        Orders = await db.Orders.ToListAsync();
        Alerts = await db.Alerts.ToListAsync();
    }

    public async Task DisposeAsync() => await Town.DisposeAsync();
}

public sealed class DemoDayTests(DemoDay day, ITestOutputHelper output) : IClassFixture<DemoDay>
{
    private List<OrderRow> Dispatched => day.Orders.FindAll(o => o.FirstDispatchedAt is not null);

    [Fact]
    public void Day_Run_BringsOrdersToEveryStatus()
    {
        output.WriteLine($"{day.Orders.Count} orders, {day.Town.Store.Sequence} events, {day.Took.TotalSeconds:F1} s, {day.Plans.Count} plans");
        output.WriteLine(string.Join(", ", day.Orders.CountBy(o => o.Status)));
        Assert.Equal(Enum.GetValues<WorkOrderStatus>(), day.Orders.Select(o => o.Status).Distinct().Order());
    }

    [Fact, Clause("5.3.3")]
    public void Day_Run_RemindsAndSupervisesWithinTheShareSeenElsewhere()
    {
        var dispatched = Dispatched.Count;
        var reminded = day.Alerts.Where(a => a.Kind == AlertKind.Reminder && IsOrganizers(a)).DistinctBy(a => a.Number).Count();
        var supervised = day.Alerts.Where(a => a.Kind == AlertKind.Supervision && IsOrganizers(a)).DistinctBy(a => a.Number).Count();
        output.WriteLine($"{dispatched} dispatched, {reminded} reminded, {supervised} supervised");
        output.WriteLine(string.Join(", ", day.Alerts.CountBy(a => (a.Kind, a.DeadlineKind))));
        static bool IsOrganizers(AlertRow alert) => alert.DeadlineKind?.IsOwnDuty() != true; // the hotline's own lateness is not what was seen elsewhere
        foreach (var tier in Dispatched.GroupBy(o => o.Tier))
        {
            var numbers = tier.Select(o => o.Number).ToHashSet();
            output.WriteLine($"{tier.Key}: {tier.Count()}, " + string.Join(", ", day.Alerts.Where(a => numbers.Contains(a.Number)).CountBy(a => (a.Kind, a.DeadlineKind))));
        }

        Assert.InRange((double)reminded / dispatched, 0.02, 0.09);
        Assert.InRange((double)supervised / dispatched, 0.01, 0.04);
        Assert.Contains(day.Alerts, a => a.DeadlineKind == DeadlineKind.SignFor && a.Kind == AlertKind.Supervision);
    }

    [Fact]
    public void Day_Run_EndsWithNearAndOverdueOrdersSupervisionsAndVisitsOpen()
    {
        output.WriteLine($"{string.Join(", ", day.Orders.CountBy(o => o.Alarm))}; visits {day.Orders.Sum(o => o.OpenVisits)}, unacknowledged {day.Orders.Sum(o => o.Unacknowledged)}, unanswered {day.Orders.Sum(o => o.Unanswered)}");
        Assert.Contains(day.Orders, o => o.Alarm == Alarm.Near);
        Assert.Contains(day.Orders, o => o.Alarm == Alarm.Overdue);
        Assert.Contains(day.Orders, o => o.Unanswered > 0);
        Assert.Contains(day.Orders, o => o.OpenVisits > 0);
    }

    [Fact]
    public void Day_Run_LeavesTheWatchNothingBehind() => Assert.DoesNotContain(day.Alerts, a => a.Late);

    [Fact]
    public void Day_Run_DispatchesAboutTwoInFive() =>
        Assert.InRange((double)day.Orders.Count(o => o.FirstDispatchedAt is not null || o.Status == WorkOrderStatus.Accepted) / day.Orders.Count, 0.38, 0.46);

    [Fact]
    public void Day_Run_OrdersOrganizersOnSite() => Assert.Contains(day.Alerts, a => a.Kind == AlertKind.SiteOrder);

    [Fact]
    public void Day_Run_LeavesWorkToTheOrganizersOfTheDemoAccounts()
    {
        output.WriteLine(string.Join(", ", Dispatched.Where(o => o.Lead is not null).CountBy(o => o.Lead!.Value).OrderByDescending(c => c.Value).Take(8)));
        foreach (var organizer in (string[])["E01", "S110105001"])
        {
            var held = day.Orders.Where(o => o.Lead?.Value == organizer).CountBy(o => o.Status).ToDictionary();
            output.WriteLine($"{organizer}: {string.Join(", ", held)}");
            Assert.True(held.GetValueOrDefault(WorkOrderStatus.Dispatched) + held.GetValueOrDefault(WorkOrderStatus.SignedFor) >= 5, organizer);
        }
    }

    [Fact, Clause("5.3.2.2.4")]
    public async Task Day_Run_BlowsWhistles_WithArrivalsTasksAndVerdicts()
    {
        await using var db = day.Town.Store.Read();
        var whistles = (await db.States.Select(s => s.Body).ToListAsync()).Select(HotlineJson.ReadOrder).SelectMany(o => o.Whistles).ToList();
        var inHand = Dispatched.Count(o => o.Tier == ResponseTier.General);
        var calls = whistles.SelectMany(w => w.Calls).ToList();
        output.WriteLine($"{whistles.Count} whistles of {inHand} general orders, {whistles.Count(w => w.Kind == WhistleKind.Consultation)} meetings, {calls.Count} calls, {calls.Count(c => c.HasCome)} came, "
            + $"{calls.Count(c => c.Declined is not null)} declined, {calls.Count(c => c.NoShow)} stayed away, {whistles.Sum(w => w.Tasks.Length)} tasks, {whistles.Count(w => w.Result is not null)} ended");

        Assert.InRange((double)whistles.Count / inHand, 0.002, 0.03);
        Assert.Equal(Enum.GetValues<WhistleKind>(), whistles.Select(w => w.Kind).Distinct().Order());
        Assert.Contains(calls, c => c.HasCome);
        Assert.Contains(whistles, w => w.Tasks.Any(t => t.Done is true && t.Verdict is not null));
        Assert.Contains(whistles, w => w.Result is not null);
        Assert.Contains(whistles, w => w.IsOpen);
    }

    [Fact]
    public async Task Restart_OpenOrders_GetTheSamePlansFromTheirState()
    {
        await using var db = day.Town.Store.Read();
        var states = await db.States.Select(s => s.Body).ToListAsync();
        var again = states.Select(HotlineJson.ReadOrder).Select(o => day.Town.Model.Next(o)).OfType<PlannedAction>()
            .Select(p => (p.Number, p.Command.GetType(), p.By, p.Envelope(1, null).Id)).ToHashSet();
        var before = day.Plans.All.Select(p => (p.Number, p.Command.GetType(), p.By, p.Envelope(1, null).Id)).ToHashSet();
        Assert.NotEmpty(before);
        Assert.True(before.SetEquals(again), $"{before.Count} plans before, {again.Count} after");
    }
}
