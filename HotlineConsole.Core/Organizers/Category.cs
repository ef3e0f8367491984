using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Organizers;

/// <summary>A level-2 problem category with its level-1 parent, its share of the volume (a weight) and where it usually goes.</summary>
public sealed record Category(string Code, string Name, string EnglishName, string Parent, string ParentName, Urgency Urgency)
{
    public required string ParentEnglishName { get; init; }

    public required double Share { get; init; }

    public required LeadKind LeadKind { get; init; }

    /// <summary>The organizer id of a municipal or enterprise lead, the number of a district department, null for the other kinds.</summary>
    public string? Lead { get; init; }

    /// <summary>Who takes it when the place is unknown.</summary>
    public required OrganizerId CityLead { get; init; }

    public required IReadOnlyList<string> Keywords { get; init; }

    /// <summary>Titles for the simulator, each with a <c>{place}</c> slot.</summary>
    public required IReadOnlyList<string> Titles { get; init; }
}
