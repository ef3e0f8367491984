using System.Globalization;

namespace HotlineConsole.Bench.Live;

/// <summary>
/// What the served process did once: its number, when it was committed or sent, and how long after its planned instant the caller had the answer.
/// Instants are of the machine's steady clock, which all its processes share.
/// </summary>
internal readonly record struct Happened(long Mark, long At, double Milliseconds)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mark}:{At}:{Milliseconds:R}");

    public static Happened Parse(string text)
    {
        var parts = text.Split(':');
        return new(long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture), double.Parse(parts[2], CultureInfo.InvariantCulture));
    }
}
