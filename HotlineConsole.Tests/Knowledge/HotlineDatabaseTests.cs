using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Texts;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Knowledge;
using HotlineConsole.Security;
using HotlineConsole.Tests.Orders;
using HotlineConsole.Tests.Support;
using HotlineConsole.Upkeep;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Knowledge;

/// <summary>6.2 and 5.3.1: what is found in the hotline database, and what an answer may cite.</summary>
public sealed class HotlineDatabaseTests : IAsyncLifetime
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), Samples.Beijing.TimeZone).DateTime);

    private readonly ConsoleApp _app = new();

    private HotlineDatabase Database => _app.Services.GetRequiredService<HotlineDatabase>();

    public Task InitializeAsync() => Database.PutAsync(
    [
        Entry(101, "供暖期从哪天到哪天"),
        Entry(102, "供暖旧规定") with { ValidUntil = Today.AddDays(-1) },
        Entry(103, "供暖新规定") with { ValidFrom = Today.AddDays(1) },
        Entry(104, "供暖草稿") with { Published = false },
        Entry(105, "办证") with { Answer = "供暖缴费证明在服务大厅办理。", ValidUntil = Today },
    ]);

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    [Fact, Clause("6.2.1")]
    public async Task Search_ByTwoCharacters_FindsWhatIsPublishedAndHolds_TitlesFirst() =>
        Assert.Equal([101, 105], (await Database.SearchAsync("供暖", 20)).Select(e => e.Id).Where(IsOfTheTest));

    [Theory, Clause("6.2.1")]
    [InlineData("缴费证明", 105)]
    [InlineData("供暖 服务大厅", 105)]
    [InlineData("哪天", 101)]
    public async Task Search_ByAnyOfItsTexts_NeedsAllThatWasTyped(string typed, int id) => Assert.Equal([id], (await Database.SearchAsync(typed, 20)).Select(e => e.Id).Where(IsOfTheTest));

    [Theory]
    [InlineData("")]
    [InlineData("  ，。")]
    [InlineData("查无此词")]
    public async Task Search_ForNothing_FindsNothing(string typed) => Assert.Empty(await Database.SearchAsync(typed, 20));

    [Theory, Clause("5.2.2.3")]
    [InlineData("我家供暖期还没有来暖", new[] { 101 })]
    [InlineData("供暖", new[] { 101 })]
    [InlineData("楼上噪声", new int[0])]
    [InlineData(" ", new int[0])]
    public async Task Entries_LikeTheTitleOfAComplaint_AreFound(string title, int[] ids) => Assert.Equal(ids, (await Database.LikeAsync(title, 20)).Select(e => e.Id).Where(IsOfTheTest));

    [Fact, Clause("6.2.1")]
    public void Entry_HoldsOnItsFirstAndItsLastDay_AndNoDayBeside()
    {
        var entry = Entry(1, "甲") with { ValidFrom = new(2026, 3, 1), ValidUntil = new(2026, 3, 31) };
        Assert.Equal([false, true, true, false], ((DateOnly[])[new(2026, 2, 28), new(2026, 3, 1), new(2026, 3, 31), new(2026, 4, 1)]).Select(entry.IsOfferedOn));
        Assert.False((entry with { Published = false }).IsOfferedOn(new(2026, 3, 1)));
    }

    [Theory, Clause("5.3.1")]
    [InlineData("HD-101 供暖期从哪天到哪天", null)]
    [InlineData("HD-105", null)]
    [InlineData("HD-102 供暖旧规定", "answer.entry-not-offered")]
    [InlineData("HD-103 供暖新规定", "answer.entry-not-offered")]
    [InlineData("HD-104 供暖草稿", "answer.entry-not-offered")]
    [InlineData("HD-999 没有的条目", "answer.entry-not-offered")]
    [InlineData("《北京市供热采暖管理办法》", null)]
    public async Task Citation_OfAnEntry_NamesOneThatHolds_AnotherSourceIsFree(string citation, string? refused) =>
        Assert.Equal(refused, (await Database.RefuseAsync(new AnswerDirectly(Samples.Number, "每年11月15日起", citation)))?.Code);

    [Fact, Clause("5.3.1")]
    public async Task Answer_ThatCitesWhatDoesNotHold_IsRefusedAtTheDoorOfPagesAndPrograms()
    {
        var store = _app.Services.GetRequiredService<HotlineStore>();
        var number = await store.AcceptAsync();
        await using var db = await _app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        var key = await _app.Services.GetRequiredService<ApiKeys>().AddAsync("answers", (await db.Users.SingleAsync(u => u.UserName == "attendant")).Id);
        using var client = _app.Visitor();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        using var refused = await SendAsync(client, number, "HD-104 供暖草稿");
        Assert.Contains("answer.entry-not-offered", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(WorkOrderStatus.Accepted, (await store.FindAsync(number))!.Status);
        using var done = await SendAsync(client, number, "HD-101 供暖期从哪天到哪天");
        Assert.True(done.IsSuccessStatusCode, await done.Content.ReadAsStringAsync());
        Assert.Equal("HD-101 供暖期从哪天到哪天", (await store.FindAsync(number))!.DatabaseEntry);
    }

    [Fact, Clause("6.2.1")]
    public async Task EntriesOfTheDemoCity_AreRead_AndEachNamesItsSource()
    {
        using var file = new StreamReader(Path.Combine(AppContext.BaseDirectory, "city", "beijing", "database.csv"));
        var (entries, wrong) = DatabaseFile.Read(file);
        Assert.Empty(wrong);
        Assert.True(entries.Count >= 20);
        Assert.All(entries, e => Assert.Matches("DB11/T 2021-2022|《.+》", e.Source));
        Assert.Contains(2, (await Database.SearchAsync("7个自然日", 20)).Select(e => e.Id)); // put in at the start
    }

    [Fact, Clause("6.2.1")]
    public async Task Import_PutsInAllLines_OrNone_AndSaysWhichIsWrong()
    {
        using var folder = new TempFolder();
        var (csv, db) = (folder.File("entries.csv"), folder.File("hotline.db"));
        var head = string.Join(',', DatabaseFile.Columns) + "\n";
        await File.WriteAllTextAsync(csv, head + "7,甲,\"答,复\",,市政,《条例》,2026-01-01,,1\n8,乙,答,,市政,《条例》,2026-13-01,,1\n");
        var (code, _, errors) = await RunAsync("import", csv, "--db", db);
        Assert.Equal((1, Words.Of("database.wrong", 3, "valid_from")), (code, errors.Trim()));
        await File.WriteAllTextAsync(csv, head + "7,甲,\"答,复\",,市政,《条例》,2026-01-01,,1\n");
        (code, var said, errors) = await RunAsync("import", csv, "--db", db);
        Assert.Equal((0, Words.Of("database.done", 1, 1), ""), (code, said.Trim(), errors));
        (code, said, _) = await RunAsync("import", csv, "--db", db);
        Assert.Equal((0, Words.Of("database.done", 1, 0)), (code, said.Trim())); // the same again changes nothing, and tells the audit nothing
        await using (var file = new SqliteConnection($"Data Source={db};Mode=ReadOnly;Pooling=False"))
        {
            await file.OpenAsync();
            await using var query = file.CreateCommand();
            query.CommandText = """SELECT group_concat("Subject" || ' ' || "After") FROM "Audit" WHERE "Act" = 'DatabaseImported'""";
            Assert.Equal("entries.csv 1", await query.ExecuteScalarAsync());
        }

        (code, _, errors) = await RunAsync("import");
        Assert.Equal((1, Words.Of("database.usage")), (code, errors.Trim()));
    }

    // The demo city has entries of its own, up to 100.
    private static bool IsOfTheTest(int id) => id > 100;

    private static DatabaseEntry Entry(int id, string title) => new()
    {
        Id = id, Title = title, Answer = "以公告为准。", Owner = "市城市管理委", Source = "《规定》", ValidFrom = new(2020, 1, 1), Published = true,
    };

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, WorkOrderNumber number, string citation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/orders/{number}/answer")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { answer = "每年11月15日起", databaseEntry = citation }),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await client.SendAsync(request);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (await DatabaseCommand.RunAsync(args, output, errors), output.ToString(), errors.ToString());
    }
}
