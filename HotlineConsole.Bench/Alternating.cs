using System.Diagnostics;
using System.Globalization;

namespace HotlineConsole.Bench;

/// <summary>Subject and limit in turn, the first pair thrown away.</summary>
internal static class Alternating
{
    public static async Task<(List<double> Ours, List<double> Limit)> RunAsync(BenchOptions options, Func<Task<double>> ours, Func<Task<double>> limit)
    {
        var (subject, bound) = (new List<double>(), new List<double>());
        for (var pair = 0; pair <= options.Of(5, 2); pair++)
        {
            var (first, second) = pair % 2 == 0 ? (await ours(), await limit()) : (await limit(), await ours());
            var (s, l) = pair % 2 == 0 ? (first, second) : (second, first);
            if (pair > 0)
            {
                subject.Add(s);
                bound.Add(l);
            }
        }

        return (subject, bound);
    }

    public static double Since(long began) => Stopwatch.GetElapsedTime(began).TotalMilliseconds;

    public static string Ms(double milliseconds) => milliseconds.ToString(milliseconds < 10 ? "F2" : "F0", CultureInfo.InvariantCulture) + "ms";

    public static void Note(FormattableString text) => Figures.Note(text.ToString(CultureInfo.InvariantCulture));
}
