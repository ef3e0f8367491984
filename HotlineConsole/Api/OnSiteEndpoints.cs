using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;

namespace HotlineConsole.Api;

/// <summary>现场督办: ordered on site, arrival, facts, duty, notice.</summary>
internal static class OnSiteEndpoints
{
    internal sealed record OnSiteBody(string? Reason = null)
    {
        public required OrganizerId Organizer { get; init; }

        public required DateTimeOffset ArriveBy { get; init; }
    }

    internal sealed record FactsBody(string? Facts = null);

    internal sealed record DutyBody(DutyShare[]? Shares = null);

    internal sealed record NoticeBody(string? Text = null)
    {
        public required NoticeGround Ground { get; init; }
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/orders/{number}/on-site", (string number, Body<OnSiteBody> body, Call call) =>
            call.SendAsync(number, order => new OrderOnSite(order, body.Value.Organizer, body.Value.ArriveBy, body.Value.Reason ?? ""))).Named("OrderOnSite", "5.3.3");
        api.MapPost("/orders/{number}/on-site/{visit:int}/arrival", (string number, int visit, Call call) =>
            call.SendAsync(number, order => new RecordArrival(order, visit))).Named("RecordArrival", "5.3.3");
        api.MapPost("/orders/{number}/on-site/{visit:int}/facts", (string number, int visit, Body<FactsBody> body, Call call) =>
            call.SendAsync(number, order => new RecordSiteFacts(order, visit, body.Value.Facts ?? ""))).Named("RecordSiteFacts", "5.3.3");
        api.MapPost("/orders/{number}/on-site/{visit:int}/duty", (string number, int visit, Body<DutyBody> body, Call call) =>
            call.SendAsync(number, order => new DivideDuty(order, visit, [.. body.Value.Shares ?? []]))).Named("DivideDuty", "5.3.3");
        api.MapPost("/orders/{number}/on-site/{visit:int}/notice", (string number, int visit, Body<NoticeBody> body, Call call) =>
            call.SendAsync(number, order => new CirculateNotice(order, visit, body.Value.Ground, body.Value.Text ?? ""))).Named("CirculateNotice", "5.3.3");
    }
}
