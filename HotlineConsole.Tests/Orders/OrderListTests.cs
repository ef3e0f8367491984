using System.Net;
using System.Text.RegularExpressions;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using HotlineConsole.Pages.Orders;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HotlineConsole.Tests.Orders;

/// <summary>120 orders: every third of 海淀 without a street, every tenth about heating, the last ten dispatched to the street.</summary>
public sealed partial class OrderListTests(OrderListTests.Filled filled) : IClassFixture<OrderListTests.Filled>
{
    [Fact]
    public async Task Pages_TurnedToTheEndAndBack_ShowEveryOrderOnce()
    {
        using var client = await filled.App.VisitorAsync("dispatcher");
        var there = await TurnAsync(client, "/orders", "older");
        Assert.Equal([25, 25, 25, 25, 20], there.Select(page => page.Numbers.Count));
        Assert.Equal(filled.Numbers.OrderDescending(), there.SelectMany(page => page.Numbers));

        var back = await TurnAsync(client, there[^1].Address, "newer");
        Assert.Equal(there.Select(page => page.Numbers), Enumerable.Reverse(back).Select(page => page.Numbers));
    }

    [Fact]
    public async Task Pages_OfASearch_TurnLikeTheOthers()
    {
        using var client = await filled.App.VisitorAsync("supervisor");
        var there = await TurnAsync(client, "/orders?q=路灯", "older");
        Assert.Equal([25, 25, 25, 25, 8], there.Select(page => page.Numbers.Count));
        var back = await TurnAsync(client, there[^1].Address, "newer");
        Assert.Equal(there.Select(page => page.Numbers), Enumerable.Reverse(back).Select(page => page.Numbers));
    }

    [Theory]
    [InlineData("q=供暖", 12)]
    [InlineData("q=供暖&district=110108", 4)]
    [InlineData("q=供暖&organizer=S110105001", 1)]
    [InlineData("q=供暖&status=Dispatched", 1)]
    [InlineData("q=供暖&status=Dispatched&organizer=S110105001", 1)]
    [InlineData("q=供暖&status=Accepted", 11)]
    [InlineData("q=供暖&status=Closed", 0)]
    [InlineData("district=110108", 25)]
    [InlineData("status=Dispatched", 10)]
    [InlineData("tier=Livelihood", 12)]
    [InlineData("category=0201&tier=LifeAndSafety", 0)]
    [InlineData("organizer=S110105001", 10)]
    [InlineData("from=2001-01-01&to=2001-12-31", 0)]
    [InlineData("status=Nonsense&from=soon", 25)]
    public async Task Filters_InTheAddress_LetThroughWhatFits(string query, int rows)
    {
        using var client = await filled.App.VisitorAsync("attendant");
        Assert.Equal(rows, (await ReadAsync(client, "/orders?" + query)).Numbers.Count);
    }

    [Fact]
    public async Task Days_OfAcceptance_AreBothIncluded()
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(filled.AcceptedAt, Samples.Beijing.TimeZone).DateTime);
        var all = await OrderList.ReadAsync(filled.Store, Samples.Dispatcher, new OrderFilter { From = today, To = today.AddDays(1) }, own: null);
        Assert.Equal(25, all.Rows.Count);
        Assert.Empty((await OrderList.ReadAsync(filled.Store, Samples.Dispatcher, new OrderFilter { To = today.AddDays(-1) }, own: null)).Rows);
    }

    [Fact, Clause("6.1.2")]
    public async Task List_OfAnOrganizersPeople_HoldsTheirOwnOrdersOnly()
    {
        using var street = await filled.App.VisitorAsync("street-staff");
        Assert.Equal(filled.Dispatched.OrderDescending(), (await ReadAsync(street, "/orders")).Numbers);
        using var heat = await filled.App.VisitorAsync("heat-leader");
        Assert.Empty((await ReadAsync(heat, "/orders?q=供暖")).Numbers);
        Assert.Empty((await ReadAsync(heat, "/orders?q=" + filled.Numbers[0])).Numbers);
    }

    [Fact, Clause("5.3.2.1.1")]
    public async Task List_OfTheDistrictThatIsToldOfAStreetsOrders_HoldsThem()
    {
        var board = filled.App.Services.GetRequiredService<LiveFeed>().Now;
        var own = await OrderList.ReadAsync(filled.Store, Samples.Dispatcher, new(), OwnOrders.Of(Samples.Chaoyang, board));
        Assert.Equal(filled.Dispatched.OrderDescending(), own.Rows.Select(row => row.Number));
    }

    [Fact]
    public async Task List_WithNothingFound_SaysWhatToDo()
    {
        using var client = await filled.App.VisitorAsync("dispatcher");
        Assert.Contains("没有符合条件的工单。可以减少条件", WebUtility.HtmlDecode(await client.GetStringAsync("/orders?q=没有的词")), StringComparison.Ordinal);
    }

    private static async Task<List<Shown>> TurnAsync(HttpClient client, string address, string direction)
    {
        var pages = new List<Shown> { await ReadAsync(client, address) };
        while (pages.Count < 9 && Link(pages[^1].Html, direction) is { } next)
        {
            pages.Add(await ReadAsync(client, next));
        }

        return pages;
    }

    private static async Task<Shown> ReadAsync(HttpClient client, string address)
    {
        var html = WebUtility.HtmlDecode(await client.GetStringAsync(address));
        Assert.Contains("data-testid=\"filters\"", html, StringComparison.Ordinal);
        return new(address, html, [.. Row().Matches(html).Select(match => Number(match.Groups[1].Value))]);
    }

    private static WorkOrderNumber Number(string text) => WorkOrderNumber.TryParse(text, out var number) ? number : throw new FormatException(text);

    private static string? Link(string html, string direction) =>
        Regex.Match(html, $"href=\"([^\"]+)\"[^>]*data-testid=\"{direction}\"") is { Success: true } link ? link.Groups[1].Value : null;

    [GeneratedRegex("data-number=\"([0-9]{15})\"")]
    private static partial Regex Row();

    private sealed record Shown(string Address, string Html, List<WorkOrderNumber> Numbers);

    public sealed class Filled : IAsyncLifetime
    {
        public ConsoleApp App { get; } = new();

        public HotlineStore Store => App.Services.GetRequiredService<HotlineStore>();

        public List<WorkOrderNumber> Numbers { get; } = [];

        public List<WorkOrderNumber> Dispatched { get; } = [];

        public DateTimeOffset AcceptedAt { get; private set; }

        public async Task InitializeAsync()
        {
            for (var i = 0; i < 120; i++)
            {
                var heating = i % 10 == 0;
                Numbers.Add(await Store.AcceptAsync(Samples.Complaint(urgency: heating ? Urgency.BasicLivelihood : Urgency.General) with
                {
                    Title = heating ? "供暖温度不够" : "路灯不亮",
                    Content = heating ? "室内只有十四度" : "夜里看不清",
                    Place = i % 3 == 0 ? new Place("110108", null, "学院路") : new Place(Samples.ChaoyangDistrict, Samples.Street, "建国路"),
                }));
            }

            foreach (var number in Numbers.Where((_, i) => i >= 110))
            {
                await Store.DoneAsync(Samples.Dispatcher, new DispatchOrder(number, Samples.Street, []));
                Dispatched.Add(number);
            }

            AcceptedAt = (await Store.FindAsync(Numbers[0]))!.AcceptedAt;
            await App.Services.GetRequiredService<LiveFeed>().ReloadAsync();
        }

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}
