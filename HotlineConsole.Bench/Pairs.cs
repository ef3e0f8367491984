using System.Globalization;

namespace HotlineConsole.Bench;

/// <summary>
/// Subject and limit in alternation (subject, limit, limit, subject, ...), so that what else the machine does falls on both. The first pair warms up and
/// is not counted.
/// </summary>
internal sealed class Pairs<T>
{
    private readonly List<T> _ours = [];
    private readonly List<T> _limit = [];

    public static async Task<Pairs<T>> RunAsync(BenchOptions options, Func<Task<T>> ours, Func<Task<T>> limit)
    {
        var pairs = new Pairs<T>();
        for (var pair = 0; pair <= options.Of(5, 2); pair++)
        {
            var oursFirst = pair % 2 == 0;
            var first = oursFirst ? await ours() : await limit();
            var second = oursFirst ? await limit() : await ours();
            if (pair > 0)
            {
                pairs._ours.Add(oursFirst ? first : second);
                pairs._limit.Add(oursFirst ? second : first);
            }
        }

        return pairs;
    }

    /// <summary>Median of a figure of the subject.</summary>
    public double Ours(Func<T, double> figure) => Figures.Median(_ours.ConvertAll(r => figure(r)));

    /// <summary>Median of a figure of the limit.</summary>
    public double Limit(Func<T, double> figure) => Figures.Median(_limit.ConvertAll(r => figure(r)));

    /// <summary>Prints the medians of a figure that is to be no more than so many times its limit.</summary>
    public void Print(string name, string unit, Func<T, double> figure, double most, string sign = "<=")
    {
        var (ours, limit) = (_ours.ConvertAll(r => figure(r)), _limit.ConvertAll(r => figure(r)));
        Figures.Noise(name, limit);
        Figures.Note(name, string.Create(CultureInfo.InvariantCulture,
            $"{ours.Count} pairs, ours {ours.Min():F2}-{ours.Max():F2}{unit}, limit {limit.Min():F2}-{limit.Max():F2}{unit}"));
        var ratio = Figures.Median(ours) / Figures.Median(limit);
        Figures.Line(name, Text(Figures.Median(limit)), Text(Figures.Median(ours)), ratio,
            string.Create(CultureInfo.InvariantCulture, $"{sign}{most:F2}"), sign == "<" ? ratio < most : ratio <= most);

        string Text(double value) => value.ToString(value >= 100 ? "F0" : "F2", CultureInfo.InvariantCulture) + unit;
    }
}
