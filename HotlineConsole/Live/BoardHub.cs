using HotlineConsole.Api;
using HotlineConsole.Core.Board;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Security;
using Microsoft.AspNetCore.SignalR;

namespace HotlineConsole.Live;

/// <summary>What a program that listens to the board is told.</summary>
public interface IBoardClient
{
    /// <summary>The board changed; what it shows now is fetched with <c>Snapshot</c>. At most four times a second.</summary>
    Task Changed(BoardChange change);
}

/// <summary>Up to which commit the board has changed since the last word, and in which parts.</summary>
public sealed record BoardChange(long Sequence, IReadOnlyList<BoardTopics> Topics);

/// <summary>The board for programs: says that it changed, and gives it on request. Who may see only an inbox hears only of that inbox.</summary>
[Needs(Entry.BoardLine)]
internal sealed class BoardHub(LiveFeed feed, BoardHubGroups groups, BoardHubConnections connections) : Hub<IBoardClient>
{
    public BoardView Snapshot() => BoardView.Of(feed.Now, Scope ?? throw new HubException());

    public override async Task OnConnectedAsync()
    {
        if (Scope is not { } scope)
        {
            Context.Abort(); // an organizer's account without an organizer
            return;
        }

        connections.Add(Context);
        await Groups.AddToGroupAsync(Context.ConnectionId, BoardHubGroups.NameOf(scope));
        groups.Join(scope);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Scope is { } scope && connections.Remove(Context))
        {
            groups.Leave(scope);
        }

        return Task.CompletedTask;
    }

    private BoardScope? Scope => BoardScope.Of(Context.User?.HotlineRole(), Context.User?.FindFirst(HotlineClaims.Organizer)?.Value);
}
