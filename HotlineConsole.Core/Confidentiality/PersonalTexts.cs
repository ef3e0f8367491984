using System.Text.RegularExpressions;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Confidentiality;

/// <summary>
/// Personal data in free text (6.1.1): the claimant's own name and phones, and identity numbers of anybody. Phones of others stay, since a complaint may be
/// about one.
/// </summary>
[Clause("6.1.1")]
public static partial class PersonalTexts
{
    private const string Stars = "****";

    // A name of one letter stands in every second sentence, and what is longer than a name is none.
    private const int ShortestName = 2;
    private const int LongestName = 30;
    private const int ShortestPhone = 7;

    /// <summary>Whether the text names the claimant, his phone or an identity number; such a text is no title, which is shown on walls.</summary>
    public static bool IsPersonal(string text, Claimant claimant) => Without(text, claimant) != text;

    /// <summary>The complaint with the claimant taken out of its texts.</summary>
    public static PublicComplaint Without(PublicComplaint complaint, Claimant claimant)
    {
        return complaint with
        {
            Title = Without(complaint.Title, claimant), Content = Without(complaint.Content, claimant), Parties = Of(complaint.Parties),
            EarlierHandling = Of(complaint.EarlierHandling), Demand = Of(complaint.Demand), Reasons = Of(complaint.Reasons), HappenedWhen = Of(complaint.HappenedWhen),
            Place = complaint.Place with { Address = Of(complaint.Place.Address), Landmark = Of(complaint.Place.Landmark) },
            Instability = complaint.Instability is not { } i ? null
                : i with { Through = Of(i.Through), Manner = Of(i.Manner), Act = Of(i.Act), ThreatTime = Of(i.ThreatTime), ThreatPlace = Of(i.ThreatPlace), OwnWords = Of(i.OwnWords) },
            Emergency = complaint.Emergency is not { } e ? null : e with { State = Of(e.State), Extent = Of(e.Extent), Harm = Of(e.Harm) },
        };

        string? Of(string? text) => text is null ? null : Without(text, claimant);
    }

    /// <summary>The text with the claimant taken out.</summary>
    public static string Without(string text, Claimant claimant)
    {
        var shown = IdentityNumber().Replace(text, m => m.Value[..3] + Stars + m.Value[^2..]);
        foreach (var phone in (string?[])[claimant.Phone, claimant.ContactPhone])
        {
            if (Masking.Digits(phone) is { Length: >= ShortestPhone } digits)
            {
                shown = Regex.Replace(shown, string.Join("[-\\s]?", digits.Select(d => $"[{d}{(char)(d + ('０' - '0'))}]")), Masking.Phone(digits)!);
            }
        }

        return claimant.Name?.Trim() is { Length: >= ShortestName and <= LongestName } name ? shown.Replace(name, Masking.Name(name), StringComparison.Ordinal) : shown;
    }

    // 18 characters, the date of birth in the middle.
    [GeneratedRegex(@"(?<![0-9０-９])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9０-９])")]
    private static partial Regex IdentityNumber();
}
