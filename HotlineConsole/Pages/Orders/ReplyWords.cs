using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Parts;

namespace HotlineConsole.Pages.Orders;

/// <summary>反馈内容 field by field: those that its kind and outcome require in the standard's order, then what else was filled in.</summary>
internal static class ReplyWords
{
    private static readonly string[] All =
    [
        nameof(Reply.LeadOrganizer), nameof(Reply.HandledAt), nameof(Reply.Answer), nameof(Reply.Measures), nameof(Reply.Reason), nameof(Reply.NextSteps),
        nameof(Reply.NextStepsWhen), nameof(Reply.MeasuresStudied), nameof(Reply.ToldClaimant), nameof(Reply.PassedTo), nameof(Reply.Grounds), nameof(Reply.LawCited),
    ];

    public static IEnumerable<(string Field, string Value)> Of(Reply reply, ComplaintKind kind, City city) => ReplyRules.Required(kind, reply.Outcome).Fields.Union(All)
        .Select(field => (field, Value(reply, field, city)))
        .Where(line => !string.IsNullOrWhiteSpace(line.Item2))
        .Select(line => (line.field, line.Item2!));

    private static string? Value(Reply reply, string field, City city) => field switch
    {
        nameof(Reply.LeadOrganizer) => city.NameOf(reply.LeadOrganizer),
        nameof(Reply.HandledAt) => reply.HandledAt is { } at ? city.ShownInFull(at) : null,
        nameof(Reply.Answer) => reply.Answer,
        nameof(Reply.Measures) => reply.Measures,
        nameof(Reply.Reason) => reply.Reason,
        nameof(Reply.NextSteps) => reply.NextSteps,
        nameof(Reply.NextStepsWhen) => reply.NextStepsWhen,
        nameof(Reply.MeasuresStudied) => reply.MeasuresStudied,
        nameof(Reply.ToldClaimant) => reply.ToldClaimant,
        nameof(Reply.PassedTo) => reply.PassedTo,
        nameof(Reply.Grounds) => reply.Grounds,
        nameof(Reply.LawCited) => reply.LawCited,
        _ => null,
    };
}
