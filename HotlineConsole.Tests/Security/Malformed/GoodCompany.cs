using HotlineConsole.Core.Storage;
using HotlineConsole.Tests.Orders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Tests.Security.Malformed;

/// <summary>People at work meanwhile: a desk and a wall, to which every change has to come.</summary>
internal sealed class GoodCompany(HotlineStore store, CircuitClient desk, WallClient wall) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>How often a change came to both.</summary>
    public int Heard { get; private set; }

    /// <summary>Something happens; the desk and the wall are told.</summary>
    public async Task HearAsync()
    {
        desk.Forget();
        wall.Forget();
        await store.AcceptAsync(Samples.Complaint() with { Content = Leaks.Secret });
        var began = TimeProvider.System.GetTimestamp();
        while (desk.Batches.Count == 0 || wall.Line.Messages.Count == 0)
        {
            Assert.True(desk.Failure is null && wall.Failure is null, $"desk: {desk.Failure}, wall: {wall.Failure}");
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"A change came {desk.Batches.Count} times to the desk and {wall.Line.Messages.Count} times to the wall.");
            await Task.Delay(Look, TimeProvider.System);
        }

        Heard++;
    }

    public async ValueTask DisposeAsync()
    {
        await desk.DisposeAsync();
        await wall.DisposeAsync();
    }
}
