using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.Time;

namespace HotlineConsole.Live;

/// <summary>
/// Time as an actor (5.3.3 a): sleeps until the nearest threshold, then issues ordinary commands. What was missed while nothing ran comes at once
/// after the start, marked late with its true time. The committed event is the truth; waking twice does nothing twice.
/// </summary>
public sealed class DeadlineWatch(HotlineStore store, HotlineClock clock, ILogger<DeadlineWatch> log) : BackgroundService
{
    private const int AtOnce = 256;

    // The world's clock may be put forward, or the machine wake from a sleep, and nobody says so; an alert is not to be late for that.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private volatile TaskCompletionSource _woken = NewWake();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        store.Deadlines.HeadChanged += Wake;
        clock.Changed += Wake;
        while (!stoppingToken.IsCancellationRequested)
        {
            await store.Leadership.TakenAsync(stoppingToken); // of several nodes one watches
            var woken = _woken = NewWake(); // before the look, so that what changes after it wakes
            var reached = store.Deadlines.Reached(clock.GetUtcNow(), AtOnce);
            if (reached.Count > 0)
            {
                await ActAsync(reached, stoppingToken);
                continue;
            }

            await SleepAsync(woken, stoppingToken);
        }
    }

    private static TaskCompletionSource NewWake() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task ActAsync(IReadOnlyList<Threshold> reached, CancellationToken stop)
    {
        try
        {
            var outcomes = await Task.WhenAll(reached.Select(threshold => store.HandleAsync(WatchCommands.For(threshold, at: null))));
            var later = false;
            foreach (var (threshold, outcome) in reached.Zip(outcomes).Where(pair => !pair.Second.IsDone))
            {
                if (outcome.Refusal == HotlineStore.Unavailable || outcome.Refusal == HotlineStore.InDoubt
                    || outcome.Refusal!.Code == Remind.NotYet.Code || outcome.Refusal.Code == SuperviseBySystem.NotYet.Code)
                {
                    later = true; // the world's clock was put back in between, or the database is away: the threshold stays, its time comes again
                    continue;
                }

                // The order moved on between the look and the command, which took the threshold away; if it is still there, it must not come again.
                store.Deadlines.Drop(threshold);
                log.LogInformation("Threshold {Key} of {Number} was not acted on: {Code}", threshold.Key, threshold.Number, outcome.Refusal.Code);
            }

            if (later)
            {
                await Task.Delay(Pause, TimeProvider.System, stop);
            }
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            log.LogError(e, "The deadline watch could not act on {Count} thresholds; it tries again in a moment.", reached.Count);
            await Task.Delay(Pause, TimeProvider.System, stop);
        }
    }

    private async Task SleepAsync(TaskCompletionSource woken, CancellationToken stop)
    {
        var until = store.Deadlines.Head is { } head ? (head.At - clock.GetUtcNow()) / clock.Speed : LongestSleep;
        if (until <= TimeSpan.Zero)
        {
            return;
        }

        using var sleep = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var timer = Task.Delay(until < LongestSleep ? until : LongestSleep, TimeProvider.System, sleep.Token);
        await Task.WhenAny(timer, woken.Task);
        await sleep.CancelAsync();
    }

    private void Wake() => _woken.TrySetResult();
}
