namespace HotlineConsole.Tests.Storage;

/// <summary>Tests with a store of their own each.</summary>
public abstract class HotlineTests : IAsyncLifetime, IAsyncDisposable
{
    private protected readonly TestHotline _hotline = new();

    public virtual Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _hotline.DisposeAsync();
    }
}
