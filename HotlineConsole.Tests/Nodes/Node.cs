using HotlineConsole.Core.Board;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Board;
using HotlineConsole.Tests.Storage;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Nodes;

/// <summary>One of several programs on one store, with the board that it folds from what it is told.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly WriteGate _gate = new();
    private readonly BoardFold _fold = new(Samples.Beijing.TimeZone);
    private readonly List<long> _told = [];
    private readonly Lock _lock = new();

    public Node(StorageOptions storage, TimeProvider? clock = null)
    {
        Store = HotlineStore.Open(storage, TestHotline.Rules, clock ?? TimeProvider.System, _gate);
        Store.Committed += Fold;
    }

    public HotlineStore Store { get; }

    /// <summary>The board as this node has folded it.</summary>
    public BoardSnapshot Board
    {
        get
        {
            lock (_lock)
            {
                return _fold.Now;
            }
        }
    }

    /// <summary>Sequences of the commits that it was told of, in the order of telling.</summary>
    public IReadOnlyList<long> Told
    {
        get
        {
            lock (_lock)
            {
                return [.. _told];
            }
        }
    }

    /// <summary>Sends random commands, and lets the watch act, from several callers at once.</summary>
    public Task LiveAsync(int seed, RandomWorld world, int commands, int callers)
    {
        var left = commands;
        return Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var life = new RandomLife(seed + caller, Samples.Beijing, world);
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var (by, command, at) = life.Next();
                foreach (var reached in Store.Deadlines.Reached(at, most: 2))
                {
                    await Store.HandleAsync(Core.Supervision.WatchCommands.For(reached, reached.At));
                }

                life.Take(command, await Store.HandleAsync(new Envelope(Guid.CreateVersion7(), by, command, At: at)));
            }
        })));
    }

    /// <summary>What a recount of the store gives, as text.</summary>
    public string Recount()
    {
        var recount = new BoardFold(Samples.Beijing.TimeZone);
        recount.Load(BoardSource.Read(Store, Samples.Beijing.TimeZone));
        return BoardText.Of(recount.Now);
    }

    /// <summary>Waits until this node has been told of everything up to a sequence.</summary>
    public async Task SeenAsync(long sequence)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Store.Committed += Look;
        Look([]);
        await seen.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Store.Committed -= Look;

        void Look(IReadOnlyList<Commit> _)
        {
            if (Board.Sequence >= sequence)
            {
                seen.TrySetResult();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _gate.Dispose();
    }

    private void Fold(IReadOnlyList<Commit> commits)
    {
        lock (_lock)
        {
            foreach (var commit in commits)
            {
                _told.Add(commit.Sequence);
                _fold.Apply(commit);
            }
        }
    }
}
