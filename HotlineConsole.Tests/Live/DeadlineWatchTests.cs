using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using HotlineConsole.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace HotlineConsole.Tests.Live;

/// <summary>The deadline watch as it runs in the server, by a clock that the test sets.</summary>
[Clause("5.3.3")]
public sealed class DeadlineWatchTests : HotlineTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Watch_AfterDeadlinesPassedWhileTheStoreWasClosed_IssuesEachOnceLateAtItsTrueInstant()
    {
        var dispatched = await _hotline.AcceptAsync();
        await _hotline.AcceptAsync();
        await _hotline.Done(TestHotline.Dispatcher, new DispatchOrder(dispatched, TestHotline.Roads, []));
        var clock = new SetClock(_hotline);
        await _hotline.ReopenAsync();
        clock.Set(TestHotline.T0.AddDays(40));

        // Of the dispatched order its sign-for and feedback, of the other its dispatch: each reminded of and supervised.
        await WatchUntilAsync(clock, alerts: 6);
        await _hotline.ReopenAsync();
        await WatchUntilAsync(clock, alerts: 6);

        var states = await StatesAsync();
        await using var db = _hotline.Store.Read();
        var alerts = await db.Alerts.ToListAsync();
        Assert.Equal(6, await AlertChecks.AssertOnceEachAsync(db, clock.GetUtcNow()));
        Assert.All(alerts, a => Assert.Equal((true, clock.GetUtcNow()), (a.Late, a.At)));
        Assert.Equal(
            states.SelectMany(o => o.Deadlines.Where(d => d.IsOpen && d.Watched)).SelectMany(d => new[] { d.Time.RemindAt.ToUniversalTime(), d.Time.Due.ToUniversalTime() }).Order(),
            alerts.Select(a => a.ScheduledAt).Order());
        await StoreChecks.AssertConsistentAsync(_hotline.Store);
    }

    [Fact]
    public async Task Watch_ClockReachesTheInstant_IsInTimeAndTheDueInstantItselfIsNotOverdue()
    {
        var time = (await OrderAsync()).Deadlines[0].Time;
        var clock = new SetClock(_hotline);
        await using var watching = await Watching.StartAsync(_hotline.Store, clock);
        clock.Set(time.RemindAt);
        await watching.AlertsAsync(1);
        clock.Set(time.Due);
        clock.Set(time.Due + TimeSpan.FromTicks(1));
        await watching.AlertsAsync(2);

        await using var db = _hotline.Store.Read();
        Assert.Equal(
            [(AlertKind.Reminder, time.RemindAt.ToUniversalTime(), false), (AlertKind.Supervision, time.Due.AddTicks(1).ToUniversalTime(), false)],
            (await db.Alerts.OrderBy(a => a.Sequence).ToListAsync()).Select(a => (a.Kind, a.At, a.Late)));
    }

    // The world's clock is put forward by time servers and by a machine that was asleep; nobody says so.
    [Fact]
    public async Task Watch_ClockPutForwardUnannounced_IsNoticedSoon()
    {
        var time = (await OrderAsync()).Deadlines[0].Time;
        var clock = new SetClock(_hotline);
        await using var watching = await Watching.StartAsync(_hotline.Store, clock);
        await clock.Looked.Task.WaitAsync(Patience);
        _hotline.Clock.Now = time.RemindAt;
        await watching.AlertsAsync(1);
    }

    // The world's clock may be put back between the look of the watch and the decision of the writer.
    [Fact]
    public async Task Watch_ThresholdRefusedAsTooEarly_ComesWhenItsTimeHasCome()
    {
        var time = (await OrderAsync()).Deadlines[0].Time;
        var ahead = new AheadClock { Now = time.RemindAt };
        await using var watching = await Watching.StartAsync(_hotline.Store, ahead);
        await ahead.Looked.Task.WaitAsync(Patience);
        _hotline.Clock.Now = time.RemindAt;
        ahead.Set(time.RemindAt);
        await watching.AlertsAsync(1);
    }

    private async Task<WorkOrder> OrderAsync() => (await _hotline.Store.FindAsync(await _hotline.AcceptAsync()))!;

    private async Task WatchUntilAsync(HotlineClock clock, int alerts)
    {
        await using var watching = await Watching.StartAsync(_hotline.Store, clock);
        await watching.AlertsAsync(alerts);
    }

    private async Task<List<WorkOrder>> StatesAsync()
    {
        await using var db = _hotline.Store.Read();
        return [.. (await db.States.ToListAsync()).Select(s => HotlineJson.ReadOrder(s.Body))];
    }

    /// <summary>The clock of the store, which says when it is set.</summary>
    private sealed class SetClock(TestHotline hotline) : HotlineClock
    {
        private int _looks;

        /// <summary>The watch has looked for what has come, and then how long it may sleep.</summary>
        public TaskCompletionSource Looked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override DateTimeOffset GetUtcNow()
        {
            var now = hotline.Clock.Now;
            if (Interlocked.Increment(ref _looks) == 2)
            {
                Looked.TrySetResult();
            }

            return now;
        }

        public void Set(DateTimeOffset now)
        {
            hotline.Clock.Now = now;
            OnChanged();
        }
    }

    /// <summary>A clock that is ahead of the store's.</summary>
    private sealed class AheadClock : HotlineClock
    {
        private int _looks;

        public required DateTimeOffset Now { get; set; }

        public TaskCompletionSource Looked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override DateTimeOffset GetUtcNow()
        {
            // A second look comes only after the answers to the first.
            if (Interlocked.Increment(ref _looks) == 2)
            {
                Looked.TrySetResult();
            }

            return Now;
        }

        public void Set(DateTimeOffset now)
        {
            Now = now;
            OnChanged();
        }
    }

    /// <summary>A watch at work, and the alerts that are in the store.</summary>
    private sealed class Watching : IAsyncDisposable
    {
        private readonly HotlineStore _store;
        private readonly DeadlineWatch _watch;
        private readonly SemaphoreSlim _committed = new(0);

        private Watching(HotlineStore store, HotlineClock clock)
        {
            (_store, _watch) = (store, new(store, clock, NullLogger<DeadlineWatch>.Instance));
            store.Committed += Committed;
        }

        public static async Task<Watching> StartAsync(HotlineStore store, HotlineClock clock)
        {
            var watching = new Watching(store, clock);
            await watching._watch.StartAsync(default);
            return watching;
        }

        /// <summary>Waits until there are so many.</summary>
        public async Task AlertsAsync(int count)
        {
            using var limit = new CancellationTokenSource(Patience);
            while (true)
            {
                await using (var db = _store.Read())
                {
                    var alerts = await db.Alerts.CountAsync(limit.Token);
                    Assert.True(alerts <= count, $"{alerts} alerts");
                    if (alerts == count)
                    {
                        return;
                    }
                }

                await _committed.WaitAsync(limit.Token);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _watch.StopAsync(default);
            _store.Committed -= Committed;
            _watch.Dispose();
            _committed.Dispose();
        }

        private void Committed(IReadOnlyList<Core.Board.Commit> commits) => _committed.Release();
    }
}
