using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Tests.Organizers;

public class CityPackTests
{
    private static readonly City Beijing = City.Load(City.ReadFolder);

    [Theory, Clause("3.4")]
    [InlineData(OrganizerKind.DistrictGovernment, 17)]
    [InlineData(OrganizerKind.Street, 343)]
    // The development zone has no departments of its own in the pack: 16 districts x 17.
    [InlineData(OrganizerKind.DistrictDepartment, 272)]
    [InlineData(OrganizerKind.MunicipalDepartment, 60)]
    [InlineData(OrganizerKind.PublicEnterprise, 32)]
    public void CityPack_Beijing_HasAllOrganizersOfAKind(OrganizerKind kind, int count) =>
        Assert.Equal(count, Beijing.Organizers.Values.Count(o => o.Kind == kind));

    [Fact]
    public void CityPack_Beijing_HasSixteenDistrictsSixOfThemInner()
    {
        Assert.Equal(16, Beijing.Districts.Count);
        Assert.Equal(
            ["110101", "110102", "110105", "110106", "110107", "110108"],
            Beijing.Districts.Values.Where(d => d.Inner).Select(d => d.Code).Order());
        Assert.Equal(343, Beijing.Districts.Keys.Sum(d => Beijing.StreetsOf(d).Count()));
    }

    [Fact]
    public void Street_NameInTwoDistricts_IsTwoOrganizersWithFullNamesApart()
    {
        var same = Beijing.Organizers.Values.Where(o => o.Name == "八里庄街道").OrderBy(o => o.Id.Value).ToList();

        Assert.Equal(["朝阳区八里庄街道", "海淀区八里庄街道"], same.Select(o => o.FullName));
        Assert.All(same, street => Assert.Same(street, Beijing.Find(street.Id)));
        Assert.Equal(Beijing.Organizers.Count, Beijing.Organizers.Values.Select(o => o.FullName).Distinct().Count());
    }

    [Fact]
    public void Categories_Beijing_AreTwentyParentsAndHundredAndOneWithTitles()
    {
        Assert.Equal(101, Beijing.Categories.Count);
        Assert.Equal(20, Beijing.Categories.Values.Select(c => c.Parent).Distinct().Count());
        Assert.All(Beijing.Categories.Values, c => Assert.InRange(c.Titles.Count, 3, 6));
        Assert.Equal(102.3, Beijing.Categories.Values.Sum(c => c.Share), 2);
    }

    [Theory, Clause("5.2.3.1")]
    [InlineData("0301", Urgency.BasicLivelihood)]
    [InlineData("0704", Urgency.PublicHealth)]
    [InlineData("1201", Urgency.Emergency)]
    [InlineData("1204", Urgency.LifeAndProperty)]
    [InlineData("1205", Urgency.ExtremeWeather)]
    [InlineData("2001", Urgency.Instability)]
    [InlineData("0501", Urgency.General)]
    public void Category_Known_HasItsUrgency(string code, Urgency urgency) => Assert.Equal(urgency, Beijing.Categories[code].Urgency);

    [Fact, Clause("5.2.1")]
    public void Channels_OnlyThePhone_IsNotTheNetworkPlatform() =>
        Assert.Equal("phone", Assert.Single(Beijing.Channels.Values, c => !c.Network).Code);

    [Fact]
    public void Map_EveryDistrict_HasAShapeWithItsLabelInTheViewBox()
    {
        Assert.Equal(Beijing.Districts.Keys.Order(), Beijing.Map.Shapes.Select(s => s.District).Order());
        Assert.Equal(6, Beijing.Inset.Shapes.Count);
        Assert.All(Beijing.Map.Shapes.Concat(Beijing.Inset.Shapes), s =>
        {
            Assert.Matches(@"^(M[0-9.,L]+Z)+$", s.Path);
            Assert.InRange(s.X, 0, 1000);
            Assert.InRange(s.Y, 0, 1013);
        });
    }

    [Fact]
    public void Calendar_YearsTwentyTwoToTwentySix_AreThere() =>
        Assert.Equal(["2022.csv", "2023.csv", "2024.csv", "2025.csv", "2026.csv"], Beijing.CalendarFiles.Select(Path.GetFileName));

    [Fact]
    public void City_Beijing_KnowsItsTimeZoneAndNotices()
    {
        Assert.Equal(TimeSpan.FromHours(8), Beijing.TimeZone.BaseUtcOffset);
        Assert.Contains(Beijing.Sources, s => s.Notice == "Copyright (c) 2017 jaska");
    }
}
