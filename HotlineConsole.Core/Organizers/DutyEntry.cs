using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Organizers;

/// <summary>值班: who of an organizer can be reached from when until when, and by which phone (5.3.2.2.1: 每周 7×24 小时; 5.3.2.1.5: the organizer is telephoned).</summary>
[Clause("5.3.2.2.1")]
public sealed record DutyEntry(string? Name, string? Phone, DateTimeOffset From, DateTimeOffset Until)
{
    public const int LongestText = 60;

    public static readonly Refusal Incomplete = new("duty.incomplete", "5.3.2.2.1");
    public static readonly Refusal TooLong = new("duty.too-long", "5.3.2.2.1");
    public static readonly Refusal NoTime = new("duty.no-time", "5.3.2.2.1");

    /// <summary>The beginning belongs to it, the end to the next.</summary>
    public bool IsAt(DateTimeOffset now) => From <= now && now < Until;

    /// <summary>Why it cannot be entered; null when it can.</summary>
    public Refusal? Refuse(DateTimeOffset now)
    {
        var missing = new Required().Text(nameof(Name), Name).Text(nameof(Phone), Phone).Missing;
        return missing.Count > 0 ? Incomplete.Naming(missing)
            : Name!.Length > LongestText ? TooLong.Naming([nameof(Name)])
            : Phone!.Length > LongestText ? TooLong.Naming([nameof(Phone)])
            : Until <= From || Until <= now ? NoTime.Naming([nameof(Until)])
            : CommandTexts.Refuse(this);
    }
}
