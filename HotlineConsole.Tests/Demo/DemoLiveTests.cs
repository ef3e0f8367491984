using HotlineConsole.Core.Board;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Demo;
using HotlineConsole.Tests.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineConsole.Tests.Demo;

public sealed class DemoLiveTests
{
    // A workday morning that is ahead of the world for long: 200 calls in a second at 120 times.
    private static readonly DateTimeOffset Busy = Calendars.At("2045-11-15 10:00");

    [Fact]
    public async Task Simulator_AfterARestart_GoesOnWithTheOpenOrdersAndDoublesNothing()
    {
        var clock = new DemoClock(Busy, 120);
        await using var town = new DemoTown(clock: clock);
        var start = clock.GetUtcNow();
        await town.RunAsync(start - TimeSpan.FromHours(6), TimeSpan.FromHours(6), share: 0.02);
        await town.ReopenAsync();
        var before = town.Store.Sequence;

        await RunUntilAsync(town, clock, acceptances: 40, steps: 150);
        await town.ReopenAsync();
        await RunUntilAsync(town, clock, acceptances: 40, steps: 150);

        await using var db = town.Store.Read();
        var events = await db.Events.Where(e => e.Sequence > before).ToListAsync();
        Assert.Contains(events, e => e.Kind == nameof(WorkOrderSigned) && e.Version > 1);
        string[] once = [nameof(WorkOrderAccepted), nameof(WorkOrderAnsweredDirectly), nameof(WorkOrderRedirected), nameof(WorkOrderClosed)];
        var all = await db.Events.ToListAsync();
        Assert.DoesNotContain(all.Where(e => once.Contains(e.Kind)).CountBy(e => (e.Stream, e.Kind)), c => c.Value > 1);
        var acceptances = all.Where(e => e.Kind == nameof(WorkOrderAccepted)).Select(e => e.Body[(e.Body.IndexOf("\"Complaint\"", StringComparison.Ordinal))..]);
        Assert.DoesNotContain(acceptances.CountBy(b => b), c => c.Value > 1);
    }

    [Fact]
    public async Task Simulator_Paused_SendsNothing()
    {
        var clock = new DemoClock(Busy, 120);
        await using var town = new DemoTown(clock: clock);
        var controls = new DemoControls(clock, 1);
        controls.Pause();
        using var stop = new CancellationTokenSource();
        var running = new CitySimulator(town.Store, clock, town.Model, controls, 16, NullLogger.Instance).RunAsync(null, stop.Token);
        for (var i = 0; i < 20; i++)
        {
            await town.Store.HandleAsync(town.Model.Calls(clock.GetUtcNow().AddDays(-1), 1).First() with { Id = Guid.NewGuid(), At = null });
        }

        Assert.Equal((0, 20), (controls.Issued, town.Store.Sequence));
        var first = new TaskCompletionSource();
        town.Store.Committed += commits => _ = commits.Any(c => c.After is not null) && first.TrySetResult(); // not of the telephone
        controls.Resume();
        await first.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await stop.CancelAsync();
        await running;
        Assert.True(controls.Issued > 0);
        Assert.Equal(0, controls.Refused);
    }

    [Theory, InlineData("Production", "true", false), InlineData("Staging", "true", false), InlineData("Development", "false", false), InlineData("Development", "true", true)]
    public void DemoCity_ByEnvironment_IsOnlyThereInDevelopment(string environment, string enabled, bool there)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration["Demo:Enabled"] = enabled;
        builder.AddDemoCity();
        Assert.Equal(there, builder.Services.Any(s => s.ServiceType == typeof(DemoControls)));
        Assert.Equal(there, builder.Services.Any(s => s.ServiceType == typeof(DemoClock)));
        Assert.Equal(there, builder.Services.Any(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(DemoCity)));
    }

    [Fact]
    public void Settings_OutOfRange_NameTheKey() => Assert.StartsWith("Demo:Speed", new DemoCityOptions { Speed = 500 }.Problem(), StringComparison.Ordinal);

    private static async Task RunUntilAsync(DemoTown town, DemoClock clock, int acceptances, int steps)
    {
        var controls = new DemoControls(clock, town.Model.Seed);
        var enough = new TaskCompletionSource();
        var (accepted, others) = (0, 0);
        town.Store.Committed += Count;
        using var stop = new CancellationTokenSource();
        var running = new CitySimulator(town.Store, clock, town.Model, controls, 32, NullLogger.Instance).RunAsync(null, stop.Token);
        await enough.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await stop.CancelAsync();
        await running;
        town.Store.Committed -= Count;

        void Count(IReadOnlyList<Commit> commits)
        {
            accepted += commits.Count(c => c.Before is null && c.After is not null);
            others += commits.Count(c => c.Before is not null);
            if (accepted >= acceptances && others >= steps)
            {
                enough.TrySetResult();
            }
        }
    }
}
