using HotlineConsole.Core.Confidentiality;

namespace HotlineConsole.Security;

/// <summary>Who acts: a person, a program acting for one, or a wall device.</summary>
public sealed record HotlineActor(string Id, string Name, Role Role, string? Organizer)
{
    public static HotlineActor Of(HotlineUser user) => new(user.Id, user.DisplayName, user.HotlineRole, user.OrganizerId);

    public static HotlineActor Of(Device device) => new(Device.NameOf(device.Id), device.Name, Role.Wall, null);
}
