using HotlineConsole.Core.Board;

namespace HotlineConsole.Pages.Wall;

/// <summary>
/// How much of a district's open work is late or about to be: (2 × overdue + near) ÷ (2 × (open + 10)). An overdue order weighs twice a near one; the ten
/// imaginary orders in time keep one late order of two from outweighing thirty of a hundred, so both share and number count. Volume alone gives no risk.
/// </summary>
public static class Risk
{
    public const int Steps = 5;
    private const int Imaginary = 10;

    /// <summary>The lowest risk of steps 3, 4 and 5; any risk at all is step 2, none is step 1.</summary>
    private static readonly double[] From = [0.05, 0.12, 0.25];

    public static double Of(Count count) => ((2.0 * count.Overdue) + count.Near) / (2.0 * (count.Open + Imaginary));

    public static int StepOf(Count count) => Of(count) is var risk && risk <= 0 ? 1 : 2 + From.Count(from => risk >= from);
}
