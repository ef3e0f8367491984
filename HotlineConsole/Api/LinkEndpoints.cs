using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Api;

/// <summary>What an attendant adds to an order after its acceptance: the report of an urgent one (5.2.2.3 e), the order of the same matter (5.2.3.1).</summary>
internal static class LinkEndpoints
{
    internal sealed record UrgentBody(string? Note = null);

    internal sealed record LinkBody(string? Main = null);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/orders/{number}/urgent", (string number, Body<UrgentBody> body, Call call) =>
            call.SendAsync(number, order => new ReportUrgent(order, body.Value.Note))).Named("ReportUrgent", "5.2.2.3");
        api.MapPost("/orders/{number}/urgent/acknowledge", (string number, Call call) =>
            call.SendAsync(number, order => new AcknowledgeUrgent(order))).Named("AcknowledgeUrgent", "5.2.2.3");
        api.MapPost("/orders/{number}/main", (string number, Body<LinkBody> body, Call call) =>
            call.SendAsync(number, order => new LinkToMain(order, WorkOrderNumber.TryParse(body.Value.Main, out var main) ? main : default))).Named("LinkToMain", "5.2.3.1");
    }
}
