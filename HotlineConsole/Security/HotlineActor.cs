using HotlineConsole.Core.Confidentiality;

namespace HotlineConsole.Security;

/// <summary>Who acts: a person, a program acting for one, or a wall device.</summary>
public sealed record HotlineActor(string Id, string Name, Role Role, string? Organizer);
