using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Organizers;

// The files of a city pack as they are written; CityPack turns them into a City.

internal sealed record CityFile(string Code, string Name, string EnglishName, string TimeZone, CentreEntry Centre, IReadOnlyList<CitySource> Sources);

internal sealed record CentreEntry(double Longitude, double Latitude);

internal sealed record DistrictEntry(string Code, string Name, string EnglishName, string Zone, bool Inner, IReadOnlyList<StreetEntry> Streets);

internal sealed record StreetEntry(string Code, string Name, string Kind);

internal sealed record OrganizersFile(
    IReadOnlyList<GovernmentEntry> DistrictGovernments,
    IReadOnlyList<DepartmentEntry> DistrictDepartments,
    IReadOnlyList<OrganizerEntry> MunicipalDepartments,
    IReadOnlyList<OrganizerEntry> PublicEnterprises);

internal sealed record GovernmentEntry(OrganizerId Id, string Name, string? District);

/// <summary>A department that every district has; <c>{short}</c> in its name is the district's name without 区.</summary>
internal sealed record DepartmentEntry(string Number, string Name);

internal sealed record OrganizerEntry(OrganizerId Id, string Name);

internal sealed record CategoryGroupEntry(string Code, string Name, string EnglishName, double Share, IReadOnlyList<CategoryEntry> Categories);

internal sealed record CategoryEntry(
    string Code,
    string Name,
    string EnglishName,
    double Share,
    Urgency Urgency,
    LeadKind LeadKind,
    OrganizerId CityLead,
    IReadOnlyList<string> Keywords,
    IReadOnlyList<string> Titles,
    string? Lead = null);

internal sealed record MapFile(DistrictMap City, DistrictMap Inner);
