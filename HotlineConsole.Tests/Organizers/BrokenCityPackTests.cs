using HotlineConsole.Core.Organizers;

namespace HotlineConsole.Tests.Organizers;

public sealed class BrokenCityPackTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("city-pack-").FullName;

    public BrokenCityPackTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "calendar"));
        foreach (var file in Directory.GetFiles(City.ReadFolder, "*.json"))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }

    [Theory]
    [InlineData("city.json", "\"timeZone\": \"Asia/Shanghai\"", "\"timeZone\": \"Asia/Nowhere\"", "timeZone Asia/Nowhere")]
    [InlineData("city.json", "\"timeZone\": \"Asia/Shanghai\",", "", "timeZone")]
    [InlineData("categories.json", "\"leadKind\": \"Street\"", "\"leadKind\": \"Road\"", "leadKind")]
    [InlineData("categories.json", "\"cityLead\": \"M37\"", "\"cityLead\": \"M99\"", "cityLead M99")]
    [InlineData("districts.json", "\"code\": \"110101002\"", "\"code\": \"110101001\"", "110101001 appears twice")]
    [InlineData("map.json", "\"district\": \"110119\"", "\"district\": \"110000\"", "city.shapes has no district 110119")]
    public void Load_BrokenField_NamesFileAndField(string file, string right, string wrong, string said)
    {
        var path = Path.Combine(_folder, file);
        var text = File.ReadAllText(path);
        Assert.Contains(right, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal));

        var refused = Assert.Throws<InvalidDataException>(() => City.Load(_folder));

        Assert.StartsWith(file, refused.Message, StringComparison.Ordinal);
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_MissingFile_NamesIt()
    {
        File.Delete(Path.Combine(_folder, "channels.json"));

        var refused = Assert.Throws<InvalidDataException>(() => City.Load(_folder));

        Assert.Contains("channels.json", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
