using HotlineConsole.Core.Supervision;

namespace HotlineConsole.Api;

/// <summary>催办 and 系统督办.</summary>
internal static class SupervisionEndpoints
{
    internal sealed record RemindBody(string? Deadline = null, string? Note = null);

    internal sealed record SuperviseBody(string? Deadline = null, string? Reason = null);

    internal sealed record SupervisionAnswerBody(string? Answer = null);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/orders/{number}/remind", (string number, Body<RemindBody> body, Call call) =>
            call.SendAsync(number, order => new Remind(order, body.Value.Deadline, body.Value.Note))).Named("Remind", "5.3.3");
        api.MapPost("/orders/{number}/supervise", (string number, Body<SuperviseBody> body, Call call) =>
            call.SendAsync(number, order => new SuperviseBySystem(order, body.Value.Deadline, body.Value.Reason))).Named("SuperviseBySystem", "5.3.3");
        api.MapPost("/orders/{number}/supervisions/{supervision:int}/answer", (string number, int supervision, Body<SupervisionAnswerBody> body, Call call) =>
            call.SendAsync(number, order => new AnswerSupervision(order, call.Organizer, supervision, body.Value.Answer ?? ""))).Named("AnswerSupervision", "5.3.3");
        api.MapPost("/orders/{number}/supervisions/{supervision:int}/acknowledge", (string number, int supervision, Call call) =>
            call.SendAsync(number, order => new AcknowledgeSupervision(order, supervision))).Named("AcknowledgeSupervision", "5.3.3");
    }
}
