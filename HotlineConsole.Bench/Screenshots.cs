using HotlineConsole.Core.Board;
using HotlineConsole.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HotlineConsole.Bench;

/// <summary>The pictures of the README, taken of a living demo city.</summary>
internal static class Screenshots
{
    public static async Task TakeAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await using var city = await LivingCity.StartAsync(speed: 1);
        await TakeAsync("supervisor", "/wall", "wall", (1920, 1080), (3840, 2160));
        var board = city.App.Services.GetRequiredService<LiveFeed>().Now;
        var queue = board.Queue(Stage.AwaitingDispatch);
        await TakeAsync("dispatcher", "/dispatcher", "dispatcher", (1366, 768), (1920, 1080), queue.IsEmpty ? null : $"[data-number='{queue[0].Number}'] [data-open]");
        await TakeAsync("attendant", "/attendant", "attendant", (1366, 768), (1920, 1080));
        await TakeAsync("street-staff", "/organizer", "organizer", (1366, 768), (1920, 1080), "[data-row] [data-open]");
        await TakeAsync("supervisor", "/supervisor", "supervisor", (1366, 768), (1920, 1080), "[data-row] [data-open]");
        var sheet = board.Supervised.FirstOrDefault(o => o.OpenVisits > 0) ?? board.ByDue.First();
        await TakeAsync("supervisor", $"/orders/{sheet.Number}", "order-sheet", (1366, 768), (1920, 1080));

        async Task TakeAsync(string account, string address, string name, (int Width, int Height) first, (int Width, int Height) second, string? click = null)
        {
            foreach (var (width, height) in ((int, int)[])[first, second])
            {
                var page = await city.OpenAsync(account, address, width, height);
                if (click is not null && await page.Locator(click).CountAsync() > 0)
                {
                    await page.Locator(click).First.ClickAsync();
                    await page.GetByTestId("panel").Or(page.GetByTestId("dispatch-panel")).First.WaitForAsync();
                }

                // Countdowns in sight tick; those further down show their due time until they come into sight.
                await page.WaitForFunctionAsync("() => { const all = [...document.querySelectorAll('time.countdown')]; return all.length === 0 || all.some(t => !/^\\d\\d-/.test(t.textContent)); }");
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{width}x{height}.png") });
                await page.Context.CloseAsync();
                Console.WriteLine($"{name}-{width}x{height}.png");
            }
        }
    }
}
