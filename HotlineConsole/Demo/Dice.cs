using System.Text;

namespace HotlineConsole.Demo;

/// <summary>What is being drawn. Each has dice of its own, so that a draw more in one place changes nothing in another.</summary>
internal enum Draw
{
    Calls = 1,
    Complaint,
    Thinning,
    Destiny,
    Dispatch,
    Persona,
    Left,
    Sign,
    Contact,
    Return,
    Progress,
    Extension,
    Reply,
    Review,
    Answer,
    Acknowledge,
    Visit,
    Nudge,
    Close,
    Spread,
    Diligence,
    Street,
    Telephone,
    FollowUp,
    FollowUpCall,
    Reopen,
    Service,
    Whistle,
    Roster,
}

/// <summary>
/// Chance that can be looked up again: the numbers follow from the seed and from what they are drawn for, never from when or in which order
/// they are drawn. So a plan made again after a restart is the plan that was made before it.
/// </summary>
internal sealed class Dice
{
    private const ulong Step = 0x9E37_79B9_7F4A_7C15;
    private ulong _state;

    private Dice(ulong state) => _state = state;

    public static Dice Of(int seed, Draw what, long of, long also = 0)
    {
        var state = Mixed((ulong)seed + Step);
        state = Mixed(state ^ ((ulong)what * Step));
        state = Mixed(state ^ (ulong)of);
        return new(Mixed(state ^ ((ulong)also * Step)));
    }

    /// <summary>A number for a text, the same in every run (FNV-1a).</summary>
    public static long Mark(string text)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ unit) * 1_099_511_628_211UL;
        }

        return (long)hash;
    }

    /// <summary>From 0 up to but not 1.</summary>
    public double Next() => (Mixed(_state += Step) >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Next() < probability;

    public double Between(double least, double most) => least + (Next() * (most - least));

    public TimeSpan Minutes(double least, double most) => TimeSpan.FromSeconds(Math.Round(Between(least, most) * 60));

    public int Below(int count) => (int)(Next() * count);

    public T Pick<T>(IReadOnlyList<T> of) => of[Below(of.Count)];

    public double Exponential(double rate) => -Math.Log(1 - Next()) / rate;

    /// <summary>A span that is often near the median, sometimes several times as long.</summary>
    public double LogNormal(double median, double sigma)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next());
        return median * Math.Exp(sigma * normal);
    }

    // SplitMix64's finalizer.
    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
