using HotlineConsole.Tests.Support;

namespace HotlineConsole.Bench.Live;

/// <summary>How long what happened took to arrive.</summary>
internal sealed record Latencies(double Median, double P99)
{
    public static Latencies Of(IReadOnlyCollection<double> milliseconds) => new(Figures.Median(milliseconds), Figures.Percentile(milliseconds, 0.99));

    /// <summary>From each event to the first frame of each client that shows it.</summary>
    public static List<double> Raw(IReadOnlyList<Happened> events, IEnumerable<IReadOnlyCollection<RenderedBatch>> clients)
    {
        var all = new List<double>();
        foreach (var frames in clients)
        {
            using var frame = frames.GetEnumerator();
            var more = frame.MoveNext();
            foreach (var happened in events.OrderBy(e => e.Mark))
            {
                while (more && frame.Current.Mark < happened.Mark)
                {
                    more = frame.MoveNext();
                }

                all.Add(more ? Between(happened.At, frame.Current.At) : throw new InvalidOperationException($"{happened.Mark} was not shown"));
            }
        }

        return all;
    }

    /// <summary>
    /// From the signal that a frame answers: the first event that the frame before did not show or, when that came in the pause after the frame before,
    /// the end of the pause.
    /// </summary>
    public static List<double> FromSignal(IReadOnlyList<Happened> events, IEnumerable<IReadOnlyCollection<RenderedBatch>> clients, TimeSpan pause)
    {
        var all = new List<double>();
        var ordered = events.OrderBy(e => e.Mark).ToList();
        foreach (var frames in clients)
        {
            var (next, pausedUntil) = (0, 0L);
            foreach (var frame in frames.Where(f => f.Mark > 0))
            {
                if (next < ordered.Count && ordered[next].Mark <= frame.Mark)
                {
                    all.Add(Between(Math.Max(ordered[next].At, pausedUntil), frame.At));
                    next = ordered.FindIndex(next, e => e.Mark > frame.Mark) is var after && after >= 0 ? after : ordered.Count;
                }

                pausedUntil = frame.At + (long)(pause.TotalSeconds * TimeProvider.System.TimestampFrequency);
            }
        }

        return all;
    }

    private static double Between(long from, long to) => (to - from) * 1000.0 / TimeProvider.System.TimestampFrequency;
}
