using System.Globalization;
using System.Text;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Core.Confidentiality;

/// <summary>How much of the claimant somebody is shown.</summary>
public enum Disclosure
{
    /// <summary>Everything that was recorded.</summary>
    Full,

    /// <summary>Enough to tell claimants apart, not to reach them.</summary>
    Masked,

    /// <summary>Nothing: the claimant asked for confidentiality, so the hotline relays what the organizer wants to say.</summary>
    Relayed,

    /// <summary>Nothing.</summary>
    Nothing,
}

/// <summary>The claimant as one actor may see him; a field that is null is unknown or hidden.</summary>
public sealed record ClaimantView(Disclosure Disclosure, string? Name, string? Phone, string? ContactPhone, string? Address);

/// <summary>诉求人信息保密 (6.1): the only way by which a claimant's name, phone and address leave Core.</summary>
[Clause("6.1"), Clause("5.2.3.1")]
public static class Masking
{
    private const string Stars = "****";

    /// <summary>The claimant of an order as the actor may see him.</summary>
    /// <param name="seal">What the store sealed him with.</param>
    /// <param name="now">For looks at the claimant that are open for a time (<see cref="UnmaskClaimant"/>).</param>
    /// <param name="recordedBy">Id of the attendant who accepted the order, where the caller knows it: he sees what he is recording.</param>
    public static ClaimantView View(WorkOrder order, Actor by, ClaimantSeal seal, DateTimeOffset now, string? recordedBy = null)
    {
        var disclosure = DisclosureOf(order, by, now, recordedBy);
        disclosure = disclosure == Disclosure.Masked && order.Unmaskings.Any(u => u.IsOpenFor(by, now)) ? Disclosure.Full : disclosure;
        if (disclosure is Disclosure.Relayed or Disclosure.Nothing)
        {
            return new(disclosure, null, null, null, null);
        }

        var claimant = seal.Open(order.Complaint.Claimant);
        var name = claimant.Anonymous ? null : claimant.Name;
        return disclosure switch
        {
            Disclosure.Full => new(disclosure, name, claimant.Phone, claimant.ContactPhone, claimant.Address),
            Disclosure.Masked => new(disclosure, Name(name), Phone(claimant.Phone), Phone(claimant.ContactPhone), Address(claimant.Address)),
            Disclosure.Relayed or Disclosure.Nothing => new(disclosure, null, null, null, null),
        };
    }

    /// <summary>The order as somebody may read it to whom the claimant is hidden or not.</summary>
    public static WorkOrder Shown(WorkOrder order, ClaimantView seen, ClaimantSeal seal) => seen.Disclosure == Disclosure.Full
        ? order
        : order with { Complaint = PersonalTexts.Without(order.Complaint, seal.Open(order.Complaint.Claimant)) };

    /// <summary>张三丰 becomes 张**; the stars do not tell the length.</summary>
    public static string? Name(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        var letters = new StringInfo(name.Trim());
        return letters.LengthInTextElements == 1 ? "**" : letters.SubstringByTextElements(0, 1) + "**";
    }

    /// <summary>13800000001 becomes 138****0001; an address of another kind keeps its first letter, e-mail its domain too.</summary>
    public static string? Phone(string? phone)
    {
        if (string.IsNullOrWhiteSpace(phone))
        {
            return null;
        }

        // Full-width digits and signs become plain ones.
        var plain = phone.Normalize(NormalizationForm.FormKC).Trim();
        var at = plain.LastIndexOf('@');
        if (at >= 0)
        {
            return string.Concat(at > 1 ? First(plain) : "", Stars, plain.AsSpan(at));
        }

        var digits = string.Concat(Domestic(plain).Where(char.IsAsciiDigit));
        return digits.Length switch
        {
            >= 11 => string.Concat(digits.AsSpan(0, 3), Stars, digits.AsSpan(digits.Length - 4)),
            >= 7 => string.Concat(Stars, digits.AsSpan(digits.Length - 2)),
            > 0 => Stars,
            _ => plain.Length > 1 ? First(plain) + Stars : Stars,
        };
    }

    /// <summary>The digits of a phone number without the country's, whatever stands between them; null for any other text.</summary>
    internal static string? Digits(string? phone)
    {
        var plain = phone?.Normalize(NormalizationForm.FormKC).Trim();
        return plain is null || plain.Any(c => !char.IsAsciiDigit(c) && !"+-() .".Contains(c, StringComparison.Ordinal)) ? null : string.Concat(Domestic(plain).Where(char.IsAsciiDigit));
    }

    /// <summary>Keeps the district and the road at most, never the number of a house.</summary>
    public static string? Address(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return null;
        }

        var letters = new StringInfo(address.Normalize(NormalizationForm.FormKC).Trim());
        var kept = Math.Min(6, letters.LengthInTextElements / 2);
        return string.Concat((kept == 0 ? "" : letters.SubstringByTextElements(0, kept)).TakeWhile(c => !char.IsDigit(c))) + Stars;
    }

    private static Disclosure DisclosureOf(WorkOrder order, Actor by, DateTimeOffset now, string? recordedBy) => by.Role switch
    {
        Role.Attendant => recordedBy == by.Id && order.Status == WorkOrderStatus.Accepted ? Disclosure.Full : Disclosure.Masked,
        Role.Dispatcher or Role.Supervisor or Role.Keeper => Disclosure.Masked,

        // Who phones him, while he does; the order's history keeps that he did. A confidential one needs a second person, as for everybody.
        Role.FollowUp => order.FollowUp is { } round && round.IsHeldBy(by, now) && !order.Complaint.Claimant.Confidential ? Disclosure.Full : Disclosure.Masked,
        Role.Gateway => order.InvitationAt is not null && !order.Complaint.Claimant.Confidential ? Disclosure.Full : Disclosure.Nothing,
        Role.OrganizerStaff or Role.OrganizerLeader => by.Organizer is { } own ? OfOrganizer(order, own) : Disclosure.Nothing,
        Role.Administrator or Role.SecurityAdministrator or Role.Auditor or Role.Wall or Role.Claimant or Role.DeadlineWatch or Role.Import => Disclosure.Nothing,
    };

    private static Disclosure OfOrganizer(WorkOrder order, OrganizerId own) =>
        !order.Concerns(own) ? Disclosure.Nothing
        : order.Complaint.Claimant.Confidential ? Disclosure.Relayed
        : order.HeldBy(own) is not null ? Disclosure.Full
        : Disclosure.Masked;

    private static string First(string text) => StringInfo.GetNextTextElement(text);

    private static string Domestic(string phone) =>
        phone.StartsWith("+86", StringComparison.Ordinal) ? phone[3..]
        : phone.StartsWith("0086", StringComparison.Ordinal) ? phone[4..]
        : phone;
}
