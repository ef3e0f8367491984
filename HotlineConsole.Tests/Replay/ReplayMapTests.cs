using System.Text.Json.Nodes;
using HotlineConsole.Replay;
using HotlineConsole.Tests.Storage;

namespace HotlineConsole.Tests.Replay;

public sealed class ReplayMapTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    private static string Boston => File.ReadAllText(RepositoryFile.Path("HotlineConsole/Replay/maps/boston311.json"));

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("timeZone", "\"Mars/Base\"", "timeZone", "Mars/Base")]
    [InlineData("dateFormats", "[]", "dateFormats", "")]
    [InlineData("opened", "{}", "opened", "")]
    [InlineData("category", "{\"column\":\"reason\",\"values\":{\"Trees\":\"9999\"}}", "category.values[\"Trees\"]", "9999")]
    [InlineData("district", "{\"column\":\"neighborhood\",\"values\":{\"Ash\":\"999\"}}", "district.values[\"Ash\"]", "999")]
    [InlineData("channel", "{\"column\":\"source\",\"unmapped\":\"UseDefault\"}", "channel.default", "")]
    [InlineData("kind", "{\"default\":\"Quarrel\"}", "kind.default", "Quarrel")]
    [InlineData("signForAfterMinutes", "-1", "signForAfterMinutes", "")]
    [InlineData("notRecorded", "\" \"", "notRecorded", "")]
    [InlineData("colour", "\"red\"", "colour", "")] // not a field
    [InlineData("dateFormats", "\"yyyy\"", "dateFormats", "")] // not a list
    public void Map_BrokenField_IsNamed(string field, string json, string named, string value)
    {
        var map = JsonNode.Parse(Boston)!.AsObject();
        map[field] = JsonNode.Parse(json);
        Refused(map.ToJsonString(), named, value);
    }

    [Fact]
    public void Map_BrokenJson_IsNamedByItsLine() => Refused("{\n  \"timeZone\": \"Asia/Shanghai\",\n  oops\n}", "3");

    [Fact]
    public void Map_FieldMissing_IsNamed()
    {
        var map = JsonNode.Parse(Boston)!.AsObject();
        map.Remove("parties");
        Refused(map.ToJsonString(), "parties");
    }

    [Fact]
    public void Stream_ColumnOfTheMapMissing_IsNamed()
    {
        File.WriteAllText(_path, Boston);
        var map = ReplayMapFile.Read(_path, TestHotline.Beijing);
        var refused = Assert.Throws<ReplayRefusedException>(() => RequestReader.Read(new StringReader("case_enquiry_id,open_dt\n1,2\n"), "requests.csv", map, TestHotline.Beijing));
        Assert.Contains("closed_dt", refused.Message, StringComparison.Ordinal);
        Assert.Contains("requests.csv", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Map_ValueNotListed_MayTakeTheDefault()
    {
        var json = JsonNode.Parse(Boston)!.AsObject();
        json["category"]!["unmapped"] = "UseDefault";
        json["category"]!["default"] = "0301";
        File.WriteAllText(_path, json.ToJsonString());
        var map = ReplayMapFile.Read(_path, TestHotline.Beijing);
        var broken = RepositoryFile.Path("HotlineConsole.Tests/Replay/broken.csv");
        var requests = RequestReader.Read(broken, map, TestHotline.Beijing).Requests;
        Assert.Equal("0301", Assert.Single(requests, r => r.Line == 39).Complaint.Category);
    }

    private void Refused(string json, params string[] named)
    {
        File.WriteAllText(_path, json);
        var refused = Assert.Throws<ReplayRefusedException>(() => ReplayMapFile.Read(_path, TestHotline.Beijing));
        Assert.All(named.Append(_path), n => Assert.Contains(n, refused.Message, StringComparison.Ordinal));
    }
}
