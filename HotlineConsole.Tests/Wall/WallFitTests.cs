using HotlineConsole.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Wall;

[Collection(BrowserTests.Name)]
public sealed class WallFitTests(BrowserFixture browser, WallFitTests.BusyWall busy) : IClassFixture<WallFitTests.BusyWall>
{
    [Theory]
    [InlineData(1366, 768)]
    [InlineData(1920, 1080)]
    [InlineData(3840, 2160)]
    [InlineData(3840, 1080)]
    public async Task Wall_OnAScreen_FitsWithoutScrollBars(int width, int height)
    {
        var page = await busy.Wall.OpenAsync(browser, width, height);
        await Expect(page.Locator("[data-testid=breach]")).ToHaveCountAsync(12);
        var tooLarge = await page.EvaluateAsync<string[]>("""
            () => {
              const root = document.scrollingElement;
              const wrong = root.scrollWidth > innerWidth || root.scrollHeight > innerHeight ? ['page'] : [];
              for (const part of document.querySelectorAll('.wall > *, .tile, .matrix td, .tile-line, .tile-note, .alert-head')) {
                const box = part.getBoundingClientRect();
                if (part.checkVisibility() && (box.right > innerWidth + 0.5 || box.bottom > innerHeight + 0.5)) {
                  wrong.push(`${part.className} outside`);
                }
                if (!part.matches('.wall-alerts, [hidden]') && part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0) {
                  wrong.push(`${part.className} wider than its room: ${part.textContent.trim().slice(0, 40)}`);
                }
              }
              return wrong;
            }
            """);
        Assert.Equal([], tooLarge);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Map_OfDistricts_ColoursByRiskAndNamesPlaceUnknown()
    {
        var page = await busy.Wall.OpenAsync(browser);
        await Expect(page.Locator(".wall-map path")).ToHaveCountAsync(16 + 6);
        await Expect(page.Locator("[data-testid=place-unknown]")).ToBeVisibleAsync();
        await Expect(page.Locator(".wall-map path:not(.risk-1)").First).ToBeVisibleAsync();
        await Expect(page.Locator(".wall-map text.value")).ToHaveCountAsync(10 + 6);
        await page.Context.CloseAsync();
    }

    /// <summary>A wall over two thousand orders of the last eight days.</summary>
    public sealed class BusyWall : IAsyncLifetime
    {
        public WallFixture Wall { get; } = new();

        public async Task InitializeAsync()
        {
            await Wall.InitializeAsync();
            await Seed.OrdersAsync(Wall.App.Services, WallApp.Start, 2_000);
        }

        public Task DisposeAsync() => Wall.DisposeAsync();
    }
}
