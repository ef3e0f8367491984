using System.Diagnostics;
using System.Globalization;

namespace HotlineConsole.Bench;

/// <summary>Middle, spread and percentile of what was measured, and the line that is printed of it. What was printed is kept for the report.</summary>
internal static class Figures
{
    private static readonly List<Figure> Kept = [];
    private static readonly List<string> KeptNotes = [];

    /// <summary>Stands behind every name: what else was asked for than the usual.</summary>
    public static string Suffix { get; set; } = "";

    public static IReadOnlyList<Figure> All => Kept;

    public static IReadOnlyList<string> Notes => KeptNotes;

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
        Note(name, string.Create(CultureInfo.InvariantCulture, $"limit varied {spread:F2}x in this run{(spread > 1.5 ? ", noisy" : "")}"));
    }

    /// <summary>What helps to read the figures: <c># name: text</c>.</summary>
    public static void Note(string name, string text) => Note($"{name}: {text}");

    public static void Note(string text)
    {
        KeptNotes.Add(text);
        Console.WriteLine("# " + text);
    }

    /// <summary>The same of a text with figures in it.</summary>
    public static void Remark(FormattableString text) => Note(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>Milliseconds since a timestamp.</summary>
    public static double Since(long began) => Stopwatch.GetElapsedTime(began).TotalMilliseconds;

    public static string Ms(double milliseconds) => milliseconds.ToString(milliseconds < 10 ? "F2" : "F0", CultureInfo.InvariantCulture) + "ms";

    public static void Line(string name, string limit, string ours, double ratio, string goal, bool passed)
    {
        Kept.Add(new(name + Suffix, limit, ours, ratio.ToString("F2", CultureInfo.InvariantCulture), goal, passed ? "pass" : "short"));
        Console.WriteLine(Kept[^1]);
    }
}

/// <summary>One printed line.</summary>
internal sealed record Figure(string Name, string Limit, string Ours, string Ratio, string Goal, string Verdict)
{
    public override string ToString() => $"{Name} {Limit} {Ours} {Ratio} {Goal} {Verdict}";
}
