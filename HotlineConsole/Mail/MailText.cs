using System.Globalization;
using System.Net.Mail;
using System.Text;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Layout;
using HotlineConsole.Parts;

namespace HotlineConsole.Mail;

/// <summary>
/// The mail of a dispatch: time, organizer and limits (5.3.2.1.4), what it is about and what is asked; nothing of the claimant, and nothing that was typed
/// of the complaint but its title, which holds no personal data.
/// </summary>
[Clause("5.3.2.1.2"), Clause("5.3.2.1.4"), Clause("6.1")]
internal static class MailText
{
    public static MailMessage Write(WorkOrder order, Assignment to, string address, MailOptions options, Uri link, City city)
    {
        // Mails speak the language of the hotline, whoever's turn it is to send them.
        CultureInfo.CurrentUICulture = ShellRegistration.Languages[0];
        var message = new MailMessage(new MailAddress(options.From!), new MailAddress(address))
        {
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
            Subject = Line(Words.Of("Mail.Subject", Words.Name(order.Complaint.Urgency), order.Complaint.Title, order.Number)),
            Body = Body(order, to, link, city),
        };
        message.Headers["Message-ID"] = string.Create(CultureInfo.InvariantCulture, $"<{order.Number}.{to.Organizer}.{to.Round}@{new MailAddress(options.From!).Host}>");
        message.Headers["Auto-Submitted"] = "auto-generated";
        return message;
    }

    private static string Body(WorkOrder order, Assignment to, Uri link, City city)
    {
        var text = new StringBuilder();
        text.AppendLine(Words.Of("Mail.Greeting", city.NameOf(to.Organizer))).AppendLine();
        Add("Mail.Number", order.Number.ToString());
        Add("field.Title", Line(order.Complaint.Title));
        Add("Mail.Kind", Words.Name(order.Complaint.Kind));
        Add("Mail.Urgency", Words.Name(order.Complaint.Urgency));
        Add("field.Category", city.CategoryName(order.Complaint.Category));
        Add("Mail.DispatchedAt", city.ShownInFull(to.DispatchedAt));
        Add("Mail.Part", Words.Name(to.Part));
        foreach (var limit in order.Deadlines.Where(d => d.IsOpen && d.Organizer == to.Organizer && d.Kind is DeadlineKind.SignFor or DeadlineKind.OrganizerFeedback))
        {
            Add($"DeadlineKind.{limit.Kind}", Words.Of("Mail.Limit", limit.Time.Why.Limit.InWords(), city.ShownInFull(limit.Time.Due)));
        }

        return text.AppendLine().AppendLine(Words.Of(to.Part == Part.DistrictCopy ? "Mail.AskDistrict" : "Mail.Ask")).AppendLine(link.ToString()).AppendLine()
            .AppendLine(Words.Of("Mail.Foot")).ToString();

        void Add(string key, string value) => text.AppendLine(Words.Of("Mail.Line", Words.Of(key), value));
    }

    // A line break in a title would begin another header.
    private static string Line(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
