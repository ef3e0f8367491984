using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HotlineConsole.Core.Organizers;

/// <summary>Reads the files of a city pack and checks that they fit each other.</summary>
internal static class CityPack
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    public static City Read(string folder)
    {
        var city = File<CityFile>(folder, "city.json");
        var districts = File<List<DistrictEntry>>(folder, "districts.json");
        Unique("districts.json", "code", districts.SelectMany(d => d.Streets.Select(s => s.Code).Prepend(d.Code)));
        var organizers = OrganizersOf(districts, File<OrganizersFile>(folder, "organizers.json")).ToList();
        var map = File<MapFile>(folder, "map.json");
        Unique("organizers.json", "id", organizers.Select(o => o.Id.Value));

        var read = new City(city.Code, city.Name, city.EnglishName, TimeZoneOf(city), organizers)
        {
            Centre = (city.Centre.Longitude, city.Centre.Latitude),
            Districts = districts.ToFrozenDictionary(
                d => d.Code, d => new District(d.Code, d.Name, d.EnglishName, d.Inner) { Zone = d.Zone }, StringComparer.Ordinal),
            Categories = ByCode("categories.json", File<List<CategoryGroupEntry>>(folder, "categories.json").SelectMany(CategoriesOf), c => c.Code),
            Channels = ByCode("channels.json", File<List<Channel>>(folder, "channels.json"), c => c.Code),
            Phrases = new Phrases(File<List<Phrase>>(folder, "phrases.json")),
            Map = map.City,
            Inset = map.Inner,
            OverrideFile = Path.Combine(folder, "overrides.csv"),
            MailFile = Path.Combine(folder, "mail.csv"),
            CalendarFiles = [.. Directory.GetFiles(Path.Combine(folder, "calendar"), "*.csv").Order(StringComparer.Ordinal)],
            Sources = city.Sources,
        };
        CityPackChecks.Check(read);
        return read;
    }

    private static IEnumerable<Organizer> OrganizersOf(IReadOnlyList<DistrictEntry> districts, OrganizersFile file)
    {
        foreach (var (id, name, district) in file.DistrictGovernments)
        {
            yield return new(id, name, OrganizerKind.DistrictGovernment, district);
        }

        foreach (var district in districts)
        {
            foreach (var street in district.Streets)
            {
                yield return new(new($"S{street.Code}"), street.Name, OrganizerKind.Street, district.Code) { FullName = district.Name + street.Name };
            }

            foreach (var (number, name) in file.DistrictDepartments)
            {
                var named = name.Replace("{short}", district.Name.TrimEnd('区'), StringComparison.Ordinal);
                yield return new(new($"B{district.Code}-{number}"), named, OrganizerKind.DistrictDepartment, district.Code);
            }
        }

        foreach (var (id, name) in file.MunicipalDepartments)
        {
            yield return new(id, name, OrganizerKind.MunicipalDepartment, null);
        }

        foreach (var (id, name) in file.PublicEnterprises)
        {
            yield return new(id, name, OrganizerKind.PublicEnterprise, null);
        }
    }

    private static IEnumerable<Category> CategoriesOf(CategoryGroupEntry group) => group.Categories.Select(c =>
        new Category(c.Code, c.Name, c.EnglishName, group.Code, group.Name, c.Urgency)
        {
            ParentEnglishName = group.EnglishName,
            Share = c.Share,
            LeadKind = c.LeadKind,
            Lead = c.Lead,
            CityLead = c.CityLead,
            Keywords = c.Keywords,
            Titles = c.Titles,
        });

    private static FrozenDictionary<string, T> ByCode<T>(string file, IEnumerable<T> entries, Func<T, string> code)
    {
        var list = entries.ToList();
        Unique(file, "code", list.Select(code));
        return list.ToFrozenDictionary(code, StringComparer.Ordinal);
    }

    private static void Unique(string file, string field, IEnumerable<string> values)
    {
        if (values.GroupBy(v => v, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
        {
            throw new InvalidDataException($"{file}: {field} {twice.Key} appears twice.");
        }
    }

    private static TimeZoneInfo TimeZoneOf(CityFile city) => TimeZoneInfo.TryFindSystemTimeZoneById(city.TimeZone, out var zone)
        ? zone
        : throw new InvalidDataException($"city.json: timeZone {city.TimeZone} is not known on this machine.");

    private static T File<T>(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!System.IO.File.Exists(path))
        {
            throw new InvalidDataException($"{name} is missing in the city pack {folder}.");
        }

        try
        {
            using var stream = System.IO.File.OpenRead(path);
            return JsonSerializer.Deserialize<T>(stream, Json) ?? throw new InvalidDataException($"{name} is empty.");
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"{name}, field {broken.Path}: {broken.Message}", broken);
        }
    }
}
