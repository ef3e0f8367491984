using System.Threading.Channels;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Calls;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using Channel = System.Threading.Channels.Channel;

namespace HotlineConsole.Live;

/// <summary>
/// The one reader of commits: folds them into the board and tells the screens. A screen is told at most once an interval, is never told
/// again while it is still busy, and reads the newest board whenever it looks: a slow one gets fewer updates, never a backlog.
/// </summary>
public sealed class LiveFeed(HotlineStore store, City city, ILogger<LiveFeed> log) : BackgroundService
{
    private const int MostAtOnce = 256;

    private readonly Channel<Item> _items = Channel.CreateBounded<Item>(new BoundedChannelOptions(4_096) { SingleReader = true });
    private readonly BoardFold _fold = new(city.TimeZone);
    private readonly Lock _lock = new();
    private readonly HashSet<Subscription> _subscriptions = [];
    private BoardSnapshot _now = BoardSnapshot.Empty;

    // Commits to fold, or what the store holds to start anew from, or neither: the database went away or came back.
    private readonly record struct Item(IReadOnlyList<Commit> Commits, BoardSource? Source, TaskCompletionSource? Loaded);

    /// <summary>The board after the newest commit that was folded.</summary>
    public BoardSnapshot Now => Volatile.Read(ref _now);

    /// <summary>Since when the database cannot be reached, and the board stands still; null while it can.</summary>
    public DateTimeOffset? DownSince => store.Connection.DownSince;

    /// <summary>Circuits and hub connections that listen.</summary>
    public int Listeners
    {
        get
        {
            lock (_lock)
            {
                return _subscriptions.Count;
            }
        }
    }

    /// <summary>Builds the board from the store and begins to listen, with nothing committed in between.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        store.Committed += commits => Queue(new(commits, null, null));
        store.Connection.Changed += () => Queue(new([], null, null));
        await base.StartAsync(cancellationToken);
        await ReloadAsync();
    }

    /// <summary>Builds the board anew, at start and after a long job that told nobody.</summary>
    public async Task ReloadAsync()
    {
        var loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await store.BetweenAsync(() => Queue(new([], BoardSource.Read(store, city.TimeZone), loaded)));
        await loaded.Task;
    }

    /// <summary>Calls back after commits that touch the interest, until disposed.</summary>
    public IDisposable Subscribe(Interest interest, Func<Task> changed)
    {
        var subscription = new Subscription(this, interest, changed, log);
        lock (_lock)
        {
            _subscriptions.Add(subscription);
        }

        return subscription;
    }

    internal void Remove(Subscription subscription)
    {
        lock (_lock)
        {
            _subscriptions.Remove(subscription);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await FoldAllAsync(stoppingToken);
        }
        finally
        {
            // Nobody reads any more: the writer must not wait for it, nor who asked for a new board.
            _items.Writer.TryComplete();
            while (_items.Reader.TryRead(out var left))
            {
                left.Loaded?.TrySetCanceled(CancellationToken.None);
            }
        }
    }

    private async Task FoldAllAsync(CancellationToken stop)
    {
        await foreach (var first in _items.Reader.ReadAllAsync(stop))
        {
            var touched = new Touched();
            var item = first;
            var folded = 0;
            do
            {
                Fold(item, touched);
            }
            while (++folded < MostAtOnce && _items.Reader.TryRead(out item)); // who commits without a pause must not keep the board from being shown

            Volatile.Write(ref _now, _fold.Now);
            touched.Loaded.ForEach(loaded => loaded.SetResult());
            Tell(touched);
        }
    }

    private void Fold(Item item, Touched touched)
    {
        touched.Everything |= item is { Commits: [], Source: null };
        if (item.Source is { } source)
        {
            _fold.Load(source);
            touched.Everything = true;
            touched.Loaded.Add(item.Loaded!);
        }

        foreach (var commit in item.Commits.Where(c => c.Sequence > _fold.Now.Sequence))
        {
            var (topics, organizers) = _fold.Apply(commit);
            touched.Topics |= topics;
            touched.Organizers.UnionWith(organizers);
            if (commit.After is { } after)
            {
                touched.Orders.Add(after.Number);
            }

            if ((commit.Events is [CallTranscribed words] ? words.Call : commit.Call?.After.Id) is { } call)
            {
                touched.Calls.Add(call);
            }
        }
    }

    // On the writer's thread: hands on and returns. When the fold falls thousands of batches behind, the writer waits for it.
    private void Queue(Item item)
    {
        try
        {
            if (!_items.Writer.TryWrite(item))
            {
                _items.Writer.WriteAsync(item).AsTask().GetAwaiter().GetResult();
            }
        }
        catch (ChannelClosedException)
        {
            item.Loaded?.TrySetCanceled();
        }
    }

    private void Tell(Touched touched)
    {
        Subscription[] listeners;
        lock (_lock)
        {
            listeners = [.. _subscriptions];
        }

        foreach (var listener in listeners.Where(l => touched.Everything || l.Interest.Matches(touched.Topics, touched.Organizers, touched.Orders, touched.Calls)))
        {
            listener.Signal();
        }
    }

    private sealed class Touched
    {
        public BoardTopics Topics { get; set; }

        public bool Everything { get; set; }

        public HashSet<OrganizerId> Organizers { get; } = [];

        public HashSet<WorkOrderNumber> Orders { get; } = [];

        public HashSet<string> Calls { get; } = new(StringComparer.Ordinal);

        public List<TaskCompletionSource> Loaded { get; } = [];
    }
}
