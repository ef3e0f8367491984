using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Live;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HotlineConsole.Api;

/// <summary>The board, and the registers that orders refer to.</summary>
internal static class BoardEndpoints
{
    internal sealed record CategoryView(string Code, string Name, string EnglishName, string Parent, string ParentName, Urgency Urgency);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/board", BoardAsync).Named("Board", "6.2.2");
        api.MapGet("/organizers", (City city) => TypedResults.Ok(city.Organizers.Values.OrderBy(o => o.Id.Value, StringComparer.Ordinal).ToArray()))
            .Named("Organizers", "3.4");
        api.MapGet("/categories", (City city) => TypedResults.Ok(city.Categories.Values.OrderBy(c => c.Code, StringComparer.Ordinal)
            .Select(c => new CategoryView(c.Code, c.Name, c.EnglishName, c.Parent, c.ParentName, c.Urgency)).ToArray()))
            .Named("Categories", "5.2.3.1");
    }

    private static async Task<Results<Ok<BoardView>, ProblemHttpResult>> BoardAsync(Desk desk, LiveFeed feed)
    {
        var by = await desk.ActorAsync();
        return BoardScope.Of(by.Role, by.Organizer?.Value) is { } scope ? TypedResults.Ok(BoardView.Of(feed.Now, scope)) : Problems.Of(Capabilities.NotAllowed);
    }
}
