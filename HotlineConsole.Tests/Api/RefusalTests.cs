using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using HotlineConsole.Api;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Api;

public sealed class RefusalTests(ApiApp api) : IClassFixture<ApiApp>
{
    private const string NoSuch = "202601010000011";

    [Fact, Clause("6.1.2")]
    public async Task Command_NotOfTheRole_Is403()
    {
        var refused = await api.PostAsync("attendant", $"/orders/{await api.AcceptAsync()}/dispatch", new { lead = "S110105001" });
        Assert.Equal((403, "capability.not-allowed"), (refused.Status, refused.Code));
        Assert.Equal("6.1.2", refused.Json.GetProperty("clause").GetString());
        Assert.Equal("application/problem+json", refused.Message.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData(NoSuch)]
    [InlineData("1")]
    [InlineData("not-a-number")]
    public async Task Order_Unknown_Is404(string number)
    {
        Assert.Equal("order.unknown", (await api.GetAsync("supervisor", $"/orders/{number}")).Code);
        var refused = await api.PostAsync("supervisor", $"/orders/{number}/remind", new { });
        Assert.Equal((404, "order.unknown"), (refused.Status, refused.Code));
    }

    [Fact, Clause("5.3.2.1.1")]
    public async Task State_InTheWay_Is409()
    {
        var refused = await api.PostAsync("dispatcher", $"/orders/{await api.DispatchedAsync()}/dispatch", new { lead = "E01" });
        Assert.Equal((409, "dispatch.not-waiting"), (refused.Status, refused.Code));
    }

    [Fact, Clause("5.2.3.1")]
    public async Task Content_Missing_Is422AndNamesTheFields()
    {
        var refused = await api.PostAsync("attendant", "/orders", new { kind = "Help", urgency = "General", channel = "phone" });
        Assert.Equal((422, "accept.incomplete"), (refused.Status, refused.Code));
        Assert.Equal(["category", "title", "content", "phone"], refused.Fields);
    }

    [Fact]
    public async Task Refusal_SpeaksTheLanguageAskedFor_ChineseOtherwise()
    {
        var path = $"/orders/{NoSuch}";
        Assert.Contains("没有该编号的工单", (await api.GetAsync("supervisor", path)).Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("没有该编号的工单", (await api.GetAsync("supervisor", path, ("Accept-Language", "fr"))).Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("Not found", (await api.GetAsync("supervisor", path, ("Accept-Language", "en-US,en;q=0.9"))).Json.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("""{ "note": "x", "reached": true, "way": "Phone", "extra": 1 }""", "extra")]
    [InlineData("""{ "note": 5, "reached": true, "way": "Phone" }""", "note")]
    [InlineData("""{ "note": "x", "reached": "true", "way": "Phone" }""", "reached")]
    [InlineData("""{ "note": "x", "reached": true, "way": "Pigeon" }""", "way")]
    [InlineData("""{ "note": "x", "reached": true, "way": 0 }""", "way")]
    [InlineData("""{ "note": "x", "way": "Phone" }""", "reached")]
    [InlineData("""{ "note": "x", "note": "y", "reached": true, "way": "Phone" }""", "note")]
    public async Task Body_WithAWrongField_Is400AndNamesIt(string body, string field)
    {
        var refused = await api.PostAsync("street-staff", $"/orders/{NoSuch}/contact", body);
        Assert.True(refused.Status == 400, refused.Text);
        Assert.Equal("request.malformed", refused.Code);
        Assert.Equal([field], refused.Fields);
    }

    [Fact]
    public async Task Body_WrongDeepInside_NamesThePath()
    {
        var complaint = ApiApp.Complaint();
        complaint["claimant"] = new { name = "诉求人甲", phone = 13900000001 };
        Assert.Equal(["claimant.phone"], (await api.PostAsync("attendant", "/orders", complaint)).Fields);
        complaint["claimant"] = new { nickname = "甲" };
        Assert.Equal(["claimant.nickname"], (await api.PostAsync("attendant", "/orders", complaint)).Fields);
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("null", 400)]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    public async Task Body_NotThere_Is400(string body, int status) =>
        Assert.Equal(status, (await api.PostAsync("supervisor", $"/orders/{NoSuch}/remind", body)).Status);

    [Fact]
    public async Task Body_OfAnotherType_Is415()
    {
        using var client = api.App.Visitor();
        client.DefaultRequestHeaders.Authorization = new("Bearer", api.KeyOf("supervisor"));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("note", "x")]);
        using var answer = await client.PostAsync(ApiApp.Root + $"/orders/{NoSuch}/remind", form);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
    }

    [Theory]
    [InlineData("status=Nowhere", "status")]
    [InlineData("status=1", "status")]
    [InlineData("tier=x", "tier")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=0", "limit")]
    [InlineData("cursor=abc", "cursor")]
    public async Task Query_Wrong_Is400AndNamesIt(string query, string field)
    {
        var refused = await api.GetAsync("supervisor", "/orders?" + query);
        Assert.Equal(400, refused.Status);
        Assert.Equal([field], refused.Fields);
    }

    [Fact]
    public async Task Write_WithAPersonsCookieOnly_IsRefused()
    {
        using var person = await api.App.VisitorAsync("supervisor");
        using var read = await person.GetAsync(ApiApp.Root + "/board");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        using var write = await person.PostAsJsonAsync(ApiApp.Root + "/surge", new { until = DateTimeOffset.MaxValue, reason = "x" });
        Assert.Equal(HttpStatusCode.Unauthorized, write.StatusCode);
        Assert.Equal("status.401", (await Reply.OfAsync(write)).Code);
    }

    [Fact]
    public void Refusals_OfCore_GetTheStatusOfTheirKind()
    {
        var codes = LoadedAssemblies.Product.SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(f => f.FieldType == typeof(Refusal)).Select(f => (Refusal)f.GetValue(null)!).Where(r => r.Code.Contains('.', StringComparison.Ordinal))
            .ToLookup(Problems.StatusOf, r => r.Code);
        Assert.Equal(["capability.attachment-of-others", "capability.not-allowed", "capability.other-organizer"], codes[403].Distinct().Order());
        Assert.Equal(["acknowledge.unknown", "attachment.unknown", "on-site.unknown", "order.unknown", "service.unknown", "supervision.not-yours", "transcript.unknown-call"], codes[404].Distinct().Order());
        Assert.Equal(
            ["accept.outside-region", "accept.raised-in-future", "accept.unknown-category", "accept.unknown-channel", "reply.handled-in-future",
                "reply.unknown-lead", "return.unknown-proposed"],
            codes[422].Distinct().Order());
    }
}
