using System.Collections.Concurrent;
using HotlineConsole.Bench.Seeding;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static HotlineConsole.Bench.Figures;

namespace HotlineConsole.Bench;

/// <summary>
/// From a deadline's instant until a client of the live feed has the alert, with a million thresholds armed: idle, and while 100 commands a second come
/// in. Beside it what a poller of the same table every second does. The client is in process: the frame to a browser is the push bench's matter.
/// </summary>
internal static class AlertsBench
{
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(350); // a screen is told once in 250 ms

    public static async Task RunAsync(BenchOptions options)
    {
        var quick = options.Quick;
        var (armed, alerts) = (quick || options.Postgres ? 100_000 : 1_000_000, quick ? 15 : 60);
        var (quartzBytes, quartzLate) = await QuartzPeer.MeasureAsync(armed / 10, alerts, Apart);
        DeadlineMemory.Measure(armed, quartzBytes);
        var file = SeedCommand.Large(options);
        using var database = await BenchDatabase.OfAsync(options, file);
        await using var leader = new ConsoleApp(settings: database.Settings); // alone at first, so it leads
        var address = leader.Listen();
        await using var other = options.Nodes > 1 ? new ConsoleApp(settings: database.Settings) : null;
        var app = other ?? leader; // with two nodes the client is at the one that does not watch
        var (store, feed) = (app.Services.GetRequiredService<HotlineStore>(), app.Services.GetRequiredService<LiveFeed>());
        Remark($"alerts: {store.Deadlines.Count} thresholds armed, {address.Port}");
        var numbers = new Queue<WorkOrderNumber>(feed.Now.ByDue.Where(o => !o.IsSettled && o.OpenVisits == 0).Select(o => o.Number).Take((alerts * 3) + 3));

        await MeasureAsync(store, feed, numbers, 3); // warm
        var polled = PollAsync(TimeSpan.FromSeconds((alerts * Apart.TotalSeconds) + 3));
        var idle = await MeasureAsync(store, feed, numbers, alerts);
        Line("alerts-idle", [.. idle.Select(a => a.Late)], 20);
        var ticks = await polled;
        var poller = idle.Select(a => (ticks.FirstOrDefault(t => t >= a.Due, a.Due.AddSeconds(1)) - a.Due).TotalMilliseconds).ToList();
        Remark($"alerts-idle: who looks once a second sees the same alerts p50 {Figures.Median(poller):F0} ms, p99 {Figures.Percentile(poller, 0.99):F0} ms late; Quartz with a tenth of the thresholds p50 {Figures.Median(quartzLate):F1} ms, p99 {Figures.Percentile(quartzLate, 0.99):F1} ms to its job");
        using var stop = new CancellationTokenSource();
        var began = TimeProvider.System.GetTimestamp();
        var load = LoadAsync(store, stop.Token);
        var busy = await MeasureAsync(store, feed, numbers, alerts);
        await stop.CancelAsync();
        Remark($"alerts: {await load / TimeProvider.System.GetElapsedTime(began).TotalSeconds:F0} commands/s meanwhile");
        Line("alerts-busy", [.. busy.Select(a => a.Late)], 100);
    }

    private static void Line(string name, List<double> late, double goal)
    {
        var p99 = Figures.Percentile(late, 0.99);
        Remark($"{name}: {late.Count} alerts, p50 {Figures.Median(late):F1} ms, max {late.Max():F1} ms");
        Figures.Line(name, Ms(goal), Ms(p99), p99 / goal, "<1.00", p99 < goal);
    }

    // Site orders, since their time is free to choose: each gives a supervision at its instant.
    private static async Task<List<(DateTimeOffset Due, double Late)>> MeasureAsync(HotlineStore store, LiveFeed feed, Queue<WorkOrderNumber> numbers, int alerts)
    {
        var seen = new ConcurrentDictionary<WorkOrderNumber, (DateTimeOffset, double)>();
        var awaited = new HashSet<WorkOrderNumber>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = TimeProvider.System.GetUtcNow().AddSeconds(2);
        for (var i = 0; i < alerts; i++)
        {
            awaited.Add(numbers.Peek());
            var outcome = await store.HandleAsync(Samples.Supervisor, new OrderOnSite(numbers.Dequeue(), Samples.Municipal, first + (Apart * i), "权属不清"));
            _ = outcome.IsDone ? 0 : throw new InvalidOperationException(outcome.Refusal!.Code);
        }

        using (feed.Subscribe(new Interest(BoardTopics.Alerts), Look))
        {
            await done.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }

        return [.. seen.Values];

        Task Look()
        {
            var now = TimeProvider.System.GetUtcNow();
            foreach (var alert in feed.Now.Alerts.Where(a => a.Kind == AlertKind.Supervision && a.DeadlineKind == DeadlineKind.OnSiteArrival && awaited.Contains(a.Number)))
            {
                seen.TryAdd(alert.Number, (alert.ScheduledAt, (now - alert.ScheduledAt).TotalMilliseconds));
            }

            if (seen.Count == alerts)
            {
                done.TrySetResult();
            }

            return Task.CompletedTask;
        }
    }

    private static async Task<List<DateTimeOffset>> PollAsync(TimeSpan length)
    {
        var (ticks, end) = (new List<DateTimeOffset>(), TimeProvider.System.GetUtcNow() + length);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (TimeProvider.System.GetUtcNow() < end && await timer.WaitForNextTickAsync())
        {
            ticks.Add(TimeProvider.System.GetUtcNow());
        }

        return ticks;
    }

    private static async Task<int> LoadAsync(HotlineStore store, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        var sent = 0;
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                _ = store.HandleAsync(Samples.Attendant, new AcceptComplaint(Samples.Complaint() with { RaisedAt = TimeProvider.System.GetUtcNow().AddMinutes(-5) }), expectedVersion: null);
                sent++;
            }
        }
        catch (OperationCanceledException)
        {
        }

        return sent;
    }
}

/// <summary>What a threshold takes in memory, the keys shared as between real orders.</summary>
internal static class DeadlineMemory
{
    public static void Measure(int count, double quartz)
    {
        var organizers = BenchStore.City.Organizers.Keys.ToArray();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var index = new DeadlineIndex();
        index.Load(Thresholds(count, organizers));
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)index.Count;
        GC.KeepAlive(index);
        Figures.Line("alerts-memory", $"{quartz:F0}B", $"{bytes:F0}B", bytes / quartz, "<=0.10", bytes <= quartz / 10);
    }

    private static IEnumerable<Threshold> Thresholds(int count, OrganizerId[] organizers)
    {
        var (day, at) = (new DateOnly(2026, 1, 5), new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero));
        for (var i = 0; i < count; i++)
        {
            var key = Deadline.KeyOf(DeadlineKind.OrganizerFeedback, organizers[i * 31 % organizers.Length], 1 + (i % 3));
            yield return new(at.AddSeconds(i * 7_919L % 2_000_000), WorkOrderNumber.Compose(day, 1 + (i / 3)), key, AlertLevel.Reminder);
        }
    }
}
