using System.Text;
using HotlineConsole.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Wall;

[Collection(BrowserTests.Name)]
public sealed class WallRecoveryTests(BrowserFixture browser, WallFixture wall) : IClassFixture<WallFixture>
{
    private const int Heartbeats = 5; // one every three seconds: the first four close more than ten seconds

    [Fact]
    public async Task Wall_InSilenceAndThroughARestart_StaysFreshThenWarnsThenRecoversAlone()
    {
        var batches = 0;
        var messages = 0;
        var silent = new TaskCompletionSource();
        var page = await wall.OpenAsync(browser, before: p => p.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            batches += Encoding.UTF8.GetString(frame.Binary ?? []).Contains("JS.RenderBatch", StringComparison.Ordinal) ? 1 : 0;
            if (++messages == Heartbeats)
            {
                silent.TrySetResult();
            }
        });
        var light = page.Locator("#freshness");
        await Expect(light).ToHaveAttributeAsync("data-state", "fresh");
        await page.EvaluateAsync("""
            () => {
              window.notFresh = [];
              const light = document.getElementById('freshness');
              new MutationObserver(() => light.dataset.state === 'fresh' || window.notFresh.push(light.dataset.state)).observe(light, { attributes: true });
            }
            """);
        (batches, messages) = (0, 0);
        await silent.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(0, batches);
        Assert.Empty(await page.EvaluateAsync<string[]>("() => window.notFresh"));

        await wall.App.DisposeAsync();
        await Expect(page.Locator("#components-reconnect-modal")).ToBeVisibleAsync();
        await Expect(light).ToHaveAttributeAsync("data-state", "amber", new() { Timeout = 10_000 });
        await Expect(light).ToHaveAttributeAsync("data-state", "red", new() { Timeout = 15_000 });
        await Expect(page.Locator("body")).ToHaveAttributeAsync("data-stale", "red");

        wall.Start();
        await page.WaitForFunctionAsync("() => !('notFresh' in window)"); // a new page
        await page.IsLiveAsync();
        await Expect(light).ToHaveAttributeAsync("data-state", "fresh");
        await Expect(page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
        Assert.Equal("/wall", new Uri(page.Url).AbsolutePath);
        await page.Context.CloseAsync();
    }
}
