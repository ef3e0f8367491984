using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Feedback;

/// <summary>
/// A short mark of what a reply says, by which a copy is known that was changed a little: 64 smallest hashes of its runs of four letters, a byte each. The
/// share that two prints agree in estimates how much of their runs the texts have in common. Numbers do not count: a copy with another date is one.
/// </summary>
[Clause("5.3.3")]
public sealed class ReplyPrint
{
    /// <summary>Of 64 places, how many agree at least in a copy: four fifths.</summary>
    public const int CopyFrom = 52;

    /// <summary>Shorter texts are alike by nature and have no print.</summary>
    public const int ShortestText = 60;

    /// <summary>With how many of an organizer's newest replies one is compared.</summary>
    public const int Compared = 50;

    private const int Places = 64;
    private const int Run = 4;
    private const int LongestText = 2_000;

    private readonly byte[] _places;

    private ReplyPrint(byte[] places) => _places = places;

    /// <summary>The print of a reply, or null when it says too little to be told apart.</summary>
    public static ReplyPrint? Of(Reply reply) =>
        Of(string.Concat(ReplyTexts.Of(reply).Where(t => t.Field != nameof(Reply.ToldClaimant)).Select(t => t.Text)));

    public static ReplyPrint? Of(string text)
    {
        var letters = string.Concat(ReplyTexts.Plain(text).Where(c => !char.IsDigit(c)));
        return letters.Length < ShortestText ? null : new(Smallest(letters.AsSpan(0, Math.Min(letters.Length, LongestText))));
    }

    /// <summary>As <see cref="Text"/> wrote it.</summary>
    public static ReplyPrint Read(string text) => new(Convert.FromBase64String(text));

    public string Text => Convert.ToBase64String(_places);

    /// <summary>In how many of the 64 places two prints agree.</summary>
    public int AgreesIn(ReplyPrint other)
    {
        var count = 0;
        for (var i = 0; i < Places; i++)
        {
            count += _places[i] == other._places[i] ? 1 : 0;
        }

        return count;
    }

    public bool IsCopyOf(ReplyPrint other) => AgreesIn(other) >= CopyFrom;

    private static byte[] Smallest(ReadOnlySpan<char> letters)
    {
        Span<ulong> smallest = stackalloc ulong[Places];
        smallest.Fill(ulong.MaxValue);
        for (var at = 0; at + Run <= letters.Length; at++)
        {
            var run = ((ulong)letters[at] << 48) | ((ulong)letters[at + 1] << 32) | ((ulong)letters[at + 2] << 16) | letters[at + 3];
            for (var place = 0; place < Places; place++)
            {
                smallest[place] = Math.Min(smallest[place], Mixed(run + ((ulong)(place + 1) * 0x9E3779B97F4A7C15)));
            }
        }

        var places = new byte[Places];
        for (var place = 0; place < Places; place++)
        {
            places[place] = (byte)smallest[place];
        }

        return places;
    }

    // SplitMix64: every bit of the run moves every bit of the hash, the same on every machine and in every version.
    private static ulong Mixed(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
