using System.Globalization;
using System.Text;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Pages.Orders;
using HotlineConsole.Parts;

namespace HotlineConsole.Archive;

/// <summary>
/// The life of an order as somebody reads it who has nothing but an editor: each event on a line (when, what, who, what about), and under it, set in, the
/// long texts by their fields: the complaint, each reply, what it was warned of, the claimant's message. In the standard's language, whoever takes it out.
/// </summary>
[Clause("5.6.1")]
internal static class BundleTimeline
{
    private const string NewLine = "\r\n"; // any editor's

    public static string Of(WorkOrder order, IEnumerable<WorkOrderEvent> events, City city)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        try
        {
            var text = new StringBuilder();
            foreach (var happened in events)
            {
                text.Append(city.ShownInFull(happened.At)).Append('\t').Append(EventLine.Title(happened)).Append('\t').Append(happened.By.Name).Append('\t')
                    .Append(FormText.Shown(EventLine.Detail(happened, order, city)).Replace('\n', ' ')).Append(NewLine);
                foreach (var (label, said) in Texts(happened, order, city).Where(line => !string.IsNullOrWhiteSpace(line.Text)))
                {
                    text.Append('\t').Append(Words.Of("Orders.Labelled", label.TrimEnd('：'))).Append(FormText.Shown(said!).Replace("\n", NewLine + "\t\t", StringComparison.Ordinal)).Append(NewLine);
                }
            }

            return text.ToString();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static IEnumerable<(string Label, string? Text)> Texts(WorkOrderEvent happened, WorkOrder order, City city) => happened switch
    {
        WorkOrderAccepted e => Accepted(e.Complaint, city),
        ReplySubmitted e => Replied(e.Reply, order, city),
        UnreasonableClaimed e => Replied(e.Reply, order, city),
        WorkOrderFedBack e => Replied(e.Reply, order, city),
        CoOrganizerReplied e => Replied(e.Reply, order, city),
        FollowUpAnswered { Text: { } message } => [(Words.Name(FollowUpWay.Message), message)],
        _ => [],
    };

    private static IEnumerable<(string Label, string? Text)> Accepted(PublicComplaint complaint, City city) =>
    [
        (Words.Of("Orders.D1.WorkOrderTitle"), complaint.Title),
        (Words.Of("Orders.D1.Category"), city.CategoryInFull(complaint.Category)),
        (Words.Of("Orders.D1.Place"), city.PlaceInWords(complaint.Place)),
        (Words.Of("Orders.D1.Parties"), complaint.Parties),
        (Words.Of("Orders.D1.Content"), complaint.Content),
        .. SheetWords.Recorded(complaint).Select(recorded => (recorded.Label, (string?)recorded.Text)),
    ];

    private static IEnumerable<(string Label, string? Text)> Replied(Reply reply, WorkOrder order, City city) =>
    [
        .. ReplyWords.Of(reply, order.Complaint.Kind, city).Select(line => (Words.Of($"field.{line.Field}"), (string?)line.Value)),
        .. (reply.Warnings ?? []).Select(warning => (Words.Name(warning.Kind), (string?)warning.Found)),
        (Words.Of("field.SentKnowingly"), reply.SentKnowingly),
    ];
}
