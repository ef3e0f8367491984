using System.Text.Json.Nodes;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Live;
using HotlineConsole.Security;
using Microsoft.AspNetCore.SignalR;

namespace HotlineConsole.Pages.Wall;

/// <summary>What a browser that shows the wall is told.</summary>
public interface IWallClient
{
    /// <summary>How the drawing <paramref name="from"/> becomes the drawing <paramref name="to"/> (<see cref="TreePatch"/>). At most four times a second.</summary>
    Task Changed(string from, string to, JsonArray patch);
}

/// <summary>The wall's line: one message for all walls of a language, in place of a comparison in every circuit.</summary>
[Needs(Entry.Wall)]
internal sealed class WallHub(WallScreens screens, BoardHubConnections connections) : Hub<IWallClient>
{
    public const string Address = "/hub/wall";
    private const string Language = "language";

    public static string AddressOf(string language) => $"{Address}?{Language}={language}";

    public static string GroupOf(string language) => "wall:" + language;

    /// <summary>The whole board for a browser that shows another drawing than the newest; null when it shows that.</summary>
    public async Task<string?> Since(string drawing) =>
        await (Screen ?? throw new HubException()).NowAsync() is var now && now.Id == drawing ? null : now.Html;

    public override async Task OnConnectedAsync()
    {
        if (Screen is not { } screen)
        {
            Context.Abort(); // a language that nobody speaks here
            return;
        }

        connections.Add(Context);
        await Groups.AddToGroupAsync(Context.ConnectionId, GroupOf(Asked));
        screen.Join();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (connections.Remove(Context))
        {
            Screen?.Leave();
        }

        return Task.CompletedTask;
    }

    private WallScreen? Screen => screens.Of(Asked);

    private string Asked => Context.GetHttpContext()?.Request.Query[Language].ToString() ?? "";
}
