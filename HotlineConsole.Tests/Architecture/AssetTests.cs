using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Architecture;

public sealed class AssetTests
{
    [Fact]
    public async Task LinkedAssets_OfTheRunningApplication_AreThereWithContent()
    {
        await using var app = new ConsoleApp();
        using var client = app.Visitor();
        Complete(await LinkedAssets.FetchAllAsync(client, "/account/sign-in"));
    }

    [Fact]
    public async Task LinkedAssets_OfThePublishedApplication_AreThereWithContent()
    {
        await using var published = await PublishedApp.StartAsync();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = published.Address };
        Complete(await LinkedAssets.FetchAllAsync(client, "/account/sign-in"));
    }

    private static void Complete(IReadOnlyList<(string Address, int Status, long Bytes)> files)
    {
        foreach (var expected in (string[])["blazor.web", "Radzen.Blazor", "material-wcag", "tokens", "app", "widgets", "wall", "hotline", "favicon", "styles"])
        {
            Assert.Contains(files, file => file.Address.Contains(expected, StringComparison.Ordinal));
        }

        Assert.Equal([], files.Where(file => file.Status != 200 || file.Bytes == 0));
    }
}
