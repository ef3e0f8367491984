using HotlineConsole.Core.Archive;

namespace HotlineConsole.Api;

/// <summary>销毁: one person proposes, another decides. What was removed answers 410 from then on.</summary>
internal static class RemovalEndpoints
{
    internal sealed record ProposeRemovalBody(string? Reason = null, string? Appraisal = null);

    internal sealed record DecideRemovalBody(bool Approved = false, string? Opinion = null);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/orders/{number}/removal", (string number, Body<ProposeRemovalBody> body, Call call) =>
            call.SendAsync(number, order => new ProposeRemoval(order, body.Value.Reason ?? "", body.Value.Appraisal))).Named("ProposeRemoval", "5.6.2");
        api.MapPost("/orders/{number}/removal/decision", (string number, Body<DecideRemovalBody> body, Call call) =>
            call.SendAsync(number, order => new DecideRemoval(order, body.Value.Approved, body.Value.Opinion ?? ""))).Named("DecideRemoval", "5.6.2");
    }
}
