using System.Text.Json;
using HotlineConsole.Core.Standard;

namespace HotlineConsole.Tests.Api;

public sealed class ReadingTests(ApiApp api) : IClassFixture<ApiApp>
{
    [Fact, Clause("6.1.2")]
    public async Task Organizer_AnothersOrder_IsNeitherReadNorListed()
    {
        var (own, other) = (await api.DispatchedAsync(), await api.DispatchedAsync("E01"));
        Assert.Equal(200, (await api.GetAsync("street-staff", $"/orders/{own}")).Status);
        Assert.Equal(404, (await api.GetAsync("street-staff", $"/orders/{other}")).Status);
        Assert.Equal(404, (await api.GetAsync("street-staff", $"/orders/{other}/history")).Status);
        foreach (var query in (string[])["?limit=200", "?limit=200&q=路灯", "?q=" + other])
        {
            var numbers = NumbersOf(await api.GetAsync("street-staff", "/orders" + query));
            Assert.DoesNotContain(other, numbers);
            Assert.Equal(!query.Contains(other, StringComparison.Ordinal), numbers.Contains(own));
        }

        Assert.Equal("capability.other-organizer", (await api.GetAsync("street-staff", "/orders?organizer=E01")).Code);
        Assert.Equal(403, (await api.GetAsync("admin", "/orders")).Status);
    }

    [Fact]
    public async Task CoOrganizer_FindsWhatItHolds()
    {
        var number = await api.AcceptAsync();
        await api.PostAsync("dispatcher", $"/orders/{number}/dispatch", new { lead = "S110105001", coOrganizers = new[] { "E01" } });
        Assert.Contains(number, await EventuallyListedAsync("heat-staff", number));
    }

    [Fact]
    public async Task List_PageByPage_GivesEachOrderOnceTheNewestFirst()
    {
        for (var i = 0; i < 5; i++)
        {
            await api.AcceptAsync("井盖松动");
        }

        foreach (var filter in (string[])["status=Accepted&tier=General&district=110105&category=0201", "q=井盖松动"])
        {
            var (all, cursor) = (new List<string>(), "");
            do
            {
                var page = await api.GetAsync("supervisor", $"/orders?{filter}&limit=2" + cursor);
                Assert.True(page.Status == 200, page.Text);
                all.AddRange(NumbersOf(page));
                cursor = page.Json.TryGetProperty("next", out var next) && next.ValueKind == JsonValueKind.String ? "&cursor=" + next.GetString() : null;
            }
            while (cursor is not null);

            Assert.True(all.Count >= 5, filter);
            Assert.Equal(all.Distinct().OrderDescending(StringComparer.Ordinal), all);
        }
    }

    [Fact, Clause("6.1")]
    public async Task Order_ForTheHotline_MasksTheClaimantAndExplainsDeadlines()
    {
        var number = await api.DispatchedAsync();
        var order = await api.GetAsync("supervisor", $"/orders/{number}", ("Accept-Language", "en"));
        Assert.DoesNotContain("13900000001", order.Text, StringComparison.Ordinal);
        Assert.Equal("139****0001", order.Json.GetProperty("complaint").GetProperty("claimant").GetProperty("phone").GetString());
        var sign = order.Json.GetProperty("deadlines").EnumerateArray().Single(d => d.GetProperty("kind").GetString() == "SignFor");
        Assert.Equal("24", sign.GetProperty("limit").GetProperty("amount").GetRawText());
        Assert.Contains("24 hours", sign.GetProperty("explanation")[0].GetString(), StringComparison.Ordinal);
        var history = await api.GetAsync("supervisor", $"/orders/{number}/history");
        Assert.DoesNotContain("诉求人甲", history.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("13900000001", history.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Board_ByScope_IsTheWholeOrOnesInbox()
    {
        var number = await api.DispatchedAsync("E01");
        await EventuallyListedAsync("heat-staff", number);
        var whole = await api.GetAsync("supervisor", "/board");
        Assert.NotEqual(0, whole.Json.GetProperty("whole").GetProperty("cells").GetArrayLength());
        Assert.Equal(JsonValueKind.Null, whole.Json.GetProperty("inbox").ValueKind);
        var inbox = (await api.GetAsync("heat-leader", "/board")).Json;
        Assert.Equal(JsonValueKind.Null, inbox.GetProperty("whole").ValueKind);
        Assert.Contains(number, inbox.GetProperty("inbox").GetProperty("orders").EnumerateArray().Select(o => o.GetProperty("number").GetString()));
        Assert.Equal(403, (await api.GetAsync("admin", "/board")).Status);
    }

    [Fact]
    public async Task Registers_AreThoseOfTheCity()
    {
        Assert.Contains("建外街道", (await api.GetAsync("street-staff", "/organizers")).Text, StringComparison.Ordinal);
        Assert.Contains("0201", (await api.GetAsync("street-staff", "/categories")).Text, StringComparison.Ordinal);
    }

    private static string[] NumbersOf(Reply page) => [.. page.Json.GetProperty("orders").EnumerateArray().Select(o => o.GetProperty("number").GetString()!)];

    // The board is folded right after the commit, not within it.
    private async Task<string[]> EventuallyListedAsync(string account, string number)
    {
        string[] numbers;
        do
        {
            numbers = NumbersOf(await api.GetAsync(account, "/orders?limit=200"));
        }
        while (!numbers.Contains(number));

        return numbers;
    }
}
