using Microsoft.Data.Sqlite;
using static HotlineConsole.Tests.Storage.TestHotline;

namespace HotlineConsole.Tests.Storage;

public sealed class SearchTests : HotlineTests
{
    public override async Task InitializeAsync()
    {
        foreach (var (title, content) in new[]
        {
            ("供暖不热", "朝阳区某小区室温不足十八度,已持续三天"),
            ("供水水压低", "高层住户水压低;暖房子请尽快"),
            ("宽带断网 WiFi6 router", "Broadband is down since Monday"),
            ("地名用字", "村名中有𠮷字,与吉字不同"),
            ("供应 暖气", "两处文字之间有空格"),
            ("门前的 Café 噪声", "夜间音乐声大"),
        })
        {
            await _hotline.AcceptAsync(Complaint(title, content));
        }
    }

    [Theory]
    [InlineData("供暖", "供暖不热")]
    [InlineData("供", "供暖不热|供水水压低|供应 暖气")]
    [InlineData("热", "供暖不热")] // the last character of a run
    [InlineData("室温不足", "供暖不热")]
    [InlineData("持续三天", "供暖不热")]
    [InlineData("broadband", "宽带断网 WiFi6 router")]
    [InlineData("WIFI", "宽带断网 WiFi6 router")]
    [InlineData("cafe", "门前的 Café 噪声")]
    [InlineData("CAFÉ", "门前的 Café 噪声")]
    [InlineData("断网 monday", "宽带断网 WiFi6 router")]
    [InlineData("𠮷", "地名用字")]
    [InlineData("有𠮷字", "地名用字")]
    [InlineData("暖气", "供应 暖气")]
    [InlineData("供,水压", "供水水压低")]
    public async Task Search_Typed_FindsWhatHoldsIt(string typed, string titles) => Assert.Equal(titles.Split('|').Order(), (await Find(typed)).Order());

    [Theory]
    [InlineData("暖供")]
    [InlineData("供电")]
    [InlineData("供暖气")] // both pairs occur, apart from each other
    [InlineData("水压高")]
    [InlineData("band")] // a word is found from its beginning
    [InlineData("有吉")]
    [InlineData("不热不热")]
    [InlineData("供应暖气")] // not across the space, nor from one field into the next
    [InlineData("不热朝阳")]
    public async Task Search_WhatNoTextHolds_FindsNothing(string typed) => Assert.Empty(await Find(typed));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"")]
    [InlineData("*")]
    [InlineData("(")]
    [InlineData(")\"*^:{}-+")]
    [InlineData("'; DROP TABLE Orders; --")]
    [InlineData("Text: NEAR(a b, 3) NOT c OR")]
    [InlineData("\0")]
    [InlineData("\ud800")]
    public async Task Search_Syntax_IsHarmless(string typed)
    {
        Assert.Empty(await Find(typed));
        Assert.NotEmpty(await Find("供暖"));
    }

    [Theory]
    [InlineData("\"供暖\"")]
    [InlineData("供暖*")]
    [InlineData("(供暖)")]
    public async Task Search_SyntaxAroundAWord_FindsTheWord(string typed) => Assert.Equal(["供暖不热"], await Find(typed));

    [Fact]
    public async Task Search_WholeNumber_FindsThatOrder()
    {
        var number = await _hotline.AcceptAsync(Complaint("按编号查询"));
        Assert.Equal(["按编号查询"], await Find($" {number} "));
    }

    [Fact]
    public async Task Search_Pages_NewestFirstWithoutGapsOrRepeats()
    {
        var first = await _hotline.Store.SearchAsync("供", 2, TestHotline.Attendant);
        var next = await _hotline.Store.SearchAsync("供", 2, TestHotline.Attendant, before: first[^1].Number);
        Assert.Equal(["供应 暖气", "供水水压低", "供暖不热"], first.Concat(next).Select(o => o.Title));
    }

    [Fact, Trait("Engine", "sqlite")]
    public async Task Open_IndexEmpty_IsFilledFromTheEvents()
    {
        await using (var connection = new SqliteConnection($"Data Source={_hotline.Path};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var forget = new SqliteCommand("INSERT INTO OrderSearch (OrderSearch) VALUES ('delete-all')", connection);
            await forget.ExecuteNonQueryAsync();
        }

        await _hotline.ReopenAsync();
        Assert.Equal(["供暖不热"], await Find("室温不足"));
        Assert.Equal(["宽带断网 WiFi6 router"], await Find("broadband"));
    }

    private async Task<IEnumerable<string>> Find(string typed) => (await _hotline.Store.SearchAsync(typed, 100, TestHotline.Attendant)).Select(o => o.Title);
}
