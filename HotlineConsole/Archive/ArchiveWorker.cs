using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using Microsoft.Extensions.Options;

namespace HotlineConsole.Archive;

/// <summary>
/// Puts what is over into the archive, in the order of the log, on the node that leads, and never on the way of anybody's command: some at once, then as
/// long a rest as it took. Told of closes; asks nothing while there are none.
/// </summary>
[Clause("5.6.1")]
public sealed partial class ArchiveWorker(HotlineStore store, HotlineClock clock, IOptions<ArchiveOptions> options, ILogger<ArchiveWorker> log) : BackgroundService
{
    private const int AtOnce = 64;

    /// <summary>By whom it is done; a keeper's hand, none of a person.</summary>
    public static readonly Actor Archivist = new("archive", "自动归档", Role.Keeper);

    // A clock may be put forward, and an import tells nobody of its closes.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Queue<OrderEnd> _ended = [];
    private long? _read;
    private volatile TaskCompletionSource _woken = NewWake();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Automatic)
        {
            return;
        }

        store.Committed += Hear;
        clock.Changed += Wake;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await store.Leadership.TakenAsync(stoppingToken);
                await StepAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(log, e);
                _read = null;
                _ended.Clear(); // read again from the last one that is in the archive
                await Task.Delay(Pause, TimeProvider.System, stoppingToken);
            }
        }
    }

    private async Task StepAsync(CancellationToken stop)
    {
        var woken = _woken = NewWake(); // before the look, so that what ends after it wakes
        _read ??= await store.ArchivedUpToAsync(AtOnce, stop);
        if (_ended.Count == 0)
        {
            (var ended, _read) = await store.EndedAfterAsync(_read.Value, AtOnce, stop);
            ended.ForEach(_ended.Enqueue);
        }

        var now = clock.GetUtcNow();
        var due = _ended.TakeWhile(end => end.At + options.Value.After <= now).ToList();
        if (due.Count == 0)
        {
            await SleepAsync(woken, _ended.TryPeek(out var next) ? next.At + options.Value.After - now : LongestSleep, stop);
            return;
        }

        var began = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(due.Select(end => ArchiveAsync(end.Number, stop)));
        due.ForEach(_ => _ended.Dequeue());
        await Task.Delay(TimeProvider.System.GetElapsedTime(began), TimeProvider.System, stop);
    }

    private async Task ArchiveAsync(WorkOrderNumber number, CancellationToken stop)
    {
        // Read again at a start what went in already; and what was taken up again meanwhile comes to another end.
        while (await store.FindAsync(number, stop) is { IsOver: true, Archived: null })
        {
            // Again when somebody changed it between the reading and the command, as a rating does.
            var refusal = await store.ArchiveAsync(number, Archivist, stop);
            if (refusal is null)
            {
                return;
            }

            if (refusal.Code != WriterSession.Conflict.Code)
            {
                throw new InvalidOperationException($"{number} did not go into the archive: {refusal.Code}.");
            }
        }
    }

    private async Task SleepAsync(TaskCompletionSource woken, TimeSpan until, CancellationToken stop)
    {
        using var sleep = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var shorter = until / clock.Speed < LongestSleep ? until / clock.Speed : LongestSleep;
        await Task.WhenAny(Task.Delay(shorter, TimeProvider.System, sleep.Token), woken.Task);
        await sleep.CancelAsync();
    }

    private void Hear(IReadOnlyList<Commit> commits)
    {
        if (_ended.Count == 0 && commits.Any(commit => commit.After is { Status: WorkOrderStatus.Closed or WorkOrderStatus.AnsweredDirectly or WorkOrderStatus.Redirected }))
        {
            Wake();
        }
    }

    private void Wake() => _woken.TrySetResult();

    private static TaskCompletionSource NewWake() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(LogLevel.Error, "Orders could not be put into the archive; it is tried again in a moment.")]
    private static partial void Failed(ILogger log, Exception failure);
}
