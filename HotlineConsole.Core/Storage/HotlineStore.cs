using System.Threading.Channels;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.WorkOrders;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HotlineConsole.Core.Storage;

/// <summary>
/// The one door to storage. One thread writes; commands that wait together are committed together, with full durability, and only then
/// answered. Everything else reads.
/// </summary>
public sealed partial class HotlineStore : IAsyncDisposable
{
    private const int LargestBatch = 512;
    private const int CommandsBetweenCheckpoints = 4_000;

    private readonly Channel<Job> _jobs = Channel.CreateBounded<Job>(new BoundedChannelOptions(20_000) { SingleReader = true });
    private readonly WriteGate _gate;
    private readonly SqliteConnection _writer;
    private readonly WriterStatements _statements;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly WriterState _state;
    private readonly WriterSession _session;
    private readonly Thread _thread;
    private readonly DbContextOptions<HotlineDb> _readOptions;
    private int _sinceCheckpoint;
    private int _counted;

    private HotlineStore(string path, SqliteConnection writer, Rules rules, TimeProvider clock, WriteGate gate)
    {
        (_gate, _writer) = (gate, writer);
        _readOptions = StoreFile.ReadOptions(path);
        _statements = new(writer);
        _begin = new(writer, "BEGIN IMMEDIATE");
        _commit = new(writer, "COMMIT");
        _state = new(rules);
        Reload();
        _session = new(_statements, clock, _state);
        _thread = new(WriteAll) { Name = "hotline writer", IsBackground = true };
        _thread.Start();
    }

    private sealed record Job(Envelope? Envelope, Action<WriterSession>? Run, bool Quiet, TaskCompletionSource<Outcome> Answer);

    /// <summary>Called on the writer's thread after each commit, in commit order. Must only hand on.</summary>
    public event Action<IReadOnlyList<Commit>>? Committed;

    /// <summary>The rules in force, with the surge that is declared now.</summary>
    public Rules Rules => _state.Rules;

    public DeadlineIndex Deadlines => _state.Deadlines;

    /// <summary>Sequence of the newest committed event.</summary>
    public long Sequence { get; private set; }

    /// <summary>Opens the file, making or migrating it as needed; refuses with a <see cref="StoreUnavailableException"/> that says what to do.</summary>
    public static HotlineStore Open(string path, Rules rules, TimeProvider clock, WriteGate gate) =>
        new(path, StoreFile.OpenWriter(path, gate), rules, clock, gate);

    /// <summary>Sends a command through the door; the answer comes after its commit.</summary>
    public async Task<Outcome> HandleAsync(Envelope envelope, CancellationToken stop = default)
    {
        var job = new Job(envelope, null, Quiet: false, new(TaskCreationOptions.RunContinuationsAsynchronously));
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
    public async Task RunAsync(Action<WriterSession> run, bool quiet)
    {
        var job = new Job(null, run, quiet, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await _jobs.Writer.WriteAsync(job).ConfigureAwait(false);
        await job.Answer.Task.ConfigureAwait(false);
    }

    /// <summary>A context for reading, that tracks nothing.</summary>
    public HotlineDb Read() => new(_readOptions);

    public async ValueTask DisposeAsync()
    {
        _jobs.Writer.TryComplete();
        await Task.Run(_thread.Join).ConfigureAwait(false);
        using (_gate.Enter())
        {
            _statements.Dispose();
            _begin.Dispose();
            _commit.Dispose();
            StoreFile.Checkpoint(_writer, "TRUNCATE");
            await _writer.DisposeAsync().ConfigureAwait(false);
        }
    }
}
