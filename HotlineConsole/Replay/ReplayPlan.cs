namespace HotlineConsole.Replay;

/// <summary>What is done with a recorded request, in this order where the instants are the same.</summary>
internal enum ReplayAct
{
    Accept,
    Dispatch,
    SignFor,
    Feedback,
}

internal readonly record struct PlannedAct(DateTimeOffset At, int Request, ReplayAct Act);

/// <summary>All acts of a stream in time order: by instant, then by the order in which the requests came, then by act. The same in every run.</summary>
internal sealed class ReplayPlan
{
    public ReplayPlan(IReadOnlyList<RecordedRequest> requests, TimeSpan signForAfter, DateTimeOffset? until)
    {
        Requests = [.. requests.OrderBy(r => r.OpenedAt).ThenBy(r => r.Line)];
        Acts = [.. ActsOf(signForAfter)
            .Where(a => until is not { } end || a.At <= end)
            .OrderBy(a => a.At.UtcTicks).ThenBy(a => a.Request).ThenBy(a => a.Act)];
        End = until?.ToUniversalTime() ?? (Acts.Count > 0 ? Acts[^1].At : DateTimeOffset.MinValue);
    }

    public IReadOnlyList<RecordedRequest> Requests { get; }

    public IReadOnlyList<PlannedAct> Acts { get; }

    /// <summary>Nothing happens after this, deadlines included.</summary>
    public DateTimeOffset End { get; }

    private IEnumerable<PlannedAct> ActsOf(TimeSpan signForAfter)
    {
        for (var i = 0; i < Requests.Count; i++)
        {
            var (opened, closed) = (Requests[i].OpenedAt, Requests[i].ClosedAt);
            var signed = opened + signForAfter;
            yield return new(opened, i, ReplayAct.Accept);
            yield return new(opened, i, ReplayAct.Dispatch);
            yield return new(closed < signed ? closed.Value : signed, i, ReplayAct.SignFor);
            if (closed is { } fedBack)
            {
                yield return new(fedBack, i, ReplayAct.Feedback);
            }
        }
    }
}
