using HotlineConsole.Tests.Support;

namespace HotlineConsole.Bench.Live;

/// <summary>Many screens of the same page.</summary>
internal sealed class Screens(IReadOnlyList<IScreen> all) : IAsyncDisposable
{
    private const int AtOnce = 8;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public IReadOnlyList<IScreen> All => all;

    public static Task<Screens> OpenWallsAsync(ServedConsole served, int count) => OpenAsync(served.Wall, "/wall", "supervisor", count, async page => await WallClient.OpenAsync(page));

    public static Task<Screens> OpenHelloAsync(ServedConsole served, int count) => OpenAsync(served.Site, BareSite.Hello, null, count, async page => await CircuitClient.OpenAsync(page));

    /// <summary>Waits until nothing has come for a second.</summary>
    public async Task SettleAsync()
    {
        do
        {
            Forget();
            await Task.Delay(Quiet, TimeProvider.System);
        }
        while (all.Any(c => c.Frames.Count > 0));
    }

    /// <summary>Waits until every screen shows this commit.</summary>
    public async Task UntilAsync(long mark)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (all.Any(c => c.Mark < mark))
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException($"{all.Count(c => c.Mark < mark)} screens do not show {mark}; {all.Select(c => c.Failure).FirstOrDefault(f => f is not null)}");
            }

            await Task.Delay(Moment, TimeProvider.System);
        }
    }

    public void Forget()
    {
        foreach (var screen in all)
        {
            screen.Forget();
        }
    }

    /// <summary>Closes them as browsers do that leave the page.</summary>
    public Task CloseAsync() => Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (client, _) => await client.CloseAsync());

    public async ValueTask DisposeAsync()
    {
        foreach (var screen in all)
        {
            await screen.DisposeAsync();
        }
    }

    private static async Task<Screens> OpenAsync(Uri server, string path, string? account, int count, Func<CircuitPage, Task<IScreen>> open)
    {
        // All open from one rendering of the page: it is the circuits that are asked about.
        var page = await CircuitPage.GetAsync(server, path, account);
        var all = new IScreen[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) => all[i] = await open(page));
        var screens = new Screens(all);
        await screens.SettleAsync();
        return screens;
    }
}
