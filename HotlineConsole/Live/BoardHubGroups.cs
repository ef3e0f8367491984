using HotlineConsole.Api;
using HotlineConsole.Core.Board;
using Microsoft.AspNetCore.SignalR;

namespace HotlineConsole.Live;

/// <summary>One listener of the feed for all connections that see the same, while there is one.</summary>
internal sealed class BoardHubGroups(LiveFeed feed, IHubContext<BoardHub, IBoardClient> hub)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<BoardScope, Group> _groups = [];

    public static string NameOf(BoardScope scope) => scope.Organizer is { } organizer ? $"organizer:{organizer}" : "board";

    /// <summary>Scopes that somebody listens to.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _groups.Count;
            }
        }
    }

    public void Join(BoardScope scope)
    {
        lock (_lock)
        {
            if (!_groups.TryGetValue(scope, out var group))
            {
                group = _groups[scope] = new Group { Told = feed.Now };
                var interest = new Interest(scope.Organizer is null ? BoardTopics.All : BoardTopics.Inbox, scope.Organizer);
                group.Subscription = feed.Subscribe(interest, () => TellAsync(scope, group));
            }

            group.Members++;
        }
    }

    public void Leave(BoardScope scope)
    {
        lock (_lock)
        {
            if (_groups.TryGetValue(scope, out var group) && --group.Members == 0)
            {
                group.Subscription?.Dispose();
                _groups.Remove(scope);
            }
        }
    }

    private async Task TellAsync(BoardScope scope, Group group)
    {
        var (told, now) = (group.Told, feed.Now);
        group.Told = now;
        var topics = scope.Organizer is { } own
            ? told.Inbox(own) == now.Inbox(own) ? [] : (BoardTopics[])[BoardTopics.Inbox]
            : Changed(told, now);
        if (topics.Length > 0)
        {
            await hub.Clients.Group(NameOf(scope)).Changed(new(now.Sequence, topics));
        }
    }

    // Parts of a snapshot that did not change are the same objects.
    private static BoardTopics[] Changed(BoardSnapshot told, BoardSnapshot now) =>
    [
        .. told.Cells != now.Cells || told.ByDue != now.ByDue || told.Surge != now.Surge ? (BoardTopics[])[BoardTopics.Queue] : [],
        .. told.Districts != now.Districts ? (BoardTopics[])[BoardTopics.Districts] : [],
        .. told.Days != now.Days ? (BoardTopics[])[BoardTopics.Days] : [],
        .. told.Alerts != now.Alerts ? (BoardTopics[])[BoardTopics.Alerts] : [],
        .. told.Supervised != now.Supervised || told.Extensions != now.Extensions || told.Urgent != now.Urgent || told.Unacknowledged != now.Unacknowledged
            ? (BoardTopics[])[BoardTopics.Supervision] : [],
        .. told.Calls != now.Calls ? (BoardTopics[])[BoardTopics.Calls] : [],
    ];

    private sealed class Group
    {
        public int Members { get; set; }

        public IDisposable? Subscription { get; set; }

        /// <summary>The board of the last word to the group.</summary>
        public required BoardSnapshot Told { get; set; }
    }
}
