using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Api;

/// <summary>派单, and the surge that stretches its limit.</summary>
internal static class DispatchEndpoints
{
    /// <summary>Without a lead the order goes to the district government of its place (5.3.2.1.1 c).</summary>
    internal sealed record DispatchBody(OrganizerId? Lead = null, OrganizerId[]? CoOrganizers = null, string? Opinion = null);

    internal sealed record AdjudicationBody(OrganizerId? Lead = null, OrganizerId[]? CoOrganizers = null, string? Grounds = null);

    internal sealed record OrganizerCallBody(string? Result = null)
    {
        public required OrganizerId Organizer { get; init; }

        public required bool Reached { get; init; }
    }

    internal sealed record BouncedBody
    {
        public required OrganizerId Organizer { get; init; }
    }

    internal sealed record JudgementBody(string? Reason = null)
    {
        public required Authority Authority { get; init; }

        public required bool Told { get; init; }
    }

    internal sealed record SurgeBody(string? Reason = null)
    {
        public required DateTimeOffset Until { get; init; }
    }

    internal sealed record SurgeEndBody(string? Reason = null);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/orders/{number}/dispatch", (string number, Body<DispatchBody> body, Call call) =>
            call.SendAsync(number, order => new DispatchOrder(order, body.Value.Lead, [.. body.Value.CoOrganizers ?? []], body.Value.Opinion)))
            .Named("DispatchOrder", "5.3.2.1.1", "5.3.2.1.4");
        api.MapPost("/orders/{number}/adjudication", (string number, Body<AdjudicationBody> body, Call call) =>
            call.SendAsync(number, order => new Adjudicate(order, body.Value.Lead ?? default, [.. body.Value.CoOrganizers ?? []], body.Value.Grounds ?? "")))
            .Named("Adjudicate", "5.3.2.1.1", "5.3.2.2.4");
        api.MapPost("/orders/{number}/organizer-calls", (string number, Body<OrganizerCallBody> body, Call call) =>
            call.SendAsync(number, order => new LogOrganizerCall(order, body.Value.Organizer, body.Value.Reached, body.Value.Result ?? ""))).Named("LogOrganizerCall", "5.3.2.1.5");
        api.MapPost("/orders/{number}/judgements", (string number, Body<JudgementBody> body, Call call) =>
            call.SendAsync(number, order => new JudgeNotice(order, body.Value.Authority, body.Value.Told, body.Value.Reason ?? ""))).Named("JudgeNotice", "5.3.2.1.5");
        api.MapPost("/orders/{number}/bounced-mails", (string number, Body<BouncedBody> body, Call call) =>
            call.SendAsync(number, order => new MarkBounced(order, body.Value.Organizer))).Named("MarkBounced", "5.3.2.1.2");
        api.MapPost("/surge", (Body<SurgeBody> body, Call call) =>
            call.SendAsync(new DeclareSurge(body.Value.Until, body.Value.Reason ?? ""))).Named("DeclareSurge", "5.3.2.1.3");
        api.MapDelete("/surge", (Body<SurgeEndBody> body, Call call) =>
            call.SendAsync(new EndSurge(body.Value.Reason ?? ""))).Named("EndSurge", "5.3.2.1.3");
    }
}
