using System.Threading.Channels;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Storage.Postgres;
using HotlineConsole.Core.Storage.Sqlite;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

/// <summary>
/// The one door to storage. One thread writes; commands that wait together are committed together, with full durability, and only then
/// answered. Everything else reads.
/// </summary>
public sealed partial class HotlineStore : IAsyncDisposable
{
    private const int LargestBatch = 512;

    private readonly Channel<Job> _jobs = Channel.CreateBounded<Job>(new BoundedChannelOptions(20_000) { SingleReader = true });
    private readonly WriteGate _gate;
    private readonly StoreEngine _engine;
    private readonly WriterState _state;
    private readonly WriterSession _session;
    private readonly Thread _thread;
    private readonly ITimer _anchoring;
    private int _counted;
    private int _lossesInARow;
    private int _anchorDue;
    private int _catchUpAsked;

    private HotlineStore(StoreEngine engine, StoreKeys keys, Rules rules, TimeProvider clock, WriteGate gate)
    {
        (_gate, _engine, Keys) = (gate, engine, keys);
        _state = new(rules);
        Reload();
        Sequence = _state.Sequence;
        _session = new(engine, keys.Claimants, clock, _state);
        CountOlderOrders();
        _anchoring = TimeProvider.System.CreateTimer(_ => NoteAnchor(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _thread = new(WriteAll) { Name = "hotline writer", IsBackground = true };
        _thread.Start();
        engine.Listen(AskToCatchUp);
    }

    // A command, a long run of many, or something to do between two transactions.
    private sealed record Job(Envelope? Envelope, Action<WriterSession>? Run, Action? Between, bool Quiet, Acceptance? Ready = null)
    {
        public TaskCompletionSource<Outcome> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Called on the writer's thread after each commit, in commit order. Must only hand on.</summary>
    public event Action<IReadOnlyList<Commit>>? Committed;

    /// <summary>The rules in force, with the surge that is declared now.</summary>
    public Rules Rules => _state.Rules;

    public DeadlineIndex Deadlines => _state.Deadlines;

    /// <summary>What the store is sealed with.</summary>
    public StoreKeys Keys { get; }

    /// <summary>What claimants are sealed with.</summary>
    public ClaimantSeal Seal => Keys.Claimants;

    /// <summary>Sequence of the newest committed event.</summary>
    public long Sequence { get; private set; }

    /// <summary>Whether the database can be reached, and since when not.</summary>
    public StoreConnection Connection { get; } = new();

    /// <summary>Whether other nodes may be on the same store.</summary>
    public bool IsShared => _engine is PostgresEngine;

    /// <summary>Whether a failed read means that the database is out of reach.</summary>
    public bool IsLost(Exception failure) => _engine.IsLost(failure);

    /// <summary>Which of the nodes on this store does what only one may do.</summary>
    public Leadership Leadership => _engine.Leadership;

    /// <summary>Opens the file, making or migrating it as needed; refuses with a <see cref="StoreUnavailableException"/> that says what to do.</summary>
    public static HotlineStore Open(string path, Rules rules, TimeProvider clock, WriteGate gate) =>
        Open(new StorageOptions { Path = path }, rules, clock, gate);

    /// <summary>Opens the store that the options name, making or migrating it as needed; refuses as the other does.</summary>
    public static HotlineStore Open(StorageOptions storage, Rules rules, TimeProvider clock, WriteGate gate)
    {
        StoreEngine engine = storage.Provider switch
        {
            StorageProvider.Sqlite => new SqliteEngine(storage.Path, gate),
            StorageProvider.PostgreSql => new PostgresEngine(storage.ConnectionString ?? ""),
        };
        return new(engine, OpenKeys(storage, engine), rules, clock, gate);
    }

    /// <summary>Sends a command through the door; the answer comes after its commit.</summary>
    public async Task<Outcome> HandleAsync(Envelope envelope, CancellationToken stop = default)
    {
        var ready = envelope.Command is AcceptComplaint accept && CommandTexts.Refuse(accept.Complaint) is null ? Acceptance.Of(accept.Complaint, _engine, Seal) : null;
        var job = new Job(envelope, null, null, Quiet: false, ready);
        await _jobs.Writer.WriteAsync(job, stop).ConfigureAwait(false);
        return await job.Answer.Task.ConfigureAwait(false);
    }

    /// <summary>Sends a command with an id of its own.</summary>
    public Task<Outcome> HandleAsync(Actor by, HotlineCommand command, int? expectedVersion = null) =>
        HandleAsync(new Envelope(Guid.CreateVersion7(), by, command, expectedVersion));

    /// <summary>
    /// Runs a long job of many commands on the writer (import, the demo's history), committing every so many commands. <paramref name="quiet"/>: nobody
    /// is told of the commits; the board has to be rebuilt afterwards.
    /// </summary>
    public Task RunAsync(Action<WriterSession> run, bool quiet) => DoAsync(new(null, run, null, quiet));

    /// <summary>Runs something on the writer's thread between two transactions: meanwhile this node commits nothing and tells nobody.</summary>
    public Task BetweenAsync(Action between) => DoAsync(new(null, null, between, Quiet: true));

    /// <summary>A context for reading, that tracks nothing.</summary>
    public HotlineDb Read() => _engine.Read();

    private static StoreKeys OpenKeys(StorageOptions storage, StoreEngine engine)
    {
        try
        {
            return engine.Keys = StoreKeys.Open(StoreKeys.FolderOf(storage), engine.Keep);
        }
        catch
        {
            engine.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }
    }

    private async Task DoAsync(Job job)
    {
        await _jobs.Writer.WriteAsync(job).ConfigureAwait(false);
        await job.Answer.Task.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_jobs.Writer.TryComplete())
        {
            return;
        }

        await Task.Run(_thread.Join).ConfigureAwait(false);
        using (_gate.Enter())
        {
            await _engine.DisposeAsync().ConfigureAwait(false);
        }

        NoteAnchor();
        await _anchoring.DisposeAsync().ConfigureAwait(false);
        Keys.Dispose();
    }
}
