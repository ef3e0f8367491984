using HotlineConsole.Tests.Support;
using Microsoft.Playwright;

namespace HotlineConsole.Bench;

/// <summary>The application in process with the demo city at work, and a real browser before it.</summary>
internal sealed class LivingCity : IAsyncDisposable
{
    private readonly BrowserFixture _browser = new();

    private LivingCity(double speed) => App = new(settings: new Dictionary<string, string>
    {
        ["Demo:City"] = "true",
        ["Demo:Speed"] = speed.ToString(System.Globalization.CultureInfo.InvariantCulture),
    });

    public ConsoleApp App { get; }

    public Uri Address { get; private set; } = default!;

    public static async Task<LivingCity> StartAsync(double speed)
    {
        var city = new LivingCity(speed);
        await city._browser.InitializeAsync();
        city.Address = city.App.Listen();
        return city;
    }

    public async Task<IPage> OpenAsync(string account, string address, int width, int height)
    {
        var page = await _browser.NewPageAsync(width, height, Address);
        await page.SignInAsync(account, address);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await _browser.DisposeAsync();
    }
}
