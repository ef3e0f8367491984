using HotlineConsole.Core.Organizers;
using HotlineConsole.Core.Standard;
using HotlineConsole.Core.Storage;
using HotlineConsole.Core.Time;
using HotlineConsole.Core.WorkOrders;
using HotlineConsole.Tests.Support;

namespace HotlineConsole.Bench;

/// <summary>A store for a bench, on a file of its own that goes with it, or on one that is there.</summary>
internal sealed class BenchStore : IAsyncDisposable
{
    public static readonly City City = City.Load(City.ReadFolder);
    public static readonly Rules Rules = Rules.Of(City, new LocalPolicy());

    private readonly TempFolder? _folder;
    private readonly WriteGate _gate = new();

    private BenchStore(TempFolder? folder, string file)
    {
        (_folder, File) = (folder, file);
        Store = HotlineStore.Open(file, Rules, new HotlineClock(), _gate);
    }

    public string File { get; }

    public HotlineStore Store { get; }

    /// <param name="file">A file that is there and stays; null: a new one.</param>
    public static Task<BenchStore> OpenAsync(string? file = null)
    {
        var folder = file is null ? new TempFolder() : null;
        return Task.FromResult(new BenchStore(folder, file ?? folder!.File("hotline.db")));
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _gate.Dispose();
        _folder?.Dispose();
    }
}
