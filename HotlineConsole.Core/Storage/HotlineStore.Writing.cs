using HotlineConsole.Core.WorkOrders;
using Microsoft.Data.Sqlite;

namespace HotlineConsole.Core.Storage;

// The writer's thread: groups what waits, commits it together, answers, and checkpoints.
public sealed partial class HotlineStore
{
    private void WriteAll()
    {
        var batch = new List<Job>(LargestBatch);
        while (_jobs.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < LargestBatch && _jobs.Reader.TryPeek(out var next) && (next.Run is null || batch.Count == 0) && _jobs.Reader.TryRead(out var job))
            {
                batch.Add(job);
                if (job.Run is not null)
                {
                    break;
                }
            }

            if (batch[0].Run is not null)
            {
                RunLong(batch[0]);
            }
            else
            {
                WriteTogether(batch);
            }

            batch.Clear();
        }
    }

    private void WriteTogether(List<Job> batch)
    {
        var answers = new Outcome[batch.Count];
        try
        {
            using var turn = _gate.Enter();
            _begin.Run();
            for (var i = 0; i < batch.Count; i++)
            {
                answers[i] = _session.Handle(batch[i].Envelope!);
            }

            CommitAndTell();
        }
        catch (Exception e)
        {
            GiveUp(batch, e);
            return;
        }

        for (var i = 0; i < batch.Count; i++)
        {
            batch[i].Answer.SetResult(answers[i]);
        }

        // Off the commit path: the callers of the batch have their answers.
        using var afterwards = _gate.Enter();
        CheckpointWhenDue();
    }

    // Alone, never together with others: it commits in parts and cannot be tried again. Between the parts others may write their files.
    private void RunLong(Job job)
    {
        var turn = _gate.Enter();
        try
        {
            _begin.Run();
            _session.KeepsCommits = !job.Quiet;
            _session.AfterCommand = NextPart;
            job.Run!(_session);
            CommitAndTell();
        }
        catch (Exception e)
        {
            turn.Dispose();
            (_session.KeepsCommits, _session.AfterCommand) = (true, null);
            RollBack();
            job.Answer.SetException(e);
            return;
        }

        CheckpointWhenDue();
        turn.Dispose();
        (_session.KeepsCommits, _session.AfterCommand) = (true, null);
        job.Answer.SetResult(new(null, 0, _state.Sequence));

        void NextPart()
        {
            if (_session.Written % LargestBatch == 0)
            {
                CommitAndTell();
                CheckpointWhenDue();
                turn.Dispose();
                turn = _gate.Enter();
                _begin.Run();
            }
        }
    }

    private void CommitAndTell()
    {
        _session.Flush();
        _commit.Run();
        Sequence = _state.Sequence;
        var commits = _session.TakeCommits();
        _sinceCheckpoint += _session.Written - _counted;
        _counted = _session.Written;
        if (commits.Count > 0)
        {
            Committed?.Invoke(commits);
        }
    }

    // One bad command must not take the others down: alone, each gets its own answer or its own error.
    private void GiveUp(List<Job> batch, Exception failure)
    {
        RollBack();
        if (batch.Count == 1)
        {
            batch[0].Answer.SetException(failure);
            return;
        }

        foreach (var job in batch)
        {
            WriteTogether([job]);
        }
    }

    private void RollBack()
    {
        using var turn = _gate.Enter();
        _session.Forget();
        try
        {
            using var rollback = _writer.CreateCommand();
            rollback.CommandText = "ROLLBACK";
            rollback.ExecuteNonQuery();
        }
        catch (SqliteException)
        {
            // SQLite has rolled back by itself (disk full, I/O error).
        }

        Reload();
    }

    private void CheckpointWhenDue()
    {
        if (_sinceCheckpoint < CommandsBetweenCheckpoints)
        {
            return;
        }

        _sinceCheckpoint = 0;
        try
        {
            StoreFile.Checkpoint(_writer, "PASSIVE");
        }
        catch (SqliteException)
        {
            // What is committed lies safe in the log; a full disk refuses the next commit, and its caller hears of it.
        }
    }
}
