using System.Text;
using HotlineConsole.Core.Acceptance;
using HotlineConsole.Core.Confidentiality;
using HotlineConsole.Core.Dispatch;
using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Supervision;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Live;
using HotlineConsole.Pages.Wall;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Wall;

[Collection(BrowserTests.Name)]
public sealed class WallBrowserTests(BrowserFixture browser, WallFixture wall) : IClassFixture<WallFixture>
{
    private static readonly Actor Supervisor = new("supervisor", "督办员", Role.Supervisor);

    private HotlineStore Store => wall.App.Services.GetRequiredService<HotlineStore>();

    private City City => wall.App.Services.GetRequiredService<City>();

    [Fact, Clause("5.3.3")]
    public async Task Wall_AfterEachCommit_ShowsItWithinASecond()
    {
        var page = await wall.OpenAsync(browser);
        var number = await AcceptAsync();
        var row = page.Locator($"[data-testid=breach][data-number='{number}']");
        await Expect(row).ToBeAttachedAsync(); // warm-up
        var second = await AcceptAsync();
        await ExpectSoonAsync(page, $"[data-testid=breach][data-number='{second}']", "派单");

        await DoneAsync(new DispatchOrder(second, Street, []), Actor.Import);
        await ExpectSoonAsync(page, $"[data-testid=breach][data-number='{second}']", "签收");

        var before = int.Parse(await page.Locator("#alarm").GetAttributeAsync("data-alarm") ?? "", System.Globalization.CultureInfo.InvariantCulture);
        await DoneAsync(new SuperviseBySystem(second, Reason: "久拖不办"), Supervisor);
        await ExpectSoonAsync(page, "[data-testid=alert]:first-child", City.Organizers[Street].FullName);
        await Expect(page.Locator("#alarm")).ToHaveAttributeAsync("data-alarm", $"{before + 1}", new() { Timeout = 1000 });
        await Expect(page.Locator("[data-testid=alert]:first-child .unacknowledged")).ToBeVisibleAsync();

        await DoneAsync(new AcknowledgeSupervision(second, 1), Supervisor);
        await Expect(page.Locator("#alarm")).ToHaveAttributeAsync("data-alarm", $"{before}", new() { Timeout = 1000 });
        await Expect(page.Locator("[data-testid=alert]:first-child .unacknowledged")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Wall_AfterManyChanges_ShowsExactlyWhatTheServerHasDrawn()
    {
        var page = await wall.OpenAsync(browser);
        await Seed.OrdersAsync(wall.App.Services, WallApp.Start, 120);
        var numbers = new List<WorkOrderNumber>();
        for (var i = 0; i < 12; i++)
        {
            numbers.Add(await AcceptAsync());
            await ShownAsync(page);
            if (i % 2 == 1)
            {
                await DoneAsync(new DispatchOrder(numbers[i / 2], Street, []), Actor.Import);
                await ShownAsync(page);
            }
        }

        await DoneAsync(new SuperviseBySystem(numbers[0], Reason: "久拖不办"), Supervisor);
        await ShownAsync(page);
        await page.Context.CloseAsync();
    }

    // The countdowns tick in the browser: their texts and colours are its own.
    private async Task ShownAsync(IPage page)
    {
        const string Difference = """
            (html) => {
              const plain = (element) => {
                for (const time of element.querySelectorAll('time.countdown')) {
                  time.className = 'countdown';
                  time.textContent = '';
                }
                return element;
              };
              const drawn = document.createElement('template');
              drawn.innerHTML = html;
              const expected = plain(drawn.content.firstElementChild);
              const shown = plain(document.getElementById('board').cloneNode(true));
              return shown.isEqualNode(expected) ? '' : shown.outerHTML + ' instead of ' + expected.outerHTML;
            }
            """;
        var feed = wall.App.Services.GetRequiredService<LiveFeed>();
        SpinWait.SpinUntil(() => feed.Now.Sequence == Store.Sequence);
        var drawing = await wall.App.Services.GetRequiredService<WallScreens>().Of("zh-CN")!.NowAsync();
        await Expect(page.Locator("#board")).ToHaveAttributeAsync("data-drawing", drawing.Id);
        Assert.Equal("", await page.EvaluateAsync<string>(Difference, drawing.Html));
    }

    [Fact, Clause("5.3.2.1.3")]
    public async Task Surge_WhileDeclared_StandsOnTheWall()
    {
        var page = await wall.OpenAsync(browser);
        await DoneAsync(new DeclareSurge(WallApp.Start.AddHours(6), Seed.Personal[3]), Supervisor);
        await ExpectSoonAsync(page, "[data-testid=surge]", "05-08 16:05");
        Assert.DoesNotContain(Seed.Personal[3], await page.ContentAsync(), StringComparison.Ordinal);
        await DoneAsync(new EndSurge("已缓解"), Supervisor);
        await Expect(page.Locator("[data-testid=surge]")).ToHaveCountAsync(0, new() { Timeout = 1000 });
        await page.Context.CloseAsync();
    }

    [Fact, Clause("6.1")]
    public async Task Wall_ToADevice_SendsNoPersonalDataInPageOrFrames()
    {
        var frames = new StringBuilder();
        var page = await wall.OpenAsync(browser, before: p => p.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            lock (frames)
            {
                frames.Append(Encoding.UTF8.GetString(frame.Binary ?? [])).Append(frame.Text);
            }
        });
        var number = await AcceptAsync();
        await DoneAsync(new DispatchOrder(number, Street, []), Actor.Import);
        await DoneAsync(new SuperviseBySystem(number, Reason: Seed.Personal[3]), Supervisor);
        await Expect(page.Locator("[data-testid=alert]:first-child")).ToContainTextAsync(City.Organizers[Street].FullName);
        await Expect(page.Locator($"[data-testid=breach][data-number='{number}']")).ToContainTextAsync("签收");

        string received;
        lock (frames)
        {
            received = frames.ToString();
        }

        Assert.Contains(number.ToString(), received, StringComparison.Ordinal); // the frames were read
        var content = await page.ContentAsync();
        Assert.Contains(number.ToString(), content, StringComparison.Ordinal);
        Assert.Equal([], Seed.Personal.Where(text => content.Contains(text, StringComparison.Ordinal) || received.Contains(text, StringComparison.Ordinal)));
        await page.Context.CloseAsync();
    }

    private OrganizerId Street => City.StreetsOf("110105").First().Id;

    private async Task<WorkOrderNumber> AcceptAsync()
    {
        var category = City.Categories.Values.First(c => c.Urgency == Urgency.LifeAndProperty || Tiers.Of(c.Urgency) == ResponseTier.LifeAndSafety);
        var outcome = await DoneAsync(new AcceptComplaint(Seed.Complaint(category, "110105", Street, WallApp.Start)), Actor.Import);
        return outcome.Number!.Value;
    }

    private async Task<Outcome> DoneAsync(HotlineCommand command, Actor by)
    {
        var outcome = await Store.HandleAsync(by, command);
        Assert.Null(outcome.Refusal);
        return outcome;
    }

    private static Task ExpectSoonAsync(IPage page, string selector, string text) =>
        Expect(page.Locator(selector)).ToContainTextAsync(text, new() { Timeout = 1000 });
}
