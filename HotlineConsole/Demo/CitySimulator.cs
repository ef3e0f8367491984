using System.Threading.Channels;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Demo;

/// <summary>
/// The model in real time: sends what callers, desks and organizers do through the same door as people. A refusal is normal, somebody else was
/// faster; the next commit of the order brings the next plan.
/// </summary>
internal sealed class CitySimulator(HotlineStore store, DemoClock clock, DemoModel model, DemoControls controls, int concurrency, ILogger log)
{
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestSleep = TimeSpan.FromMilliseconds(1);
    private bool _isBehind;
    private bool _hasFailed;

    /// <summary>Runs until stopped.</summary>
    /// <param name="handedOver">What the history left planned; null: it is planned again from the store.</param>
    public async Task RunAsync(Plans? handedOver, CancellationToken stop)
    {
        using var wakeup = new Wakeup();
        using var slots = new SemaphoreSlim(concurrency);
        var plans = handedOver ?? new Plans();
        var planner = new CityPlanner(store, clock, model, plans, wakeup.Set);
        planner.StartFromNow();
        store.Committed += planner.Committed;
        clock.Changed += wakeup.Set;
        controls.Changed += wakeup.Set;
        using var all = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task[] parts =
        [
            EndingAll(all, planner.PlanAsync(all.Token)),
            EndingAll(all, handedOver is null ? planner.ResumeAsync(all.Token) : Task.CompletedTask),
            EndingAll(all, ActAsync(plans, planner, wakeup, slots, all.Token)),
        ];
        try
        {
            await Task.WhenAll(parts);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        finally
        {
            await AllBackAsync(slots);
            store.Committed -= planner.Committed;
            clock.Changed -= wakeup.Set;
            controls.Changed -= wakeup.Set;
        }
    }

    // A part that fails takes the others with it, so that the failure is seen instead of a city that stands still.
    private static async Task EndingAll(CancellationTokenSource all, Task part)
    {
        try
        {
            await part;
        }
        catch
        {
            await all.CancelAsync();
            throw;
        }
    }

    private async Task ActAsync(Plans plans, CityPlanner planner, Wakeup wakeup, SemaphoreSlim slots, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            while (!controls.IsRunning)
            {
                await wakeup.SleepAsync(LongestSleep, stop);
            }

            // Nobody called while the simulation stood still.
            planner.StartFromNow();
            var from = clock.GetUtcNow();
            using var calls = model.Arrivals.After(from).GetEnumerator();
            using var rings = model.Switchboard.After(from).GetEnumerator();
            calls.MoveNext();
            rings.MoveNext();
            await HangUpAsync(from, stop);
            while (controls.IsRunning)
            {
                var (call, act, ring) = (calls.Current.At, plans.NextAt ?? DateTimeOffset.MaxValue, rings.Current.At);
                var now = clock.GetUtcNow();
                var next = call < act ? call : act;
                if ((ring < next ? ring : next) is var first && first > now)
                {
                    await wakeup.SleepAsync(WorldTime(first - now), stop);
                    continue;
                }

                Say(first, now);
                await slots.WaitAsync(stop);
                if (ring <= next)
                {
                    _ = ReportAsync(rings.Current, slots);
                    rings.MoveNext();
                }
                else if (call <= act)
                {
                    _ = SendAsync(model.Reception.Accept(calls.Current, null), planner, slots);
                    calls.MoveNext();
                }
                else if (plans.Take(now) is { } action)
                {
                    _ = SendAsync(action.Envelope(model.Seed, null), planner, slots);
                }
                else
                {
                    slots.Release();
                }
            }
        }
    }

    // Calls that were under way when the simulation stopped are over: nobody has spoken in them since.
    private async Task HangUpAsync(DateTimeOffset now, CancellationToken stop)
    {
        await using var db = store.Read();
        var since = now - ServiceLevel.Window;
        var left = await db.Calls.Where(c => c.FirstAt >= since && c.EndedAt == null && c.Id.StartsWith(Switchboard.Mark)).Select(c => c.Id).ToListAsync(stop);
        foreach (var call in left)
        {
            await store.HandleAsync(Switchboard.Gateway, new ReportCall(call, [new(CallStep.Ended, now)]));
        }
    }

    // A call's reports overtake each other on the way to the store; it puts them together.
    private async Task ReportAsync(Ring ring, SemaphoreSlim slots)
    {
        try
        {
            var outcome = await store.HandleAsync(ring.Envelope(model.Seed, null));
            if (ring.After(outcome, model.Seed, null) is { } then)
            {
                await store.HandleAsync(then);
            }
        }
        catch (ChannelClosedException)
        {
            // The store is closing; the next start ends the call.
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task SendAsync(Envelope envelope, CityPlanner planner, SemaphoreSlim slots)
    {
        try
        {
            var outcome = await store.HandleAsync(envelope);
            controls.Count(outcome.IsDone);
            if (outcome is { Refusal: { } refusal, Number: { } number } && refusal.Code != WriterSession.Conflict.Code)
            {
                planner.Refused(number, envelope.Command.GetType());
            }
        }
        catch (ChannelClosedException)
        {
            // The store is closing; what was planned is planned again from its state after the next start.
        }
#pragma warning disable CA1031 // a store that cannot write tells its users; the demonstration must not take the server down
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (!_hasFailed)
            {
                log.LogError(e, "The demo city could not send a command; further failures are not logged.");
            }

            _hasFailed = true;
        }
        finally
        {
            slots.Release();
        }
    }

    // Commands on their way give their slots back; the semaphore may only go when all have.
    private async Task AllBackAsync(SemaphoreSlim slots)
    {
        for (var i = 0; i < concurrency; i++)
        {
            await slots.WaitAsync(CancellationToken.None);
        }
    }

    private TimeSpan WorldTime(TimeSpan hotline)
    {
        var span = hotline / clock.Speed;
        return span > LongestSleep ? LongestSleep : span < ShortestSleep ? ShortestSleep : span;
    }

    private void Say(DateTimeOffset planned, DateTimeOffset now)
    {
        var late = (now - planned) / clock.Speed;
        if (!_isBehind && late > Behind)
        {
            _isBehind = true;
            log.LogWarning("The demo city cannot keep up at {Speed}x; what it does comes late.", clock.Speed);
        }
        else if (_isBehind && late < Behind / 10)
        {
            _isBehind = false;
            log.LogInformation("The demo city has caught up.");
        }
    }
}
