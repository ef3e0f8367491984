using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Time;

namespace HotlineConsole.Core.WorkOrders;

/// <summary>What a decision may look up: the rules of the standard as set here and now, and the city.</summary>
public sealed record Rules(Rulebook Book, City City);
