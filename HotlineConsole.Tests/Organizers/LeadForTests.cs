using System.Text.Json;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Tests.Organizers;

[Clause("5.3.2.1.1")]
public class LeadForTests
{
    private static readonly City Beijing = City.Load(City.ReadFolder);
    private static readonly OrganizerId Street = new("S110105001");

    [Fact]
    public void LeadFor_EveryCategoryAndEveryPlace_IsAnExistingOrganizer()
    {
        var places = Beijing.Organizers.Values
            .Where(o => o.Kind == OrganizerKind.Street)
            .Select(o => (o.District, Street: (OrganizerId?)o.Id))
            .Concat(Beijing.Districts.Keys.Select(d => (District: (string?)d, Street: (OrganizerId?)null)))
            .Append((null, null));
        var missing = from category in Beijing.Categories.Keys
                      from place in places
                      let lead = Beijing.LeadFor(category, place.District, place.Street)
                      where !Beijing.Organizers.ContainsKey(lead.Organizer)
                      select (category, place, lead);

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("0201", "110105", "S110105001", "S110105001", "5.3.2.1.1 a")]
    [InlineData("0201", null, "S110105001", "S110105001", "5.3.2.1.1 a")]
    [InlineData("0201", "110105", null, "D110105", "5.3.2.1.1 c")]
    [InlineData("0401", "110105", null, "B110105-01", "5.3.2.1.1 a")]
    [InlineData("0401", null, "S110105001", "B110105-01", "5.3.2.1.1 a")]
    [InlineData("0403", "110108", null, "D110108", "5.3.2.1.1 a")]
    [InlineData("0301", "110105", "S110105001", "E01", "5.3.2.1.1 a")]
    [InlineData("0405", null, null, "M15", "5.3.2.1.1 a")]
    public void LeadFor_PlaceKnownSoFar_GoesToTheOneCompetentThere(string category, string? district, string? street, string lead, string clause)
    {
        var found = Beijing.LeadFor(category, district, street is null ? null : new OrganizerId(street));

        Assert.Equal((new OrganizerId(lead), clause), found);
    }

    [Theory]
    [InlineData("1101", "市城市管理委")]
    [InlineData("1301", "市园林绿化局")]
    [InlineData("0402", "市城管执法局")]
    [InlineData("1802", "市政务服务和数据管理局")]
    public void LeadFor_PlaceUnknown_IsTheMunicipalDepartment(string category, string name) =>
        Assert.Equal(name, Beijing.Find(Beijing.LeadFor(category, null, null).Organizer).Name);

    [Fact]
    public void DistrictGovernmentOf_District_IsItsPeoplesGovernment() =>
        Assert.Equal("朝阳区人民政府", Beijing.DistrictGovernmentOf(Beijing.Find(Street).District!).Name);

    [Fact]
    public void DepartmentsOf_District_CarryItsName()
    {
        var names = Beijing.DepartmentsOf("110101").Select(o => o.Name).ToList();

        Assert.Equal(17, names.Count);
        Assert.Contains("东城区城管执法局", names);
        Assert.Contains("市公安局东城分局", names);
    }

    [Fact]
    public void Find_UnknownId_SaysWhich() =>
        Assert.Contains("S999", Assert.Throws<KeyNotFoundException>(() => Beijing.Find(new("S999"))).Message, StringComparison.Ordinal);

    [Fact]
    public void OrganizerId_InJson_IsAPlainStringAlsoAsAKey()
    {
        Assert.Equal("\"S110105001\"", JsonSerializer.Serialize(Street));
        Assert.Equal(Street, JsonSerializer.Deserialize<OrganizerId>("\"S110105001\""));
        Assert.Equal("""{"S110105001":1}""", JsonSerializer.Serialize(new Dictionary<OrganizerId, int> { [Street] = 1 }));
    }
}
