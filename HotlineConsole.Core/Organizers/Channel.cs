using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Organizers;

/// <summary>A way in for public complaints: the phone, or a part of the network platform.</summary>
[Clause("5.2.1")]
public sealed record Channel(string Code, string Name, string EnglishName, bool Network);
