using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Parts;

namespace HotlineConsole.Mail;

/// <summary>What a link opens now, or why it opens nothing.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Over">Why it opens nothing, as a sentence; null: it opens the order.</param>
/// <param name="Order">The order as its reader may see it; null: it opens nothing. The claimant is shown to whom has taken the order, not to whatever opens a link on its way.</param>
public sealed record OpenedMail(int Status, string? Over, MailLink? Link = null, WorkOrder? Order = null, Assignment? Hold = null, ClaimantView? Seen = null, string? Name = null)
{
    /// <summary>The organizer of the link. The mailbox is the organizer's; who reads there, and as whom, is its own affair.</summary>
    public Actor ActorAs(Role role) => new($"mail:{Link!.Organizer}", Name + "（邮件）", role, Link.Organizer);
}

/// <summary>Opens the links of mails. The organizer and the order are those of the link; the door decides as for anybody of that organizer.</summary>
public sealed class MailDesk(MailLinks links, HotlineStore store, City city, HotlineClock clock)
{
    public async Task<OpenedMail> OpenAsync(string? token)
    {
        var link = links.Read(token);
        var order = link is null ? null : await store.FindAsync(link.Number);
        if (order?.Assignments.LastOrDefault(a => a.Organizer == link!.Organizer && a.Round == link.Round) is not { } hold)
        {
            return new(StatusCodes.Status404NotFound, Words.Of("Mail.Over.Unknown"));
        }

        var now = clock.GetUtcNow();
        if (now > link!.Until)
        {
            return new(StatusCodes.Status410Gone, Words.Of("Mail.Over.Expired", city.ShownInFull(link.Until)));
        }

        if (!hold.IsActive || order.IsSettled)
        {
            return new(StatusCodes.Status410Gone, Words.Of("Mail.Over.Left", Words.Name(order.Status), order.LastChange.By, city.ShownInFull(order.LastChange.At)));
        }

        var opened = new OpenedMail(StatusCodes.Status200OK, null, link, order, hold, Name: city.NameOf(link.Organizer));
        var seen = hold.SignedAt is null ? new(Disclosure.Relayed, null, null, null, null) : Masking.View(order, opened.ActorAs(Role.OrganizerStaff), store.Seal, now);
        return opened with { Order = Masking.Shown(order, seen, store.Seal), Seen = seen };
    }
}
