using System.Collections.Concurrent;
using System.Threading.Channels;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using HotlineConsole.Tests.Storage;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Channel = System.Threading.Channels.Channel;

namespace HotlineConsole.Tests.Live;

/// <summary>How listeners are told of commits: the newest board, one call at a time, no more often than four times a second.</summary>
public sealed class LiveFeedTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly Interest Everything = new(BoardTopics.All);

    private readonly TestHotline _hotline = new();
    private readonly LiveFeed _feed;

    public LiveFeedTests() => _feed = new(_hotline.Store, TestHotline.Beijing, NullLogger<LiveFeed>.Instance);

    public Task InitializeAsync() => _feed.StartAsync(default);

    public async Task DisposeAsync()
    {
        await _feed.StopAsync(default);
        _feed.Dispose();
        await _hotline.DisposeAsync();
    }

    [Fact]
    public async Task Listener_BusyWhileManyCommitsCome_IsToldOnceMoreAndSeesTheNewest()
    {
        using var listener = new Listener(_feed, Everything) { IsBusy = true };
        await CommitAsync();
        await listener.ToldAsync();
        for (var i = 0; i < 20; i++)
        {
            await CommitAsync();
        }

        listener.Go();
        Assert.Equal(21, await listener.ToldAsync());
        listener.Go();
        await CommitAsync();
        Assert.Equal(22, await listener.ToldAsync());
        Assert.Equal((3, 1), (listener.Calls, listener.MostAtOnce));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Listener_ThatThrows_HurtsNobodyAndIsToldAgain(bool canceled)
    {
        using var broken = new Listener(_feed, Everything) { Failure = canceled ? new OperationCanceledException() : new InvalidOperationException() };
        using var other = new Listener(_feed, Everything);
        for (var i = 1; i <= 3; i++)
        {
            await CommitAsync();
            Assert.Equal((i, i), (await other.ToldAsync(), await broken.ToldAsync()));
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Listener_OfManyCommits_IsToldNoMoreThanFourTimesASecond(bool throws)
    {
        using var listener = new Listener(_feed, Everything) { Failure = throws ? new InvalidOperationException() : null };
        while (listener.Calls < 4)
        {
            await CommitAsync();
        }

        Assert.All(listener.Times.Zip(listener.Times.Skip(1)), pair => Assert.True(TimeProvider.System.GetElapsedTime(pair.First, pair.Second) > TimeSpan.FromMilliseconds(200)));
    }

    [Fact]
    public async Task Listener_DisposedWhileItIsBusy_IsNotCalledAgain()
    {
        using var other = new Listener(_feed, Everything);
        var gone = new Listener(_feed, Everything) { IsBusy = true };
        await CommitAsync();
        await gone.ToldAsync();
        await CommitAsync();
        gone.Dispose();
        gone.Go();
        while (await other.ToldAsync() < 2)
        {
        }

        await CommitAsync();
        Assert.Equal(3, await other.ToldAsync()); // an interval and more after the other was let go
        Assert.Equal((1, 1), (gone.Calls, _feed.Listeners));
    }

    [Fact]
    public async Task Listener_OfOneOrganizerOrOrder_IsToldOnlyOfIt()
    {
        using var all = new Listener(_feed, Everything);
        var first = await CommitAsync();
        var second = await CommitAsync();
        while (await all.ToldAsync() < 2)
        {
        }

        using var roads = new Listener(_feed, new(BoardTopics.Inbox, TestHotline.Roads));
        using var street = new Listener(_feed, new(BoardTopics.Inbox, Samples.Street));
        using var order = new Listener(_feed, new(BoardTopics.Queue, Order: second));
        using var alerts = new Listener(_feed, new(BoardTopics.Alerts));

        await DispatchAsync(first, TestHotline.Roads);
        Assert.Equal((3, 3), (await all.ToldAsync(), await roads.ToldAsync()));
        await DispatchAsync(second, Samples.Street);
        Assert.Equal((4, 4, 4), (await all.ToldAsync(), await street.ToldAsync(), await order.ToldAsync()));
        Assert.Equal((1, 1, 1, 0), (roads.Calls, street.Calls, order.Calls, alerts.Calls));
    }

    [Fact]
    public void Interest_WithoutACommonTopic_DoesNotMatch()
    {
        HashSet<OrganizerId> organizers = [TestHotline.Roads];
        HashSet<WorkOrderNumber> orders = [Samples.Number];
        HashSet<string> calls = ["c-1"];
        Assert.True(new Interest(BoardTopics.Queue | BoardTopics.Days, TestHotline.Roads, Samples.Number).Matches(BoardTopics.Days, organizers, orders, calls));
        Assert.False(new Interest(BoardTopics.Queue, TestHotline.Roads, Samples.Number).Matches(BoardTopics.Days, organizers, orders, calls));
        Assert.False(new Interest(BoardTopics.Days, Samples.Street, Samples.Number).Matches(BoardTopics.Days, organizers, orders, calls));
        Assert.False(new Interest(BoardTopics.Days, TestHotline.Roads, WorkOrderNumber.Compose(new(2026, 3, 2), 2)).Matches(BoardTopics.Days, organizers, orders, calls));
        Assert.True(new Interest(BoardTopics.Transcripts, Call: "c-1").Matches(BoardTopics.Transcripts, organizers, orders, calls));
        Assert.False(new Interest(BoardTopics.Transcripts, Call: "c-2").Matches(BoardTopics.Transcripts, organizers, orders, calls));
        Assert.False(new Interest(BoardTopics.All).Matches(BoardTopics.Transcripts, organizers, orders, calls)); // no other screen is rendered for it
    }

    [Fact]
    public async Task Reload_WithCommitsBeforeAndAfter_TellsEverybodyAndGoesOn()
    {
        using var listener = new Listener(_feed, new(BoardTopics.Alerts));
        await _hotline.Store.RunAsync(session => session.Handle(new(Guid.NewGuid(), TestHotline.Attendant, new Core.Acceptance.AcceptComplaint(TestHotline.Complaint()))), quiet: true);
        Assert.Equal(0, _feed.Now.Sequence);
        await _feed.ReloadAsync();
        Assert.Equal(1, await listener.ToldAsync());
        using var all = new Listener(_feed, Everything);
        await CommitAsync();
        Assert.Equal(2, await all.ToldAsync());
        Assert.Equal(2, _feed.Now.Open.Open);
    }

    [Fact]
    public async Task Reload_AfterTheFeedHasStopped_IsCanceledAndTheStoreGoesOn()
    {
        await _feed.StopAsync(default);
        await Assert.ThrowsAsync<TaskCanceledException>(() => _feed.ReloadAsync().WaitAsync(Patience));
        await _hotline.AcceptAsync();
        Assert.Equal((1, 0), (_hotline.Store.Sequence, _feed.Now.Sequence));
    }

    /// <summary>A commit that the board has folded.</summary>
    private async Task<WorkOrderNumber> CommitAsync()
    {
        var number = await _hotline.AcceptAsync();
        using var limit = new CancellationTokenSource(Patience);
        while (_feed.Now.Sequence < _hotline.Store.Sequence)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, limit.Token);
        }

        return number;
    }

    private Task<Outcome> DispatchAsync(WorkOrderNumber number, OrganizerId lead) => _hotline.Done(TestHotline.Dispatcher, new DispatchOrder(number, lead, []));

    /// <summary>Notes at each call which board it saw.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly LiveFeed _feed;
        private readonly Channel<long> _seen = Channel.CreateUnbounded<long>();
        private readonly SemaphoreSlim _go = new(0);
        private readonly IDisposable _subscription;
        private int _calls;
        private int _now;

        public Listener(LiveFeed feed, Interest interest)
        {
            _feed = feed;
            _subscription = feed.Subscribe(interest, ChangedAsync);
        }

        public bool IsBusy { get; init; }

        public Exception? Failure { get; init; }

        public int Calls => Volatile.Read(ref _calls);

        public int MostAtOnce { get; private set; }

        public ConcurrentQueue<long> Times { get; } = [];

        public void Go() => _go.Release();

        public async Task<long> ToldAsync() => await _seen.Reader.ReadAsync().AsTask().WaitAsync(Patience);

        public void Dispose() => _subscription.Dispose();

        private async Task ChangedAsync()
        {
            MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _now));
            Times.Enqueue(TimeProvider.System.GetTimestamp());
            Interlocked.Increment(ref _calls);
            _seen.Writer.TryWrite(_feed.Now.Sequence);
            if (IsBusy)
            {
                await _go.WaitAsync();
            }

            Interlocked.Decrement(ref _now);
            if (Failure is { } failure)
            {
                throw failure;
            }
        }
    }
}
