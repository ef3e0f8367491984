using System.Collections.Immutable;
using HotlineConsole.Core.FollowUp;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Api;

/// <summary>回访 and 评价.</summary>
internal static class FollowUpEndpoints
{
    internal sealed record CallBody(string? Note = null)
    {
        public required CallResult Result { get; init; }
    }

    internal sealed record AnswersBody(
        bool? Contacted = null, bool? Solved = null, Satisfaction? Level = null, IReadOnlyList<PoorReason>? Reasons = null, string? OtherReason = null, string? Remarks = null);

    internal sealed record ReopenBody(string? Reason = null);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/orders/{number}/follow-up", (string number, Call call) =>
            call.SendAsync(number, order => new StartFollowUp(order))).Named("StartFollowUp", "5.5.1");
        api.MapPost("/orders/{number}/follow-up/calls", (string number, Body<CallBody> body, Call call) =>
            call.SendAsync(number, order => new RecordFollowUpCall(order, body.Value.Result, body.Value.Note))).Named("RecordFollowUpCall", "5.5.3");
        api.MapPost("/orders/{number}/follow-up/answers", (string number, Body<AnswersBody> body, Call call) =>
            call.SendAsync(number, order => AnswersOf(order, body.Value))).Named("AnswerFollowUp", "5.5.5");
        api.MapPost("/orders/{number}/follow-up/invitation", (string number, Call call) =>
            call.SendAsync(number, order => new InviteToRate(order))).Named("InviteToRate", "5.5.4");
        api.MapPost("/orders/{number}/follow-up/invitation/sent", (string number, Call call) =>
            call.SendAsync(number, order => new ConfirmInvitation(order))).Named("ConfirmInvitation", "5.5.4");
        api.MapPost("/orders/{number}/reopen", (string number, Body<ReopenBody> body, Call call) =>
            call.SendAsync(number, order => new ReopenOrder(order, body.Value.Reason ?? ""))).Named("ReopenOrder", "5.5.5");
    }

    private static AnswerFollowUp AnswersOf(WorkOrderNumber order, AnswersBody body) =>
        new(order, body.Contacted, body.Solved, body.Level, body.Reasons?.ToImmutableArray() ?? [], body.OtherReason, body.Remarks);
}
