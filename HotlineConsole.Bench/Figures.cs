using System.Globalization;

namespace HotlineConsole.Bench;

/// <summary>Middle, spread and percentile of what was measured, and the line that is printed of it.</summary>
internal static class Figures
{
    public static double Percentile(IReadOnlyCollection<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    public static double Median(IReadOnlyCollection<double> values) => Percentile(values, 0.5);

    /// <summary>The machine's own unrest: a limit that varies more than 1.5 times within the run makes the ratio soft.</summary>
    public static void Noise(string name, IReadOnlyCollection<double> limit)
    {
        var spread = limit.Max() / limit.Min();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# {name}: limit varied {spread:F2}x in this run{(spread > 1.5 ? ", noisy" : "")}"));
    }

    public static void Line(string name, string limit, string ours, double ratio, string goal, bool passed) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {limit} {ours} {ratio:F2} {goal} {(passed ? "pass" : "short")}"));
}
