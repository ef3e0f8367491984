using HotlineConsole.Core.Archive;
using HotlineConsole.Core.Feedback;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Api;

/// <summary>反馈 and 办结.</summary>
internal static class FeedbackEndpoints
{
    internal sealed record ReviewBody(string? Opinion = null, string? PublicOpinionNote = null)
    {
        public required bool Approved { get; init; }
    }

    internal sealed record ClaimBody(string? Opinion = null)
    {
        public required bool Confirmed { get; init; }
    }

    internal sealed record CloseBody(string? Note = null);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/orders/{number}/feedback", (string number, Body<Reply> body, Call call) =>
            call.SendAsync(number, order => new SubmitReply(order, call.Organizer, body.Value))).Named("SubmitReply", "5.3.2.3.1");
        api.MapPost("/orders/{number}/review", (string number, Body<ReviewBody> body, Call call) =>
            call.SendAsync(number, order => new ReviewReply(order, call.Organizer, body.Value.Approved, body.Value.Opinion ?? "", body.Value.PublicOpinionNote)))
            .Named("ReviewReply", "5.3.2.3.1");
        api.MapPost("/orders/{number}/unreasonable", (string number, Body<ClaimBody> body, Call call) =>
            call.SendAsync(number, order => new ReviewUnreasonable(order, body.Value.Confirmed, body.Value.Opinion ?? ""))).Named("ReviewUnreasonable", "5.3.2.3.6");
        api.MapPost("/orders/{number}/close", (string number, Body<CloseBody> body, Call call) =>
            call.SendAsync(number, order => new CloseOrder(order, body.Value.Note))).Named("CloseOrder", "5.6.1");
    }
}
