using HotlineConsole.Tests.Support;

namespace HotlineConsole.Bench.Live;

/// <summary>Many clients of the bare hub.</summary>
internal sealed class Listeners(IReadOnlyList<HubLine> all) : IAsyncDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    public IReadOnlyList<HubLine> All => all;

    public static async Task<Listeners> OpenAsync(ServedConsole served, int count)
    {
        var all = new HubLine[count];
        await Parallel.ForAsync(0, count, async (i, _) => all[i] = await HubLine.OpenAsync(new(served.Site, BareSite.Hub)));
        return new(all);
    }

    public void Forget()
    {
        foreach (var client in all)
        {
            client.Forget();
        }
    }

    public async Task UntilAsync(int messages)
    {
        while (all.Any(c => c.Mark < messages))
        {
            await Task.Delay(Moment, TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in all)
        {
            await client.DisposeAsync();
        }
    }
}
