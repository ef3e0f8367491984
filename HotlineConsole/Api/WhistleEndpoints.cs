using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Api;

/// <summary>吹哨报到 and 协调会商: called, reported, tasks split and judged, closed.</summary>
internal static class WhistleEndpoints
{
    internal sealed record WhistleBody(OrganizerId[]? Called = null, string? Place = null, string? Matter = null)
    {
        public required WhistleKind Kind { get; init; }

        public required DateTimeOffset ReportBy { get; init; }
    }

    internal sealed record ReportBody(string? Declined = null);

    internal sealed record TasksBody(WhistleShare[]? Tasks = null);

    internal sealed record VerdictBody(string? Verdict = null)
    {
        public required bool Done { get; init; }
    }

    internal sealed record ResultBody(string? Result = null);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/orders/{number}/whistles", (string number, Body<WhistleBody> body, Call call) => call.SendAsync(number, order => new BlowWhistle(
            order, call.Organizer, body.Value.Kind, [.. body.Value.Called ?? []], body.Value.Place ?? "", body.Value.ReportBy, body.Value.Matter ?? "")))
            .Named("BlowWhistle", "5.3.2.2.4");
        api.MapPost("/orders/{number}/whistles/{whistle:int}/report", (string number, int whistle, Body<ReportBody> body, Call call) =>
            call.SendAsync(number, order => new ReportToWhistle(order, call.Organizer, whistle, body.Value.Declined))).Named("ReportToWhistle", "5.3.2.2.4");
        api.MapPost("/orders/{number}/whistles/{whistle:int}/tasks", (string number, int whistle, Body<TasksBody> body, Call call) =>
            call.SendAsync(number, order => new SplitWhistle(order, call.Organizer, whistle, [.. body.Value.Tasks ?? []]))).Named("SplitWhistle", "5.3.2.2.4");
        api.MapPost("/orders/{number}/whistles/{whistle:int}/tasks/{task:int}/verdict", (string number, int whistle, int task, Body<VerdictBody> body, Call call) =>
            call.SendAsync(number, order => new JudgeWhistleTask(order, call.Organizer, whistle, task, body.Value.Done, body.Value.Verdict ?? "")))
            .Named("JudgeWhistleTask", "5.3.2.2.4");
        api.MapPost("/orders/{number}/whistles/{whistle:int}/close", (string number, int whistle, Body<ResultBody> body, Call call) =>
            call.SendAsync(number, order => new CloseWhistle(order, call.Organizer, whistle, body.Value.Result ?? ""))).Named("CloseWhistle", "5.3.2.2.4");
    }
}
