using System.Collections.Frozen;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Core.Organizers;

/// <summary>A city as data: its districts, organizers, problem categories, channels, phrases and map. Never changes once loaded.</summary>
public sealed class City
{
    private readonly FrozenDictionary<string, Organizer[]> _streets;
    private readonly FrozenDictionary<string, Organizer[]> _departments;

    internal City(string code, string name, string englishName, TimeZoneInfo timeZone, IEnumerable<Organizer> organizers)
    {
        (Code, Name, EnglishName, TimeZone) = (code, name, englishName, timeZone);
        Organizers = organizers.ToFrozenDictionary(o => o.Id);
        _streets = ByDistrict(OrganizerKind.Street);
        _departments = ByDistrict(OrganizerKind.DistrictDepartment);
    }

    /// <summary>Where the pack of the default city lies beside the program.</summary>
    public static string ReadFolder => Path.Combine(AppContext.BaseDirectory, "city", "beijing");

    public string Code { get; }

    public string Name { get; }

    public string EnglishName { get; }

    public TimeZoneInfo TimeZone { get; }

    /// <summary>Degrees east and north of the city's middle.</summary>
    public required (double Longitude, double Latitude) Centre { get; init; }

    public FrozenDictionary<OrganizerId, Organizer> Organizers { get; }

    public required FrozenDictionary<string, District> Districts { get; init; }

    /// <summary>The level-2 categories by code.</summary>
    public required FrozenDictionary<string, Category> Categories { get; init; }

    public required FrozenDictionary<string, Channel> Channels { get; init; }

    public required Phrases Phrases { get; init; }

    /// <summary>All districts.</summary>
    public required DistrictMap Map { get; init; }

    /// <summary>The inner districts again, larger.</summary>
    public required DistrictMap Inset { get; init; }

    /// <summary>The calendar files, one a year (<c>2026.csv</c> with columns date, kind, name).</summary>
    public required IReadOnlyList<string> CalendarFiles { get; init; }

    /// <summary>The limits that laws set for categories (4.1), <c>overrides.csv</c>; it need not be there.</summary>
    public required string OverrideFile { get; init; }

    /// <summary>The addresses of those that are dispatched to by e-mail (5.3.2.1.2), <c>mail.csv</c>; it need not be there.</summary>
    public required string MailFile { get; init; }

    /// <summary>Where the data came from and under which licence.</summary>
    public required IReadOnlyList<CitySource> Sources { get; init; }

    /// <summary>Reads a city pack; a broken one throws <see cref="InvalidDataException"/> that names the file and the field.</summary>
    public static City Load(string folder) => CityPack.Read(folder);

    public Organizer Find(OrganizerId id) =>
        Organizers.TryGetValue(id, out var organizer) ? organizer : throw new KeyNotFoundException($"No organizer {id} in {Name}.");

    public Organizer DistrictGovernmentOf(string districtCode) => Find(new OrganizerId($"D{districtCode}"));

    public IEnumerable<Organizer> StreetsOf(string districtCode) => _streets.GetValueOrDefault(districtCode, []);

    public IEnumerable<Organizer> DepartmentsOf(string districtCode) => _departments.GetValueOrDefault(districtCode, []);

    /// <summary>Who leads a complaint of this category at this place (each part of the place null when unknown), and by which clause.</summary>
    [Clause("5.3.2.1.1")]
    public (OrganizerId Organizer, string Clause) LeadFor(string categoryCode, string? district, OrganizerId? street)
    {
        const string Clear = "5.3.2.1.1 a";
        var category = Categories[categoryCode];
        district ??= street is { } known ? Find(known).District : null;
        return category.LeadKind switch
        {
            LeadKind.Municipal or LeadKind.Enterprise => (new OrganizerId(category.Lead!), Clear),
            LeadKind.DirectAnswer => (category.CityLead, Clear),
            LeadKind.Street when street is { } id => (id, Clear),
            // Without a place there is no district government to send to either: the city's competent department is the clear one.
            LeadKind.Street or LeadKind.DistrictGovernment or LeadKind.DistrictDepartment when district is null => (category.CityLead, Clear),
            LeadKind.Street => (DistrictGovernmentOf(district!).Id, "5.3.2.1.1 c"),
            LeadKind.DistrictGovernment => (DistrictGovernmentOf(district!).Id, Clear),
            LeadKind.DistrictDepartment => (new OrganizerId($"B{district}-{category.Lead}"), Clear),
        };
    }

    private FrozenDictionary<string, Organizer[]> ByDistrict(OrganizerKind kind) => Organizers.Values
        .Where(o => o.Kind == kind)
        .GroupBy(o => o.District!, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.OrderBy(o => o.Id.Value, StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
}
