using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Security;

namespace HotlineConsole.Live;

/// <summary>What a page needs to act: the signed-in actor, and the door. The actor always comes from the session.</summary>
public sealed class Desk(ActorAccessor session, HotlineStore store)
{
    public async ValueTask<Actor> ActorAsync()
    {
        var user = await session.RequireAsync();
        return new(user.Id, user.Name, user.Role, user.Organizer is { } organizer ? new OrganizerId(organizer) : null);
    }

    /// <summary>Sends a command as the signed-in person. The same <paramref name="id"/> (one a click) does it once.</summary>
    public async Task<Outcome> SendAsync(HotlineCommand command, Guid? id = null, int? expectedVersion = null) =>
        await store.HandleAsync(new Envelope(id ?? Guid.CreateVersion7(), await ActorAsync(), command, expectedVersion));
}
