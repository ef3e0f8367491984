using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Storage;

// The writer's thread: groups what waits, commits it together, answers, and tidies up.
public sealed partial class HotlineStore
{
    private static readonly TimeSpan BetweenAnchors = TimeSpan.FromSeconds(5);

    private void WriteAll()
    {
        var batch = new List<Job>(LargestBatch);
        while (WaitForJobs())
        {
            while (batch.Count < LargestBatch && _jobs.Reader.TryPeek(out var next) && (next.Envelope is not null || batch.Count == 0) && _jobs.Reader.TryRead(out var job))
            {
                batch.Add(job);
                if (job.Envelope is null)
                {
                    break;
                }
            }

            Do(batch);
            batch.Clear();
        }
    }

    private void Do(List<Job> batch)
    {
        if (batch[0].Between is not null)
        {
            DoBetween(batch[0]);
        }
        else if (!Connection.IsUp && !Restore())
        {
            batch.ForEach(job => Refuse(job, Unavailable));
        }
        else if (batch[0].Run is not null)
        {
            RunLong(batch[0]);
        }
        else
        {
            WriteTogether(batch);
        }
    }

    private static void DoBetween(Job job)
    {
        try
        {
            job.Between!();
            job.Answer.SetResult(new(null, 0, 0));
        }
        catch (Exception e)
        {
            job.Answer.SetException(e);
        }
    }

    private void WriteTogether(List<Job> batch)
    {
        var answers = new Outcome[batch.Count];
        var committing = false;
        try
        {
            using var turn = _gate.Enter();
            _session.Begin([.. batch.Select(job => job.Envelope!)]);
            Tell(_session.TakeCommits());
            for (var i = 0; i < batch.Count; i++)
            {
                answers[i] = _session.Handle(batch[i].Envelope!, batch[i].Ready);
            }

            committing = true;
            CommitAndTell();
            _lossesInARow = 0;
        }
        catch (Exception e)
        {
            if (_engine.IsLost(e))
            {
                Lose(batch, committing);
            }
            else
            {
                GiveUp(batch, e);
            }

            return;
        }

        for (var i = 0; i < batch.Count; i++)
        {
            batch[i].Answer.SetResult(answers[i]);
        }

        // Off the commit path: the callers of the batch have their answers.
        using var afterwards = _gate.Enter();
        Tidy();
    }

    // Alone, never together with others: it commits in parts and cannot be tried again. Between the parts others may write.
    private void RunLong(Job job)
    {
        var turn = _gate.Enter();
        try
        {
            _session.Begin([]);
            Tell(_session.TakeCommits());
            _session.KeepsCommits = !job.Quiet;
            _session.AfterCommand = NextPart;
            job.Run!(_session);
            CommitAndTell();
        }
        catch (Exception e)
        {
            turn.Dispose();
            (_session.KeepsCommits, _session.AfterCommand) = (true, null);
            if (_engine.IsLost(e) || !RollBack())
            {
                Connection.Lost();
            }

            job.Answer.SetException(e);
            return;
        }

        Tidy();
        turn.Dispose();
        (_session.KeepsCommits, _session.AfterCommand) = (true, null);
        job.Answer.SetResult(new(null, 0, _state.Sequence));

        void NextPart()
        {
            if (_session.Written % LargestBatch == 0)
            {
                CommitAndTell();
                Tidy();
                turn.Dispose();
                turn = _gate.Enter();
                _session.Begin([]);
            }
        }
    }

    private void CommitAndTell()
    {
        var commits = _session.Commit();
        Tell(commits);
    }

    private void Tell(IReadOnlyList<Board.Commit> commits)
    {
        Sequence = _state.Sequence;
        if (commits.Count > 0)
        {
            Committed?.Invoke(commits);
        }
    }

    private void Tidy()
    {
        if (Interlocked.Exchange(ref _anchorDue, 1) == 0)
        {
            _anchoring.Change(BetweenAnchors, Timeout.InfiniteTimeSpan);
        }

        _engine.Tidy(_session.Written - _counted);
        _counted = _session.Written;
    }

    // How far the log has to reach is noted soon after a commit, not with each: another write to the disk would double a commit's time. Until then the
    // last few events could be cut off unnoticed.
    private void NoteAnchor()
    {
        Volatile.Write(ref _anchorDue, 0);
        try
        {
            _engine.Newest?.Write(Keys.Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Noted again after the next commit; the check says how far the note reaches.
        }
    }

    // One bad command must not take the others down: alone, each gets its own answer or its own error.
    private void GiveUp(List<Job> batch, Exception failure)
    {
        if (!RollBack())
        {
            Lose(batch, committing: false);
        }
        else if (batch.Count == 1)
        {
            batch[0].Answer.SetException(failure);
        }
        else
        {
            foreach (var job in batch)
            {
                WriteTogether([job]);
            }
        }
    }

    // False: the database was lost on the way.
    private bool RollBack()
    {
        try
        {
            using var turn = _gate.Enter();
            _session.Forget();
            _engine.RollBack();
            Reload();
            return true;
        }
        catch (Exception e) when (_engine.IsLost(e))
        {
            return false;
        }
    }
}
