using System.Text;
using System.Threading.Channels;
using HotlineConsole.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace HotlineConsole.Tests.Wall;

[Collection(BrowserTests.Name)]
public sealed class WallRecoveryTests(BrowserFixture browser, WallFixture wall) : IClassFixture<WallFixture>
{
    private const int Heartbeats = 4; // one every three seconds

    [Fact]
    public async Task Wall_InSilenceAndThroughARestart_StaysFreshThenWarnsThenRecoversAlone()
    {
        var frames = Channel.CreateUnbounded<string>();
        var page = await wall.OpenAsync(browser, before: p => p.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
            frames.Writer.TryWrite(frame.Text ?? Encoding.UTF8.GetString(frame.Binary ?? [])));
        var light = page.Locator("#freshness");
        await Expect(light).ToHaveAttributeAsync("data-state", "fresh");
        Assert.True(await BatchesUntilAsync(frames, pings: 1) > 0, "The batches of the first render were seen.");
        await page.EvaluateAsync("""
            () => {
              window.notFresh = [];
              window.silentFrom = performance.now();
              const light = document.getElementById('freshness');
              new MutationObserver(() => light.dataset.state === 'fresh' || window.notFresh.push(light.dataset.state)).observe(light, { attributes: true });
            }
            """);
        Assert.Equal(0, await BatchesUntilAsync(frames, Heartbeats));
        Assert.InRange(await page.EvaluateAsync<double>("() => performance.now() - window.silentFrom"), 10_000, 60_000);
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

    private static async Task<int> BatchesUntilAsync(Channel<string> frames, int pings)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        var batches = 0;
        while (pings > 0)
        {
            var frame = await frames.Reader.ReadAsync(limit.Token);
            batches += frame.Contains("JS.RenderBatch", StringComparison.Ordinal) || frame.StartsWith("{\"type\":1,", StringComparison.Ordinal) ? 1 : 0;
            pings -= frame is ['\u0002', _, '\u0006'] ? 1 : 0; // two bytes follow: an array of one, message type 6
        }

        return batches;
    }
}
