using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using HotlineConsole.Core.Handling;
using HotlineConsole.Core.Storage;
using HotlineConsole.Tests.Orders;
using HotlineConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace HotlineConsole.Tests.Accessibility;

/// <summary>Every page, opened by somebody who may, by the rules of axe-core: nothing serious, nothing critical; in both languages, light and dark.</summary>
[Collection(BrowserTests.Name)]
public sealed class AccessibilityTests(BrowserFixture browser, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly ConsoleApp _app = new(settings: new Dictionary<string, string> { ["Security:PagesAtOnce"] = "100000" });
    private Uri _address = default!;

    public Task InitializeAsync()
    {
        _address = _app.Listen();
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => _app.DisposeAsync().AsTask();

    // Names differ by language and colours by theme: each is looked at once on every page.
    [Theory]
    [InlineData("zh-CN", "light")]
    [InlineData("en", "dark")]
    public async Task Pages_HaveNothingSeriousOrCritical(string language, string theme)
    {
        var store = _app.Services.GetRequiredService<HotlineStore>();
        var whole = await store.WholeLifeAsync();
        await store.AcceptAsync();
        var held = await store.DispatchedAsync();
        await store.DoneAsync(Samples.StaffOf(Samples.Street), new SignFor(held, Samples.Street));
        var pages = PageCatalogue.All(new Dictionary<string, string> { ["Number"] = whole.ToString(), ["Code"] = "404", ["Token"] = "none" });
        Assert.True(pages.Count >= 16, $"{pages.Count} pages");
        CataloguedPage[] opened = [new($"/organizer?tab=InHand&order={held}", "street-staff", true), new($"/supervisor?order={held}", "supervisor", true), new("/orders?status=Closed", "supervisor", true)];
        var (seen, wrong) = (0, new ConcurrentBag<string>());
        await Parallel.ForEachAsync(pages.Concat(opened).GroupBy(page => page.Account), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (group, _) =>
        {
            var page = await PageAsync(language, theme, group.Key);
            foreach (var one in group)
            {
                await page.GotoAsync(one.Address);
                if (one.HasCircuit)
                {
                    await page.IsLiveAsync();
                }

                var result = await page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
                Assert.NotEmpty(result.Passes); // it has looked
                Interlocked.Increment(ref seen);
                foreach (var (rule, node) in result.Violations.Where(v => v.Impact is "serious" or "critical").SelectMany(v => v.Nodes.Select(node => (v, node))))
                {
                    wrong.Add($"{one.Address} {rule.Id} ({rule.Impact}): {node.Html[..Math.Min(node.Html.Length, 160)]}");
                }
            }

            await page.Context.CloseAsync();
        });

        output.WriteLine($"{language} {theme}: {seen} pages, {wrong.Count} places.");
        foreach (var place in wrong.Distinct())
        {
            output.WriteLine(place);
        }

        Assert.Equal([], wrong.Distinct());
    }

    [Fact]
    public async Task PageWithoutANameForItsField_IsFound()
    {
        var page = await PageAsync("en", "light", null);
        await page.GotoAsync("/account/sign-in");
        await page.EvaluateAsync("() => document.querySelector('label[for=name]').remove()");
        Assert.Contains((await page.RunAxe()).Violations, v => v is { Id: "label", Impact: "critical" });
        await page.Context.CloseAsync();
    }

    private async Task<IPage> PageAsync(string language, string theme, string? account)
    {
        var page = await browser.NewPageAsync(address: _address);
        await page.Context.AddCookiesAsync(
        [
            new() { Name = ".AspNetCore.Culture", Value = Uri.EscapeDataString($"c={language}|uic={language}"), Url = _address.ToString() },
            new() { Name = "hotline-theme", Value = theme, Url = _address.ToString() },
        ]);
        if (account is not null)
        {
            await page.SignInAsync(account);
        }

        return page;
    }
}
