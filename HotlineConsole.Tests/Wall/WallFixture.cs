using HotlineConsole.Security;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HotlineConsole.Tests.Wall;

/// <summary>A wall's application that can be stopped and started again on its folder and port, with the link of a device.</summary>
public sealed class WallFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hotline-wall-").FullName;
    private readonly int _port = WallApp.FreePort();
    private Uri _address = default!;
    private string _token = "";

    public WallApp App { get; private set; } = default!;

    public async Task InitializeAsync()
    {
        Start();
        _token = await App.Services.GetRequiredService<Devices>().AddAsync("North wall");
    }

    public void Start()
    {
        App = new(_folder, _port);
        _address = App.Listen();
    }

    public async Task<IPage> OpenAsync(BrowserFixture browser, int width = 1920, int height = 1080, Action<IPage>? before = null)
    {
        var page = await browser.NewPageAsync(width, height);
        before?.Invoke(page);
        await page.GotoAsync(new Uri(_address, "/wall/enter?token=" + _token).ToString());
        await page.IsLiveAsync();
        return page;
    }

    public async Task DisposeAsync()
    {
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
