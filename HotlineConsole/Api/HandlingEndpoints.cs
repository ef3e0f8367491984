using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Security;

namespace HotlineConsole.Api;

/// <summary>办理: what an organizer does with an order that it holds. The organizer is the caller's own, never one of the body.</summary>
internal static class HandlingEndpoints
{
    internal sealed record ContactBody(string? Note = null)
    {
        public required ContactWay Way { get; init; }

        public required bool Reached { get; init; }
    }

    /// <param name="Person">Id of a colleague's account; its name is looked up.</param>
    /// <param name="Section">Or the name of a section; neither: taken back.</param>
    internal sealed record DeskBody(string? Person = null, string? Section = null);

    internal sealed record ProgressBody(string? Note = null, bool SiteVisited = false);

    internal sealed record ReturnBody(string? Basis = null, OrganizerId? Proposed = null)
    {
        public required ReturnReason Reason { get; init; }
    }

    internal sealed record ExtensionBody(string? Reason = null);

    internal sealed record ExtensionDecisionBody(string? Opinion = null)
    {
        public required bool Approved { get; init; }
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/orders/{number}/sign", (string number, Call call) =>
            call.SendAsync(number, order => new SignFor(order, call.Organizer))).Named("SignFor", "5.3.2.2.2");
        api.MapPost("/orders/{number}/desk", async (string number, Body<DeskBody> body, Call call, Colleagues colleagues) =>
        {
            var (person, name) = await colleagues.NamedAsync(call.Organizer, body.Value.Person, body.Value.Section);
            return await call.SendAsync(number, order => new AssignWithin(order, call.Organizer, person, name));
        }).Named("AssignWithin", "5.3.2.2.3");
        api.MapPost("/orders/{number}/contact", (string number, Body<ContactBody> body, Call call) =>
            call.SendAsync(number, order => new LogContact(order, call.Organizer, body.Value.Way, body.Value.Reached, body.Value.Note ?? "")))
            .Named("LogContact", "5.3.2.2.3");
        api.MapPost("/orders/{number}/progress", (string number, Body<ProgressBody> body, Call call) =>
            call.SendAsync(number, order => new ReportProgress(order, call.Organizer, body.Value.Note ?? "", body.Value.SiteVisited)))
            .Named("ReportProgress", "5.3.2.2.5");
        api.MapPost("/orders/{number}/return", (string number, Body<ReturnBody> body, Call call) =>
            call.SendAsync(number, order => new ReturnOrder(order, call.Organizer, body.Value.Reason, body.Value.Basis ?? "", body.Value.Proposed)))
            .Named("ReturnOrder", "5.3.2.2.4");
        api.MapPost("/orders/{number}/extension", (string number, Body<ExtensionBody> body, Call call) =>
            call.SendAsync(number, order => new RequestExtension(order, call.Organizer, body.Value.Reason ?? ""))).Named("RequestExtension", "5.3.2.3.2");
        api.MapPost("/orders/{number}/extension/decision", (string number, Body<ExtensionDecisionBody> body, Call call) =>
            call.SendAsync(number, order => new DecideExtension(order, body.Value.Approved, body.Value.Opinion ?? ""))).Named("DecideExtension", "5.3.2.3.2");
    }
}
