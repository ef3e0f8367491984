namespace HotlineConsole.Core.Organizers;

/// <summary>What must hold between the files of a city pack; the first break throws, naming file and field.</summary>
internal static class CityPackChecks
{
    public static void Check(City city)
    {
        foreach (var district in city.Districts.Keys)
        {
            Must(city.Organizers.ContainsKey(new($"D{district}")), "organizers.json", $"districtGovernments has no D{district}");
            Must(city.Map.Shapes.Any(s => s.District == district), "map.json", $"city.shapes has no district {district}");
        }

        foreach (var inner in city.Districts.Values.Where(d => d.Inner))
        {
            Must(city.Inset.Shapes.Any(s => s.District == inner.Code), "map.json", $"inner.shapes has no district {inner.Code}");
        }

        foreach (var category in city.Categories.Values)
        {
            CheckLead(city, category);
            Must(category.Titles.Count > 0, "categories.json", $"titles of {category.Code} is empty");
            Must(category.Titles.All(t => t.Contains("{place}", StringComparison.Ordinal)), "categories.json", $"titles of {category.Code} lack {{place}}");
        }

        foreach (var moment in (string[])["Greeting", "GreetingNewYear", "GreetingFestival"])
        {
            Must(city.Phrases.At(moment).Count > 0, "phrases.json", $"no phrase has the moment {moment}");
        }
    }

    private static void CheckLead(City city, Category category)
    {
        Must(city.Organizers.ContainsKey(category.CityLead), "categories.json", $"cityLead {category.CityLead} of {category.Code} is no organizer");
        var leadExists = category.LeadKind switch
        {
            LeadKind.Municipal or LeadKind.Enterprise => category.Lead is { } id && city.Organizers.ContainsKey(new(id)),
            LeadKind.DistrictDepartment => city.Districts.Keys.All(d => city.Organizers.ContainsKey(new($"B{d}-{category.Lead}"))),
            LeadKind.Street or LeadKind.DistrictGovernment or LeadKind.DirectAnswer => category.Lead is null,
        };
        Must(leadExists, "categories.json", $"lead {category.Lead} of {category.Code} does not fit its leadKind {category.LeadKind}");
    }

    private static void Must(bool holds, string file, string what)
    {
        if (!holds)
        {
            throw new InvalidDataException($"{file}: {what}.");
        }
    }
}
