using HotlineConsole.Core.Confidentiality;

namespace HotlineConsole.Api;

/// <summary>查看诉求人完整信息: while a look is open, reading the order shows them.</summary>
internal static class UnmaskEndpoints
{
    internal sealed record UnmaskBody(string? Reason = null);

    internal sealed record DecideUnmaskingBody(bool Granted = false);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/orders/{number}/unmaskings", (string number, Body<UnmaskBody> body, Call call) =>
            call.SendAsync(number, order => new UnmaskClaimant(order, body.Value.Reason ?? ""))).Named("UnmaskClaimant", "6.1.1");
        api.MapPost("/orders/{number}/unmaskings/{unmasking:int}/decision", (string number, int unmasking, Body<DecideUnmaskingBody> body, Call call) =>
            call.SendAsync(number, order => new DecideUnmasking(order, unmasking, body.Value.Granted))).Named("DecideUnmasking", "6.1.1");
    }
}
