using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

// The database goes away and comes back; other nodes write. None of it asks for a restart.
public sealed partial class HotlineStore
{
    /// <summary>The database cannot be reached: nothing was done.</summary>
    public static readonly Refusal Unavailable = new("store.unavailable", "5.2.2.2");

    /// <summary>The connection broke while the command was being committed: whether it was done is not known yet.</summary>
    public static readonly Refusal InDoubt = new("store.in-doubt", "5.2.2.2");

    // As long a caller waits for a database that comes back at once (a restart, a switch to its standby).
    private static readonly TimeSpan CallersWait = TimeSpan.FromSeconds(5);
    // A connection that comes back and breaks over the same commands each time: they are at fault, not the line.
    private const int MostLossesInARow = 20;

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(250);

    // Notices come from a thread of their own and mean only that there is something to read; one job reads all of it.
    private void AskToCatchUp()
    {
        if (Interlocked.Exchange(ref _catchUpAsked, 1) == 0 && !_jobs.Writer.TryWrite(new(null, null, FollowOthers, Quiet: true)))
        {
            Volatile.Write(ref _catchUpAsked, 0); // full of commands: each of them catches up first
        }
    }

    private bool WaitForJobs()
    {
        var ready = _jobs.Reader.WaitToReadAsync().AsTask();
        while (!Connection.IsUp && !ready.Wait(BetweenTries))
        {
            Restore();
        }

        return ready.GetAwaiter().GetResult();
    }

    private void FollowOthers()
    {
        Volatile.Write(ref _catchUpAsked, 0);
        try
        {
            if (Connection.IsUp)
            {
                _session.CatchUp(_engine.Head());
                Tell(_session.TakeCommits());
            }
        }
        catch (Exception e)
        {
            Connection.Lost(e); // a damaged log, too: figures that do not follow from it must not be shown as good
        }
    }

    // The ids of the commands make it safe to ask again: what was committed before the break is found, the rest is done now.
    private void Lose(List<Job> batch, bool committing)
    {
        Connection.Lost();
        if (++_lossesInARow <= MostLossesInARow && IsRestoredInTime())
        {
            WriteTogether(batch);
            return;
        }

        _lossesInARow = 0;
        batch.ForEach(job => Refuse(job, committing ? InDoubt : Unavailable));
    }

    private bool IsRestoredInTime()
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!Restore())
        {
            if (TimeProvider.System.GetElapsedTime(began) > CallersWait)
            {
                return false;
            }

            Task.Delay(BetweenTries, TimeProvider.System).Wait();
        }

        return true;
    }

    private bool Restore()
    {
        try
        {
            _session.Forget();
            _engine.Reconnect();
            Reload();
            _session.CatchUp(_engine.Head());
            Tell(_session.TakeCommits());
            Connection.Restored();
            return true;
        }
        catch (Exception e)
        {
            Connection.Lost(e);
            return false;
        }
    }

    private static void Refuse(Job job, Refusal refusal)
    {
        var number = (job.Envelope?.Command as WorkOrderCommand)?.Number;
        if (job.Run is not null)
        {
            job.Answer.SetException(new StoreUnavailableException(refusal.Text));
        }
        else
        {
            job.Answer.TrySetResult(new(number, 0, 0, refusal));
        }
    }
}
