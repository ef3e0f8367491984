using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HotlineConsole.Core.Standard;

/// <summary>Whom the hotline follows up and how (5.5), and what a claimant's "unsolved" can lead to. Decision 0037.</summary>
[Clause("5.5.1")]
public sealed record FollowUpPolicy
{
    /// <summary>全部或抽样: percent of the orders that are followed up, 0 to 100.</summary>
    public int Percent { get; init; } = 100;

    /// <summary>
    /// What the months' seeds are made from. Kept from everybody until they are over, or an organizer could know whom nobody will ask; a sample needs it.
    /// </summary>
    public string Secret { get; init; } = "";

    /// <summary>So many calls that do not reach the claimant end a follow-up.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>How long after a call that did not reach him the next may be made.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How long an order is kept for the person who phones its claimant, and his number shown to that person.</summary>
    public TimeSpan Hold { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long a link to the rating page, or an answer by text message, counts after it was sent.</summary>
    public TimeSpan InvitationLasts { get; init; } = TimeSpan.FromDays(14);

    /// <summary>How often an order can be handled again because its claimant says that it is not solved.</summary>
    public int ReopenMaximum { get; init; } = 3;

    /// <summary>Shortest secret that a sample can be drawn with, in characters.</summary>
    public const int ShortestSecret = 16;

    /// <summary>Whether the draw can be made: everybody, nobody, or a sample with a secret.</summary>
    public bool IsUsable => Percent is 0 or 100 || (Percent is > 0 and < 100 && Secret.Length >= ShortestSecret);

    /// <summary>The seed of a month (yyyyMM), to be published when it is over: with it, and with it alone, everybody can draw again.</summary>
    public string SeedOf(int month) => Convert.ToHexStringLower(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"follow-up {month}"))));

    /// <summary>
    /// The draw: SHA-256 of "seed|number", its first eight octets as a fraction of 2^64, is less than percent/100. The same anywhere and at any time.
    /// </summary>
    public static bool Takes(long number, string seed, int percent)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}|{number}")));
        var fraction = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(hash);
        return (int)(((UInt128)fraction * 100) >> 64) < percent;
    }
}
