using Microsoft.Playwright;

namespace HotlineConsole.Tests.Support;

/// <summary>One Chromium and one running application for all tests of the collection.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    // Rights are checked anew every second here, so that a test sees a revoked screen close.
    public ConsoleApp App { get; } = new(settings: new Dictionary<string, string> { ["Security:RevalidateEvery"] = "00:00:01", ["Policy:FollowUp:Percent"] = "100" });

    public Uri Address { get; private set; } = default!;

    public async Task InitializeAsync()
    {
        Address = App.Listen();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium(),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await App.DisposeAsync();
    }

    /// <summary>A page with cookies of its own, laptop size unless told otherwise, on the shared application or another.</summary>
    public async Task<IPage> NewPageAsync(int width = 1366, int height = 768, Uri? address = null)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = (address ?? Address).ToString(),
            IgnoreHTTPSErrors = true, // a proxy of a test has a certificate of the test's own
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        return await context.NewPageAsync();
    }

    private static string Chromium()
    {
        string?[] candidates =
        [
            Environment.GetEnvironmentVariable("CHROMIUM"),
            "/usr/bin/chromium",
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .SelectMany(folder => (string[])["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"], Path.Combine),
        ];
        return candidates.FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("No Chromium: install the package chromium, or name the executable in CHROMIUM.");
    }
}

// Alone: what a person sees within a second is not asked while every core is busy with other tests.
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class BrowserTests : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
