using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Api;
using HotlineConsole.Tests.Support;
using Xunit.Abstractions;

namespace HotlineConsole.Tests.Security.Strings;

/// <summary>5.2.3.1: what people say is recorded as they say it, whatever it looks like: every text, in every field of every command, comes back as it was sent or is refused in a sentence.</summary>
public sealed class StringsTests(ApiApp api, ITestOutputHelper output) : IClassFixture<ApiApp>
{
    private const int AtATime = 8;
    private const int LongAlone = 2_000;

    // The fields take different places of the list, so that each text stands alone in a third of them, and in all of them among others.
    private const int EachAlone = 3;

    // Injections are letters to a database like any others: once is enough for them, and for the second database a third of the others.
    private static readonly IReadOnlyList<string> All =
        [.. NastyStrings.All.Concat(ChineseStrings.All).Where((_, place) => !TestDatabase.OnPostgres || place % 3 == 0).Concat(TestDatabase.OnPostgres ? [] : InjectionStrings.All).Distinct()];

    // Several in one field, one under the other, where a life takes many commands; alone, where it takes one.
    private static readonly IReadOnlyList<string[]> Groups = [.. All.Where(text => text.Length <= LongAlone).Chunk(8).Concat(All.Where(text => text.Length > LongAlone).Select(text => (string[])[text]))];

    [Fact]
    public void Lists_AreAsLongAsTheyShouldBe()
    {
        Assert.True(NastyStrings.All.Distinct().Count() >= 500, $"{NastyStrings.All.Distinct().Count()} nasty texts");
        Assert.True(ChineseStrings.All.Distinct().Count() >= 200, $"{ChineseStrings.All.Distinct().Count()} Chinese texts");
        Assert.True(InjectionStrings.All.Distinct().Count() >= 500, $"{InjectionStrings.All.Distinct().Count()} injections");
        Assert.Equal([], All.Where(text => !CommandTexts.IsText(text) || string.IsNullOrWhiteSpace(text) || text.Length > CommandTexts.Longest));
        Assert.Equal([], CommandFields.Names.Where(name => !Words.InChinese.ContainsKey("field." + name)));
    }

    [Fact, Clause("5.2.3.1")]
    public async Task Text_InEveryFieldOfEveryCommand_ComesBackAsItWasSent()
    {
        var (recorded, whole) = (new StringLife(api, [.. All.Select(text => (string[])[text])]), new StringLife(api, Groups));
        var limit = new ParallelOptions { MaxDegreeOfParallelism = AtATime };
        await Parallel.ForAsync(0, All.Count / EachAlone, limit, async (place, _) => await recorded.RecordedAsync(EachAlone * place));
        await Task.WhenAll(
            Parallel.ForAsync(0, Groups.Count, limit, async (place, _) => await whole.WholeAsync(place)),
            Parallel.ForAsync(0, Groups.Count, new ParallelOptions { MaxDegreeOfParallelism = 1 }, async (place, _) =>
            {
                await whole.SurgeAsync(place);
                await whole.ShortAsync(place);
                await whole.AdjudicatedAsync(place);
                await whole.UrgentAsync(place);
                await whole.OfServiceAsync(place);
                await whole.UnreasonableAsync(place);
            }));
        output.WriteLine($"{NastyStrings.All.Distinct().Count()} nasty, {ChineseStrings.All.Distinct().Count()} Chinese, {InjectionStrings.All.Distinct().Count()} injections, {All.Count} in all; {whole.RoundTrips.Count} fields, {whole.RoundTrips.Values.Sum() + recorded.RoundTrips.Values.Sum()} round trips, {recorded.Wrong.Count + whole.Wrong.Count} differ.");
        Assert.Equal([], recorded.Wrong.Concat(whole.Wrong).Take(20));
        Assert.Equal(CommandFields.All, whole.RoundTrips.Keys.Order(StringComparer.Ordinal));
        Assert.All(whole.RoundTrips.Values, times => Assert.Equal(All.Count, times));
        Assert.All(recorded.RoundTrips.Values, times => Assert.Equal(All.Count / EachAlone, times));
    }

    public static TheoryData<string, int, string> Refused => new()
    {
        { "\"a\\u0000b\"", 422, "text.not-text" },
        { "\"a\\ud800b\"", 400, "request.malformed" },
        { "\"\\udc00\"", 400, "request.malformed" },
        { "\"a\\ufffe\"", 422, "text.not-text" },
        { $"\"{new string('长', 20_001)}\"", 422, "text.too-long" },
        { $"\"{new string('=', 100_000)}\"", 422, "text.too-long" },
        { "\"\ud83d\ude00\\u0000\"", 422, "text.not-text" },
    };

    [Theory, MemberData(nameof(Refused)), Clause("5.2.3.1")]
    public async Task Text_ThatCannotBeKept_IsRefusedInASentence_InEveryField(string json, int status, string code)
    {
        var number = await api.DispatchedAsync();
        var fields = 0;
        foreach (var (account, path, body, field) in Bodies(number))
        {
            var reply = await api.SendAsync(path == "/surge!" ? HttpMethod.Delete : HttpMethod.Post, account, path.TrimEnd('!'), body.Replace("\"?\"", json, StringComparison.Ordinal));
            Assert.True(reply.Status == status && reply.Code == code, $"{path} {field}: {reply.Status} {reply.Text[..Math.Min(400, reply.Text.Length)]}");
            Assert.DoesNotContain("refusal.", reply.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("field.", reply.Text, StringComparison.Ordinal);
            Assert.True(reply.Text.Length < 2_000, "The answer does not give the text back.");
            if (status == 422)
            {
                Assert.Equal([System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(field)], reply.Fields);
            }

            fields++;
        }

        output.WriteLine($"{fields} fields refuse it.");
        Assert.True(fields >= 50, $"{fields} fields");
    }

    [Theory]
    [InlineData("q")]
    [InlineData("district")]
    [InlineData("category")]
    [InlineData("organizer")]
    public async Task Query_WithNul_IsRefusedByItsName(string parameter)
    {
        var reply = await api.GetAsync("supervisor", $"/orders?{parameter}=a%00b");
        Assert.Equal(400, reply.Status);
        Assert.Equal([parameter], reply.Fields);
    }

    [Fact]
    public async Task Query_OfAnyText_AnswersAList()
    {
        foreach (var text in All.Where((text, i) => text.Length <= 200 && i % 4 == 0))
        {
            var reply = await api.GetAsync("supervisor", "/orders?limit=1&q=" + Uri.EscapeDataString(text));
            Assert.True(reply.Status == 200, $"{text}: {reply.Text}");
        }
    }

    // One body for each text of each command, with "?" in its place, and the name of the field.
    private static IEnumerable<(string Account, string Path, string Body, string Field)> Bodies(string number)
    {
        var complaint = System.Text.Json.JsonSerializer.Serialize(StringLife.ComplaintOf(new Texts(["x"], 0)));
        foreach (System.Text.RegularExpressions.Match text in System.Text.RegularExpressions.Regex.Matches(complaint, "\"(\\w+)\":\"x\""))
        {
            var name = text.Groups[1].Value;
            yield return ("attendant", "/orders", complaint[..text.Index] + $"\"{name}\":\"?\"" + complaint[(text.Index + text.Length)..], char.ToUpperInvariant(name[0]) + name[1..]);
        }

        foreach (var code in (string[])["Channel", "Category"])
        {
            yield return ("attendant", "/orders", complaint.Replace($"\"{char.ToLowerInvariant(code[0]) + code[1..]}\":\"{(code == "Channel" ? "portal" : "0201")}\"", $"\"{char.ToLowerInvariant(code[0]) + code[1..]}\":\"?\"", StringComparison.Ordinal), code);
        }

        (string Account, string Act, string Body, string Field)[] acts =
        [
            ("attendant", "answer", """{"answer":"?","databaseEntry":"x"}""", "Answer"), ("attendant", "answer", """{"answer":"x","databaseEntry":"?"}""", "DatabaseEntry"),
            ("attendant", "elsewhere", """{"belongsTo":"Petition","answerText":"?"}""", "AnswerText"), ("dispatcher", "dispatch", """{"opinion":"?"}""", "Opinion"), ("dispatcher", "dispatch", """{"lead":"?"}""", "Lead"),
            ("dispatcher", "dispatch", """{"coOrganizers":["E01","?"]}""", "CoOrganizers"), ("street-staff", "contact", """{"way":"Phone","reached":true,"note":"?"}""", "Note"), ("street-staff", "progress", """{"note":"?"}""", "Note"),
            ("street-staff", "return", """{"reason":"BeyondDuty","basis":"?"}""", "Basis"), ("street-staff", "return", """{"reason":"BeyondDuty","basis":"x","proposed":"?"}""", "Proposed"), ("street-staff", "extension", """{"reason":"?"}""", "Reason"),
            ("supervisor", "extension/decision", """{"approved":true,"opinion":"?"}""", "Opinion"), ("street-leader", "review", """{"approved":true,"opinion":"?"}""", "Opinion"), ("street-leader", "review", """{"approved":true,"opinion":"x","publicOpinionNote":"?"}""", "PublicOpinionNote"),
            ("supervisor", "close", """{"note":"?"}""", "Note"), ("supervisor", "unmaskings", """{"reason":"?"}""", "Reason"), ("supervisor", "remind", """{"note":"?"}""", "Note"), ("supervisor", "remind", """{"deadline":"?"}""", "Deadline"), ("supervisor", "supervise", """{"reason":"?"}""", "Reason"),
            ("supervisor", "supervise", """{"reason":"x","deadline":"?"}""", "Deadline"), ("street-staff", "supervisions/1/answer", """{"answer":"?"}""", "Answer"), ("supervisor", "on-site", """{"organizer":"E01","arriveBy":"2990-01-01T00:00:00Z","reason":"?"}""", "Reason"),
            ("supervisor", "on-site", """{"organizer":"?","arriveBy":"2990-01-01T00:00:00Z","reason":"x"}""", "Organizer"), ("supervisor", "on-site/1/facts", """{"facts":"?"}""", "Facts"),
            ("supervisor", "on-site/1/duty", """{"shares":[{"organizer":"E01","duty":"?"}]}""", "Duty"), ("supervisor", "on-site/1/notice", """{"ground":"NoShow","text":"?"}""", "Text"),
            ("follow-up", "follow-up/calls", """{"result":"NoAnswer","note":"?"}""", "Note"), ("follow-up", "follow-up/answers", """{"otherReason":"?"}""", "OtherReason"),
            ("follow-up", "follow-up/answers", """{"remarks":"?"}""", "Remarks"), ("follow-up", "reopen", """{"reason":"?"}""", "Reason"),
            .. ((string[])["answer", "measures", "reason", "nextSteps", "nextStepsWhen", "measuresStudied", "toldClaimant", "passedTo", "grounds", "lawCited", "leadOrganizer"])
                .Select(field => ("street-staff", "feedback", $"{{\"outcome\":\"Solved\",\"{field}\":\"?\"}}", char.ToUpperInvariant(field[0]) + field[1..])),
        ];
        foreach (var (account, act, body, field) in acts)
        {
            yield return (account, $"/orders/{number}/{act}", body, field);
        }

        yield return ("attendant", "/service-complaints", """{"about":"?","channel":"phone"}""", "About");
        yield return ("attendant", "/service-complaints", """{"about":"x","channel":"?"}""", "Channel");
        yield return ("attendant", "/service-complaints", """{"about":"x","channel":"phone","call":"?"}""", "Call");
        yield return ("attendant", "/service-complaints", """{"about":"x","channel":"phone","complainedOf":"?"}""", "ComplainedOf");
        yield return ("supervisor", "/service-complaints/1/judgement", """{"valid":true,"reason":"?"}""", "Reason");
        yield return ("supervisor", "/surge", """{"until":"2990-01-01T00:00:00Z","reason":"?"}""", "Reason");
        yield return ("supervisor", "/surge!", """{"reason":"?"}""", "Reason");
    }
}
