namespace HotlineConsole.Bench.Live;

/// <summary>
/// Open loop: calls at fixed instants, on a thread of its own, however long the calls before took. What comes late because the machine was busy counts,
/// since latency is taken from the instant that was planned.
/// </summary>
internal static class Pace
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    public static Task RunAsync(int calls, double perSecond, Action<long> call)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            using var never = new SemaphoreSlim(0);
            var began = TimeProvider.System.GetTimestamp();
            for (var i = 0; i < calls; i++)
            {
                var planned = began + (long)(i / perSecond * TimeProvider.System.TimestampFrequency);
                WaitUntil(planned, never);
                call(planned);
            }

            done.SetResult();
        }) { IsBackground = true, Name = "pace" }.Start();
        return done.Task;
    }

    private static void WaitUntil(long planned, SemaphoreSlim never)
    {
        while (TimeProvider.System.GetTimestamp() is var now && now < planned)
        {
            var left = TimeProvider.System.GetElapsedTime(now, planned);
            if (left > Shortest)
            {
                never.Wait(left - Shortest);
            }
            else
            {
                Thread.SpinWait(20);
            }
        }
    }
}
